import type {Slice, SplitEvaluation} from "../../../pipelines/evaluation/report.ts";
import {chart} from "../../charts/chart.ts";
import {dot, link, plot, ruleX} from "../../charts/plot.ts";
import {integer, percent} from "../../i18n/numbers.ts";
import {segmented} from "../../ui/filters.ts";
import {html} from "../../ui/html.ts";
import {words} from "./words.ts";

export interface SliceWords {
  /** A slice's value in the reader's language. */
  label(slice: Slice): string;
}

function sliceChart(split: SplitEvaluation, dimension: Slice["dimension"], labels: SliceWords): HTMLElement {
  const slices = split.slices
    .filter((slice) => slice.dimension === dimension)
    .map((slice) => ({
      ...slice,
      label: labels.label(slice),
      low: slice.interval[0],
      high: slice.interval[1]
    }));
  const accuracies = slices.map(({accuracy}) => accuracy);
  const [worst, best] = [Math.min(...accuracies), Math.max(...accuracies)];
  const least = Math.min(...slices.map(({low}) => low));
  const height = 60 + 24 * slices.length;
  return chart({
    title: words("slicesTitle"),
    subtitle: words("slicesSubtitle", {dimension: words(dimension), n: integer(split.testRows)}),
    name: words("slicesName", {dimension: words(dimension), low: percent(worst), high: percent(best)}),
    source: words("source"),
    columns: [
      words("value"),
      words("duels"),
      words("accuracy"),
      words("low"),
      words("high"),
      words("meanAbsoluteError")
    ],
    rows: slices.map((slice) => [
      slice.label,
      slice.n,
      slice.accuracy,
      slice.low,
      slice.high,
      slice.meanAbsoluteError
    ]),
    height,
    draw: (width) =>
      plot(width, {
        height,
        marginLeft: Math.min(170, width * 0.36),
        marginBottom: 36,
        x: {
          label: words("accuracy"),
          tickFormat: "%",
          grid: true,
          domain: [Math.floor(least * 50) / 50, 1],
          ticks: 5
        },
        y: {label: null, domain: slices.map(({label}) => label), tickSize: 0},
        marks: [
          ruleX([split.scores.accuracy], {stroke: "var(--ink-mute)", strokeDasharray: "4 4"}),
          link(slices, {x1: "low", x2: "high", y1: "label", y2: "label", stroke: "var(--a)", strokeWidth: 2}),
          dot(slices, {x: "accuracy", y: "label", fill: "var(--a)", r: 4.5, tip: true})
        ]
      })
  });
}

/** Accuracy by a dimension the reader chooses. */
export function sliceExplorer(split: SplitEvaluation, labels: SliceWords): HTMLElement {
  const dimensions = [...new Set(split.slices.map(({dimension}) => dimension))];
  const place: HTMLElement = html`<div></div>`;
  const show = (dimension: Slice["dimension"]): void =>
    place.replaceChildren(sliceChart(split, dimension, labels));
  show(dimensions[0]);
  return html`<section><h2>${words("slicesTitle")}</h2>${segmented(
    words("slicesTitle"),
    dimensions.map((dimension) => ({value: dimension, label: words(dimension)})),
    dimensions[0],
    (value) => show(value as Slice["dimension"])
  )}${place}</section>`;
}
