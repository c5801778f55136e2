import {batchCount} from "../../../../lib/statistics/design-effect.ts";
import {assessColumns, isDrifted} from "../assess.ts";
import {countInBins} from "../bins.ts";
import {type ColumnWindow, columnDistance} from "../column-drift.ts";
import {THRESHOLDS, type Thresholds} from "../drift-thresholds.ts";
import type {NumericColumn} from "../profile.ts";
import type {BuildsDrift} from "../report/drift-report.ts";
import {reportColumn} from "../report/report-column.ts";
import type {AskedBuilds} from "./asked-builds.ts";
import {type BuiltFighter, CATEGORICAL_BUILD_COLUMNS, NUMERIC_BUILD_COLUMNS} from "./build-columns.ts";
import {type BuildsReference, countsOf} from "./builds-reference.ts";

/** Holds the builds of a window's fights against those of the scenario, by the rules of every other column. */
export function buildsDrift(
  asked: AskedBuilds,
  reference: BuildsReference,
  thresholds: Thresholds = THRESHOLDS
): BuildsDrift {
  const fighters = asked.requests.flat();
  const batches = inBatches(asked.requests, fighters.length);
  const counts = [
    ...NUMERIC_BUILD_COLUMNS.map(({of}, at) => {
      const column = reference.columns[at] as NumericColumn;
      return (batch: readonly BuiltFighter[]) =>
        countInBins(Float32Array.from(batch, of).sort(), column.edges);
    }),
    ...CATEGORICAL_BUILD_COLUMNS.map(
      ({of, categories}) =>
        (batch: readonly BuiltFighter[]) =>
          countsOf(batch.map(of), categories)
    )
  ];
  const distances = reference.columns.map((column, at) => {
    const window: ColumnWindow = {batches: batches.map(counts[at]), matchups: asked.requests.length};
    return columnDistance(reference, column, window, {duel: fighters.length});
  });
  const columns = assessColumns(distances, thresholds)
    .map((column, at) => reportColumn(column, reference.columns[at], null, thresholds))
    .sort((a, b) => b.psiCorrected - a.psiCorrected);
  return {
    fights: asked.fights,
    synthetic: asked.synthetic,
    requests: asked.requests.length,
    fighters: fighters.length,
    judged: fighters.length >= thresholds.minimumRows,
    drifted: columns.filter(isDrifted).length,
    columns
  };
}

/** Consecutive requests, cut into parts of about as many fighters. */
function inBatches(requests: AskedBuilds["requests"], fighters: number): BuiltFighter[][] {
  const count = batchCount(fighters);
  const batches: BuiltFighter[][] = Array.from({length: count}, () => []);
  let seen = 0;
  for (const request of requests) {
    batches[Math.min(count - 1, Math.floor((seen * count) / Math.max(1, fighters)))].push(...request);
    seen += request.length;
  }
  return batches;
}
