import type {ScoreName} from "../../lib/statistics/bootstrap.ts";
import type {Scores} from "../../lib/statistics/probability-scores.ts";
import type {SplitEvaluation} from "../../pipelines/model/evaluation/evaluation-report.ts";
import {chart} from "../charts/chart.ts";
import {hoverText, nameAxis} from "../charts/labels.ts";
import {barX, plot, ruleX, text} from "../charts/plot.ts";
import {dictionary} from "../i18n/language.ts";
import {nameAndValue} from "../i18n/name-and-value.ts";
import {decimal, integer, numberTick, percent, shareTick} from "../i18n/numbers.ts";
import {segmented} from "../ui/filters.ts";
import {html} from "../ui/html.ts";
import {dataTable} from "../ui/table.ts";
import {formatScore, lowerIsBetter} from "./evaluation-scores.ts";
import {words} from "./evaluation-words.ts";

const chartWords = dictionary({
  title: ["Is the model worth its trouble?", "Le modèle en vaut-il la peine ?"],
  wrong: ["Favourite named wrong", "Erreur sur le favori"],
  excess: ["Log-loss above the best possible", "Log-loss au-dessus du meilleur possible"],
  wrongSubtitle: [
    "Share of duels whose favourite is named wrong; pair-disjoint test split, n = {n}",
    "Part des duels où le modèle se trompe de favori ; paires disjointes, n = {n}"
  ],
  excessSubtitle: [
    "Log-loss above the best possible, in nats a fight; pair-disjoint test split, n = {n}; a rule that says yes or no has none",
    "Log-loss au-dessus du meilleur possible, en nats par combat ; paires disjointes, n = {n} ; une règle par oui ou non n’en a pas"
  ],
  name: [
    "Bars of {measure}: {model} for this model, {best} for the best of the simpler rules.",
    "Barres de {measure} : {model} pour ce modèle, {best} pour la meilleure des règles plus simples."
  ],
  measure: ["What to show", "Que montrer"],
  method: ["Method", "Méthode"]
});

export interface ScoredMethod {
  readonly kind: "limit" | "model" | "version" | "baseline";
  readonly name: string;
  readonly note: string;
  readonly scores: Scores;
  /** It answers yes or no, so that its log-loss is what one chooses to clip it at. */
  readonly certain: boolean;
}

const SHOWN: readonly ScoreName[] = [
  "accuracy",
  "rocAuc",
  "logLoss",
  "brier",
  "ece",
  "meanAbsoluteError",
  "fightAccuracy"
];

const meaningful = ({certain}: ScoredMethod, score: ScoreName): boolean => !certain || score !== "logLoss";

/** The model beside its limit, another version and the baselines. */
export const comparisonTable = (methods: readonly ScoredMethod[]): HTMLElement =>
  dataTable<ScoredMethod>({
    caption: words("compareTitle"),
    rows: methods,
    columns: [
      {
        key: "name",
        label: words("method"),
        rowHeader: true,
        cell: ({name, note}) =>
          note
            ? html`<span class="explained-name">${name}<br><span class="quiet">${note}</span></span>`
            : name
      },
      ...SHOWN.map((score) => ({
        key: score,
        label: words(score),
        numeric: true,
        sort: (method: ScoredMethod) =>
          meaningful(method, score) ? method.scores[score] : lowerIsBetter(score) ? Infinity : -Infinity,
        cell: (method: ScoredMethod) =>
          formatScore(score, meaningful(method, score) ? method.scores[score] : null)
      }))
    ]
  }).element;

type Measure = "wrong" | "excess";

interface Bar {
  readonly name: string;
  readonly kind: ScoredMethod["kind"];
  readonly value: number;
}

/** What each method leaves wrong, the least first. */
export function comparedBars(methods: readonly ScoredMethod[], limit: Scores, measure: Measure): Bar[] {
  const remaining = ({accuracy, logLoss}: Scores): number =>
    measure === "wrong" ? 1 - accuracy : logLoss - limit.logLoss;
  return methods
    .filter((method) => measure === "wrong" || (meaningful(method, "logLoss") && method.kind !== "limit"))
    .map(({name, kind, scores}) => ({name, kind, value: remaining(scores)}))
    .sort((x, y) => x.value - y.value);
}

const FILLS: Readonly<Record<Bar["kind"], string>> = {
  limit: "var(--ink-mute)",
  model: "var(--a)",
  version: "var(--b)",
  baseline: "var(--line-strong)"
};

function comparisonChart(
  split: SplitEvaluation,
  methods: readonly ScoredMethod[],
  measure: Measure
): HTMLElement {
  const bars = comparedBars(methods, split.limit, measure);
  const written = (value: number): string => (measure === "wrong" ? percent(value, 2) : decimal(value, 4));
  const shown = (kind: Bar["kind"]): string => {
    const bar = bars.find((entry) => entry.kind === kind);
    return bar ? written(bar.value) : "–";
  };
  const height = 70 + 40 * bars.length;
  return chart({
    figure: "model-comparison",
    title: chartWords("title"),
    subtitle: chartWords(`${measure}Subtitle`, {n: integer(split.testRows)}),
    name: chartWords("name", {
      measure: chartWords(measure),
      model: shown("model"),
      best: shown("baseline")
    }),
    source: words("source"),
    columns: [chartWords("method"), chartWords(measure)],
    rows: bars.map(({name, value}) => [name, value]),
    height,
    draw: (width) => {
      const marginLeft = Math.min(190, width * 0.42);
      return plot(width, {
        height,
        marginLeft,
        marginRight: 60,
        marginBottom: 36,
        x: {
          label: chartWords(measure),
          grid: true,
          ticks: 4,
          tickFormat: measure === "wrong" ? shareTick : numberTick
        },
        y: {
          ...nameAxis(
            bars.map(({name}) => name),
            marginLeft
          ),
          padding: 0.3
        },
        marks: [
          ruleX([0], {stroke: "var(--line-strong)"}),
          barX(bars, {
            x: "value",
            y: "name",
            fill: ({kind}: Bar) => FILLS[kind],
            rx: 3,
            title: ({name, value}: Bar) => hoverText(name, nameAndValue(chartWords(measure), written(value))),
            tip: true
          }),
          text(bars, {
            x: ({value}: Bar) => Math.max(0, value),
            y: "name",
            text: ({value}: Bar) => written(value),
            textAnchor: "start",
            dx: 5,
            fill: "var(--ink-soft)"
          })
        ]
      });
    }
  });
}

/** What every method leaves wrong, by favourites or by log-loss. */
export function comparisonExplorer(split: SplitEvaluation, methods: readonly ScoredMethod[]): HTMLElement {
  const place: HTMLElement = html`<div></div>`;
  const show = (measure: Measure): void => place.replaceChildren(comparisonChart(split, methods, measure));
  show("wrong");
  const choices = (["wrong", "excess"] as const).map((value) => ({value, label: chartWords(value)}));
  return html`<div>${segmented("measure", chartWords("measure"), choices, "wrong", (value) =>
    show(value as Measure)
  )}${place}</div>`;
}
