import type {Interval} from "../../lib/statistics/bootstrap.ts";
import type {TruthReport} from "../../pipelines/model/evaluation/truth/truth-report.ts";
import {decimal, integer, percent} from "../i18n/numbers.ts";
import {html} from "../ui/html.ts";
import {formatInterval} from "./evaluation-scores.ts";
import {words} from "./evaluation-words.ts";

/** What the labels hide: how far the model is from the truth itself. Nothing where that was not asked. */
export function truthNote(report: TruthReport | null): HTMLElement | string {
  if (report === null) return "";
  const {duels, exact, playouts, meanError, labelError, wrongFavourite} = report;
  const range = (interval: Interval): string => formatInterval("meanAbsoluteError", interval);
  return html`<p>${words("byTruth", {
    duels: integer(duels),
    exact: integer(exact),
    playouts: integer(playouts),
    error: decimal(meanError.value, 4),
    interval: range(meanError.interval),
    label: decimal(labelError.value, 4),
    wrong: integer(wrongFavourite.count),
    n: integer(wrongFavourite.n),
    share: percent(wrongFavourite.value, 2),
    shares: formatInterval("accuracy", wrongFavourite.interval)
  })}</p>`;
}
