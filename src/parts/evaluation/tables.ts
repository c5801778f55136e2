import type {ScoreName} from "../../../pipelines/evaluation/bootstrap.ts";
import type {Scores} from "../../../pipelines/evaluation/metrics.ts";
import type {SplitEvaluation} from "../../../pipelines/evaluation/report.ts";
import {integer} from "../../i18n/numbers.ts";
import {html} from "../../ui/html.ts";
import {type Column, dataTable} from "../../ui/table.ts";
import {formatScore, lowerIsBetter} from "./scores.ts";
import {words} from "./words.ts";

interface NamedScores {
  readonly name: string;
  readonly note?: string;
  readonly n?: number;
  readonly scores: Scores;
}

const SHOWN: readonly ScoreName[] = ["accuracy", "rocAuc", "logLoss", "brier", "ece", "meanAbsoluteError"];

const scoreColumns: readonly Column<NamedScores>[] = SHOWN.map((score) => ({
  key: score,
  label: words(score),
  numeric: true,
  sort: ({scores}) => scores[score],
  cell: ({scores}) => formatScore(score, scores[score])
}));

const nameColumn = (label: string): Column<NamedScores> => ({
  key: "name",
  label,
  rowHeader: true,
  cell: ({name, note}) => (note ? html`<span>${name}<br><span class="quiet">${note}</span></span>` : name)
});

/** The model, its limit and the baselines on one split. */
export const comparisonTable = ({scores, limit, baselines}: SplitEvaluation): HTMLElement =>
  dataTable<NamedScores>({
    caption: words("compareTitle"),
    rows: [
      {name: words("limit"), scores: limit},
      {name: words("thisModel"), scores},
      ...baselines.map((baseline) => ({
        name: baseline.name,
        note: baseline.description,
        scores: baseline.scores
      }))
    ],
    columns: [nameColumn(words("method")), ...scoreColumns]
  }).element;

const countColumn: Column<NamedScores> = {
  key: "n",
  label: words("testDuels"),
  numeric: true,
  sort: ({n}) => n ?? 0,
  cell: ({n}) => integer(n ?? 0)
};

export const splitTable = (splits: readonly SplitEvaluation[]): HTMLElement =>
  dataTable<NamedScores>({
    caption: words("splitsTitle"),
    rows: splits.map((split) => ({
      name: words(split.name as "pair-disjoint"),
      note: split.guarantee,
      n: split.testRows,
      scores: split.scores
    })),
    columns: [nameColumn(words("split")), countColumn, ...scoreColumns]
  }).element;

export const scenarioTable = ({scenarios}: SplitEvaluation): HTMLElement =>
  dataTable<NamedScores>({
    caption: words("scenariosTitle"),
    rows: scenarios.map(({scenario, scores}) => ({
      name: words(scenario as "best_move"),
      n: scores.n,
      scores
    })),
    columns: [nameColumn(words("scenario")), countColumn, ...scoreColumns]
  }).element;

/** A headline figure with its interval and its limit. */
export function scoreTile(split: SplitEvaluation, name: ScoreName): HTMLElement {
  const [low, high] = split.intervals[name].map((value) => formatScore(name, value));
  return html`<div class="tile"><dt>${words(name)} <span class="quiet">(${words(lowerIsBetter(name) ? "lower" : "higher")})</span></dt>
    <dd><div class="value">${formatScore(name, split.scores[name])}</div>
    <div class="note">${words("interval", {low, high})}<br>${words("bestPossible", {
      value: formatScore(name, split.limit[name])
    })}</div></dd></div>`;
}
