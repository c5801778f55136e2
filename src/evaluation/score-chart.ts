import type {Interval, ScoreName} from "../../lib/statistics/bootstrap.ts";
import {chart, legend} from "../charts/chart.ts";
import {hoverText, nameAxis} from "../charts/labels.ts";
import {dot, link, plot, tickX} from "../charts/plot.ts";
import {dictionary} from "../i18n/language.ts";
import {nameAndValue} from "../i18n/name-and-value.ts";
import {selectField} from "../ui/filters.ts";
import {html} from "../ui/html.ts";
import {formatScore, lowerIsBetter, SCORES, tickFormat} from "./evaluation-scores.ts";
import {words as scoreWords} from "./evaluation-words.ts";

const words = dictionary({
  score: ["Score", "Score"],
  value: ["Value", "Valeur"],
  measured: ["measured, with its 95% interval", "mesuré, avec son intervalle à 95 %"],
  limit: ["best possible there", "meilleur possible à cet endroit"],
  limitColumn: ["Best possible", "Meilleur possible"],
  low: ["Low", "Bas"],
  high: ["High", "Haut"],
  n: ["Test duels", "Duels de test"],
  name: ["{score} with intervals: {list}.", "{score} avec intervalles : {list}."],
  higher: ["higher is better", "plus c’est haut, mieux c’est"],
  lower: ["lower is better", "plus c’est bas, mieux c’est"]
});

/** A set of scores of its own: a split, a scenario, a version. */
interface ScoredGroup {
  readonly label: string;
  readonly scores: Readonly<Record<ScoreName | "n", number>>;
  readonly intervals: Readonly<Record<ScoreName, Interval>>;
  readonly limit?: Readonly<Record<ScoreName, number>>;
}

export interface ScoreChartOptions {
  /** The address's parameter for the chosen score. */
  readonly key: string;
  readonly title: string;
  readonly subtitle: string;
  /** What the rows are: `Split`. */
  readonly groupLabel: string;
  readonly source: string;
  readonly groups: readonly ScoredGroup[];
}

const ROW = 46;

function scoreChart(options: ScoreChartOptions, score: ScoreName): HTMLElement {
  const {title, subtitle, groupLabel, source, groups} = options;
  const rows = groups.map(({label, scores, intervals, limit}) => ({
    label,
    n: scores.n,
    value: scores[score],
    low: intervals[score][0],
    high: intervals[score][1],
    limit: limit?.[score] ?? null
  }));
  const limits = rows.filter((row) => row.limit !== null);
  const height = 66 + ROW * rows.length;
  const direction = words(lowerIsBetter(score) ? "lower" : "higher");
  const entries: [string, string][] = [[words("measured"), "var(--a)"]];
  if (limits.length > 0) entries.push([words("limit"), "var(--ink-mute)"]);
  return chart({
    title,
    subtitle: `${scoreWords(score)} (${direction}) – ${subtitle}`,
    name: words("name", {
      score: scoreWords(score),
      list: rows.map(({label, value}) => `${label} ${formatScore(score, value)}`).join(", ")
    }),
    source,
    columns: [groupLabel, words("n"), words("value"), words("low"), words("high"), words("limitColumn")],
    rows: rows.map(({label, n, value, low, high, limit}) => [label, n, value, low, high, limit]),
    height,
    legend: legend(entries),
    draw: (width) => {
      const marginLeft = Math.min(190, width * 0.4);
      return plot(width, {
        height,
        marginLeft,
        marginRight: 24,
        marginBottom: 38,
        x: {
          label: scoreWords(score),
          tickFormat: tickFormat(score),
          nice: true,
          grid: true,
          ticks: width < 500 ? 3 : 6
        },
        y: nameAxis(
          rows.map(({label}) => label),
          marginLeft
        ),
        marks: [
          link(rows, {x1: "low", x2: "high", y1: "label", y2: "label", stroke: "var(--a)", strokeWidth: 3}),
          tickX(limits, {x: "limit", y: "label", stroke: "var(--ink-mute)", strokeWidth: 2.5, inset: 10}),
          dot(rows, {
            x: "value",
            y: "label",
            fill: "var(--a)",
            r: 5,
            title: ({label, value, low, high}: (typeof rows)[number]) =>
              hoverText(
                label,
                nameAndValue(
                  scoreWords(score),
                  `${formatScore(score, value)} (${formatScore(score, low)} – ${formatScore(score, high)})`
                )
              ),
            tip: true
          })
        ]
      });
    }
  });
}

/** A score of every group with its interval, and the best possible beside it; the reader chooses the score. */
export function scoreExplorer(options: ScoreChartOptions, first: ScoreName = "accuracy"): HTMLElement {
  const place: HTMLElement = html`<div></div>`;
  const show = (score: ScoreName): void => place.replaceChildren(scoreChart(options, score));
  show(first);
  const choices = SCORES.map((value) => ({value, label: scoreWords(value)}));
  return html`<div><div class="filters">${selectField(
    options.key,
    words("score"),
    choices,
    (value) => show(value as ScoreName),
    first
  )}</div>${place}</div>`;
}
