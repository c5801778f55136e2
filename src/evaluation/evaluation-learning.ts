import type {
  GeneralizationReport,
  LearningPoint,
  SplitEvaluation
} from "../../pipelines/model/evaluation/evaluation-report.ts";
import {chart, legend} from "../charts/chart.ts";
import {hoverText} from "../charts/labels.ts";
import {axisX, dot, line, link, plot, ruleY} from "../charts/plot.ts";
import {dictionary} from "../i18n/language.ts";
import {nameAndValue} from "../i18n/name-and-value.ts";
import {countTick, decimal, integer, numberTick, percent, shareTick} from "../i18n/numbers.ts";
import {segmented} from "../ui/filters.ts";
import {html} from "../ui/html.ts";

const words = dictionary({
  title: ["Would more duels help?", "Plus de duels aideraient-ils ?"],
  logLoss: ["Log-loss", "Log-loss"],
  error: ["Favourite named wrong", "Erreur sur le favori"],
  subtitle: [
    "{measure} on the pair-disjoint test split (n = {n}) by training duels, log axis, same parameters, with 95% intervals; the last point is the model of this page",
    "{measure} sur les paires disjointes (n = {n}) selon les duels d’entraînement, axe log, mêmes paramètres, avec intervalles à 95 % ; le dernier point est le modèle de cette page"
  ],
  subtitleWithout: [
    "{measure} on the pair-disjoint test split (n = {n}) by training duels, log axis, same parameters, with 95% intervals",
    "{measure} sur les paires disjointes (n = {n}) selon les duels d’entraînement, axe log, mêmes paramètres, avec intervalles à 95 %"
  ],
  name: [
    "{measure} goes from {first} with {fewest|training duel|training duels} to {last} with {most}; the best possible is {limit}.",
    "{measure} : de {first} avec {fewest|duel|duels} d’entraînement à {last} avec {most} ; le meilleur possible est {limit}."
  ],
  rows: ["Training duels", "Duels d’entraînement"],
  pairs: ["Training pairs", "Paires d’entraînement"],
  low: ["Low", "Bas"],
  high: ["High", "Haut"],
  measured: ["measured, with its 95% interval", "mesuré, avec son intervalle à 95 %"],
  limit: ["best possible", "meilleur possible"],
  measure: ["What to show", "Que montrer"]
});

type Measure = "logLoss" | "error";

interface Reached {
  readonly rows: number;
  readonly pairs: number | null;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

type Scored = Pick<LearningPoint, "scores" | "intervals" | "trainRows"> & {readonly trainPairs?: number};

/** What was reached with how many training duels; the whole training part, where given, last. */
export function learningPoints(
  curve: readonly LearningPoint[],
  whole: SplitEvaluation | null,
  measure: Measure
): Reached[] {
  const points: readonly Scored[] = whole ? [...curve, whole] : curve;
  return points.map(({scores, intervals, trainRows, trainPairs}) => {
    const shared = {rows: trainRows, pairs: trainPairs ?? null};
    if (measure === "logLoss") {
      return {...shared, value: scores.logLoss, low: intervals.logLoss[0], high: intervals.logLoss[1]};
    }
    const [low, high] = intervals.accuracy;
    return {...shared, value: 1 - scores.accuracy, low: 1 - high, high: 1 - low};
  });
}

/** Ticks at the sizes that were tried; every other one, counted from the last, where there is little room. */
const ticksOf = (points: readonly Reached[], width: number): number[] =>
  points.map(({rows}) => rows).filter((_, index) => width >= 500 || (points.length - 1 - index) % 2 === 0);

function curveChart(
  report: GeneralizationReport,
  split: SplitEvaluation,
  whole: SplitEvaluation | null,
  measure: Measure
): HTMLElement {
  const points = learningPoints(report.learningCurve, whole, measure);
  const limit = measure === "logLoss" ? split.limit.logLoss : 1 - split.limit.accuracy;
  const written = (value: number): string => (measure === "logLoss" ? decimal(value, 4) : percent(value, 2));
  const [first, last] = [points[0], points[points.length - 1]];
  return chart({
    title: words("title"),
    subtitle: words(whole ? "subtitle" : "subtitleWithout", {
      measure: words(measure),
      n: integer(report.learningCurve[0].testRows)
    }),
    name: words("name", {
      measure: words(measure),
      first: written(first.value),
      fewest: integer(first.rows),
      last: written(last.value),
      most: integer(last.rows),
      limit: written(limit)
    }),
    source: "data/evaluation/generalization.json",
    columns: [words("rows"), words("pairs"), words(measure), words("low"), words("high")],
    rows: points.map(({rows, pairs, value, low, high}) => [rows, pairs, value, low, high]),
    height: 340,
    legend: legend([
      [words("measured"), "var(--a)"],
      [words("limit"), "var(--ink-mute)"]
    ]),
    draw: (width) =>
      plot(width, {
        height: 340,
        marginLeft: 60,
        marginRight: 24,
        marginBottom: 42,
        x: {type: "log", axis: null},
        y: {
          label: words(measure),
          tickFormat: measure === "logLoss" ? numberTick : shareTick,
          domain: [0, Math.max(...points.map(({high}) => high))],
          nice: true,
          grid: true
        },
        marks: [
          // Plot leaves out labels of a logarithmic axis, even of ticks it is given.
          axisX(ticksOf(points, width), {text: countTick, label: words("rows")}),
          ruleY([limit], {stroke: "var(--ink-mute)", strokeDasharray: "4 4", strokeWidth: 1.5}),
          link(points, {x1: "rows", x2: "rows", y1: "low", y2: "high", stroke: "var(--a)", strokeWidth: 2.5}),
          line(points, {x: "rows", y: "value", stroke: "var(--a)", strokeOpacity: 0.5, strokeWidth: 2}),
          dot(points, {
            x: "rows",
            y: "value",
            fill: "var(--a)",
            r: 4.5,
            title: ({rows, value, low, high}: (typeof points)[number]) => {
              const written = (of: number): string =>
                measure === "logLoss" ? decimal(of, 4) : percent(of, 1);
              return hoverText(
                nameAndValue(words("rows"), integer(rows)),
                nameAndValue(words(measure), `${written(value)} (${written(low)} – ${written(high)})`)
              );
            },
            tip: true
          })
        ]
      })
  });
}

/**
 * The learning curve, by log-loss or by wrong favourites.
 * @param comparable whether the fits have the parameters and columns of the model of the page: it is then the
 *   last point
 */
export function learningCurve(
  report: GeneralizationReport,
  split: SplitEvaluation,
  comparable: boolean
): HTMLElement {
  const place: HTMLElement = html`<div></div>`;
  const show = (measure: Measure): void =>
    place.replaceChildren(curveChart(report, split, comparable ? split : null, measure));
  show("error");
  const choices = (["error", "logLoss"] as const).map((value) => ({value, label: words(value)}));
  return html`<div>${segmented("curve", words("measure"), choices, "error", (value) => show(value as Measure))}${place}</div>`;
}
