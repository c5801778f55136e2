import type {SplitEvaluation} from "../../pipelines/model/evaluation/evaluation-report.ts";
import {integer} from "../i18n/numbers.ts";
import {words} from "./evaluation-words.ts";
import {scoreExplorer} from "./score-chart.ts";

/** A chosen score by scenario, each beside the best possible there. */
export function scenarioExplorer({scenarios}: SplitEvaluation): HTMLElement {
  const groups = scenarios.map(({scenario, ...rest}) => ({label: words(scenario as "best_move"), ...rest}));
  return scoreExplorer({
    key: "scenario-score",
    title: words("scenarioChart"),
    subtitle: words("scenariosSubtitle", {
      parts: groups.map(({label, scores}) => `${label} n = ${integer(scores.n)}`).join(", ")
    }),
    groupLabel: words("scenario"),
    source: words("source"),
    groups
  });
}
