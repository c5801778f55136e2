import type {ScoreName} from "../../lib/statistics/bootstrap.ts";
import type {SplitEvaluation} from "../../pipelines/model/evaluation/evaluation-report.ts";
import {html} from "../ui/html.ts";
import {tiles} from "../ui/tile.ts";
import {formatInterval, formatScore, lowerIsBetter} from "./evaluation-scores.ts";
import {words} from "./evaluation-words.ts";

const HEADLINES: readonly ScoreName[] = [
  "accuracy",
  "rocAuc",
  "logLoss",
  "brier",
  "ece",
  "meanAbsoluteError"
];

/** A headline figure with its interval and its limit. */
function scoreTile({scores, intervals, limit}: SplitEvaluation, name: ScoreName): HTMLElement {
  return html`<div class="tile"><dt>${words(name)} <span class="quiet">(${words(lowerIsBetter(name) ? "lower" : "higher")})</span></dt>
    <dd><div class="value">${formatScore(name, scores[name])}</div>
    <div class="note">${words("interval", {interval: formatInterval(name, intervals[name])})}<br>${words(
      "bestPossible",
      {value: formatScore(name, limit[name])}
    )}</div></dd></div>`;
}

export const scoreTiles = (split: SplitEvaluation): HTMLElement =>
  tiles(
    HEADLINES.map((name) => scoreTile(split, name)),
    240
  );
