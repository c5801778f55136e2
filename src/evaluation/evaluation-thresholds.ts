import type {SplitEvaluation, ThresholdPoint} from "../../pipelines/model/evaluation/evaluation-report.ts";
import {chart} from "../charts/chart.ts";
import {hoverText} from "../charts/labels.ts";
import {type LineStyle, lineLegend} from "../charts/line-legend.ts";
import {line, plot, ruleX} from "../charts/plot.ts";
import {dictionary} from "../i18n/language.ts";
import {nameAndValue} from "../i18n/name-and-value.ts";
import {decimal, integer, percent, shareTick} from "../i18n/numbers.ts";
import {words as scoreWords} from "./evaluation-words.ts";

const words = dictionary({
  title: ["Is one half the right threshold?", "Un demi est-il le bon seuil ?"],
  subtitle: [
    "Scores of naming A the favourite from a predicted chance on; pair-disjoint test split, n = {n}",
    "Scores quand A est dit favori à partir d’une chance prédite ; paires disjointes, n = {n}"
  ],
  name: [
    "Accuracy, precision, recall and F1 by threshold; accuracy is highest, {best}, at {at}, and {half} at one half.",
    "Exactitude, précision, rappel et F1 selon le seuil ; l’exactitude est la plus haute, {best}, à {at}, et {half} à un demi."
  ],
  threshold: ["A is named from this chance on", "A est nommé à partir de cette chance"]
});

type Measure = "accuracy" | "precision" | "recall" | "f1";

/** Colour and dash tell the lines apart. */
const LINES: Readonly<Record<Measure, LineStyle>> = {
  accuracy: {stroke: "var(--ink)", dash: "none"},
  precision: {stroke: "var(--a)", dash: "7 3"},
  recall: {stroke: "var(--b)", dash: "2 3"},
  f1: {stroke: "var(--ink-mute)", dash: "9 3 2 3"}
};
const MEASURES = Object.keys(LINES) as readonly Measure[];

/** The threshold with the best accuracy; of equal ones that nearest to one half. */
export const bestThreshold = (points: readonly ThresholdPoint[]): ThresholdPoint =>
  [...points].sort(
    (x, y) => y.accuracy - x.accuracy || Math.abs(x.threshold - 0.5) - Math.abs(y.threshold - 0.5)
  )[0];

const toldOf = (point: ThresholdPoint): string =>
  hoverText(
    nameAndValue(words("threshold"), percent(point.threshold, 1)),
    ...MEASURES.map((measure) => nameAndValue(scoreWords(measure), percent(point[measure], 2)))
  );

export function thresholdChart({thresholds, testRows, scores}: SplitEvaluation): HTMLElement {
  const best = bestThreshold(thresholds);
  const least = Math.min(...thresholds.flatMap((point) => MEASURES.map((measure) => point[measure])));
  return chart({
    title: words("title"),
    subtitle: words("subtitle", {n: integer(testRows)}),
    name: words("name", {
      best: percent(best.accuracy, 2),
      at: decimal(best.threshold, 3),
      half: percent(scores.accuracy, 2)
    }),
    source: scoreWords("source"),
    columns: [words("threshold"), ...MEASURES.map((measure) => scoreWords(measure))],
    rows: thresholds.map((point) => [point.threshold, ...MEASURES.map((measure) => point[measure])]),
    height: 340,
    legend: lineLegend(MEASURES.map((measure) => [scoreWords(measure), LINES[measure]])),
    draw: (width) =>
      plot(width, {
        height: 340,
        marginLeft: 52,
        marginRight: 20,
        marginBottom: 42,
        x: {label: words("threshold"), tickFormat: shareTick, domain: [0, 1], ticks: 5},
        y: {tickFormat: shareTick, label: null, domain: [least, 1], nice: true, grid: true},
        marks: [
          ruleX([0.5], {stroke: "var(--line-strong)", strokeDasharray: "4 4"}),
          ...MEASURES.map((measure) =>
            line(thresholds, {
              x: "threshold",
              y: measure,
              stroke: LINES[measure].stroke,
              strokeWidth: 2.25,
              strokeDasharray: LINES[measure].dash,
              // Of four lines side by side one tells of all.
              ...(measure === "accuracy" ? {title: toldOf, tip: true} : {})
            })
          )
        ]
      })
  });
}
