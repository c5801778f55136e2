import type {GameData} from "../../../data-loaders/game-data.ts";
import type {EvaluationReport} from "../../../pipelines/evaluation/report.ts";
import {localName} from "../../i18n/language.ts";
import {integer} from "../../i18n/numbers.ts";
import {indexGame} from "../../ui/game.ts";
import {html} from "../../ui/html.ts";
import {emptyState} from "../../ui/state.ts";
import {calibrationChart, confusionChart, histogramChart, precisionRecallChart, rocChart} from "./charts.ts";
import {sliceExplorer} from "./slices.ts";
import {comparisonTable, scenarioTable, scoreTile, splitTable} from "./tables.ts";
import {words} from "./words.ts";
import {worstTable} from "./worst.ts";

/** The evaluation report; null before the evaluate stage has run. */
export function evaluationPage(report: EvaluationReport | null, game: GameData): HTMLElement {
  const split = report?.splits[0];
  if (!report || !split) return emptyState(words("missingTitle"), words("missing"));
  const index = indexGame(game);
  const typeNames = new Map<string, string>(game.types.map((type) => [type.identifier, localName(type)]));
  const tiles = (["accuracy", "rocAuc", "logLoss", "brier", "ece", "meanAbsoluteError"] as const).map(
    (name) => scoreTile(split, name)
  );
  return html`<div><p class="quiet">${words("headline", {n: integer(split.testRows), pairs: integer(split.testPairs)})}</p>
    <dl class="grid tiles" style="--min:240px">${tiles}</dl>
    <h2>${words("compareTitle")}</h2><p>${words("compareNote")}</p>${comparisonTable(split)}
    <div class="grid" style="--min:360px">${calibrationChart(split)}${histogramChart(split)}</div>
    <div class="grid" style="--min:270px">${confusionChart(split)}${rocChart(split)}${precisionRecallChart(split)}</div>
    <h2>${words("splitsTitle")}</h2><p>${words("splitsNote")}</p>${splitTable(report.splits)}
    <h2>${words("scenariosTitle")}</h2>${scenarioTable(split)}
    ${sliceExplorer(split, {label: ({value}) => typeNames.get(value) ?? value.replaceAll("_", " ")})}
    <h2>${words("worstTitle")}</h2><p>${words("worstNote")}</p>${worstTable(index, split.worst)}</div>`;
}
