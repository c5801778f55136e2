import type {LeftOutFile} from "../../log/readable-files.ts";
import {THRESHOLDS, type Thresholds} from "../drift-thresholds.ts";
import type {WindowAggregates} from "../window/window-aggregates.ts";
import {type DataQuality, QUALITY_PROBLEMS, type QualityIssue, type QualityProblem} from "./drift-report.ts";

/** What is wrong with the logged values themselves, whatever their distribution. */
export function assessQuality(
  window: WindowAggregates,
  thresholds: Thresholds = THRESHOLDS,
  leftOut: readonly LeftOutFile[] = []
): DataQuality {
  const judged = window.rows >= thresholds.minimumRows;
  const issue = (column: string, problem: QualityProblem, rows: number): QualityIssue => {
    const share = window.rows === 0 ? 0 : rows / window.rows;
    const limit = thresholds.quality[problem];
    return {column, problem, rows, share, limit, exceeded: judged && share > limit};
  };
  const issues = [
    ...[...window.columns, window.prediction].flatMap(({name, missing, below, above}) => [
      issue(name, "missing", missing),
      issue(name, "outOfRange", below + above)
    ]),
    issue("pokemon", "unseen", window.unseenPokemon),
    issue("move", "unseen", window.unseenMoves)
  ].filter(({rows}) => rows > 0);
  issues.sort((a, b) => Number(b.exceeded) - Number(a.exceeded) || b.share - a.share);
  const worst = Object.fromEntries(
    QUALITY_PROBLEMS.map((problem) => [
      problem,
      Math.max(0, ...issues.filter((i) => i.problem === problem).map(({share}) => share))
    ])
  ) as Record<QualityProblem, number>;
  const {missing, below, above} = window.prediction;
  return {
    issues,
    worst,
    isFaulty: issues.some(({exceeded}) => exceeded),
    unusablePredictions: missing + below + above,
    leftOut
  };
}
