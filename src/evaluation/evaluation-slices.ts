import type {GameData} from "../../data-loaders/game-data.ts";
import type {Slice, SplitEvaluation} from "../../pipelines/model/evaluation/evaluation-report.ts";
import {chart} from "../charts/chart.ts";
import {hoverText, nameAxis} from "../charts/labels.ts";
import {dot, link, plot, ruleX, text} from "../charts/plot.ts";
import {nameAndValue} from "../i18n/name-and-value.ts";
import {integer, percent, shareTick} from "../i18n/numbers.ts";
import {segmented} from "../ui/filters.ts";
import {html} from "../ui/html.ts";
import {words} from "./evaluation-words.ts";
import {sliceName, slicesOf} from "./slice-names.ts";

function sliceChart(split: SplitEvaluation, dimension: Slice["dimension"], game: GameData): HTMLElement {
  const slices = slicesOf(split.slices, dimension).map((slice) => ({
    ...slice,
    label: sliceName(slice, game),
    low: slice.interval[0],
    high: slice.interval[1]
  }));
  // Where every duel is exactly even, there is no favourite to name.
  const drawn = slices.filter(({accuracy}) => Number.isFinite(accuracy));
  const accuracies = drawn.map(({accuracy}) => accuracy);
  const [worst, best] = [Math.min(...accuracies), Math.max(...accuracies)];
  const least = Math.min(...drawn.map(({low}) => low));
  const height = 60 + 24 * drawn.length;
  return chart({
    title: words("sliceChart", {dimension: words(dimension)}),
    subtitle: words("slicesSubtitle", {dimension: words(dimension), n: integer(split.testRows)}),
    name: words("slicesName", {dimension: words(dimension), low: percent(worst), high: percent(best)}),
    source: words("source"),
    columns: [
      words("value"),
      words("duels"),
      words("accuracy"),
      words("low"),
      words("high"),
      words("ece"),
      words("meanAbsoluteError")
    ],
    rows: slices.map((slice) => [
      slice.label,
      slice.n,
      Number.isFinite(slice.accuracy) ? slice.accuracy : null,
      slice.low,
      slice.high,
      slice.ece ?? null,
      slice.meanAbsoluteError
    ]),
    height,
    draw: (width) => {
      const marginLeft = Math.min(170, width * 0.36);
      return plot(width, {
        height,
        marginLeft,
        marginRight: 82,
        marginBottom: 36,
        x: {
          label: words("accuracy"),
          tickFormat: shareTick,
          grid: true,
          domain: [Math.floor(least * 50) / 50, 1],
          ticks: 5
        },
        y: nameAxis(
          drawn.map(({label}) => label),
          marginLeft
        ),
        marks: [
          ruleX([split.scores.accuracy], {stroke: "var(--ink-mute)", strokeDasharray: "4 4"}),
          link(drawn, {x1: "low", x2: "high", y1: "label", y2: "label", stroke: "var(--a)", strokeWidth: 2}),
          dot(drawn, {
            x: "accuracy",
            y: "label",
            fill: "var(--a)",
            r: 4.5,
            title: ({label, accuracy, low, high}: (typeof drawn)[number]) =>
              hoverText(
                label,
                nameAndValue(
                  words("accuracy"),
                  `${percent(accuracy, 1)} (${percent(low, 1)} – ${percent(high, 1)})`
                )
              ),
            tip: true
          }),
          text(drawn, {
            y: "label",
            frameAnchor: "right",
            textAnchor: "end",
            dx: 80,
            text: ({n}: Slice) => `n ${integer(n)}`,
            fill: "var(--ink-mute)"
          })
        ]
      });
    }
  });
}

/** Accuracy by a dimension the reader chooses. */
export function sliceExplorer(split: SplitEvaluation, game: GameData): HTMLElement {
  const dimensions = [...new Set(split.slices.map(({dimension}) => dimension))];
  const place: HTMLElement = html`<div></div>`;
  const show = (dimension: Slice["dimension"]): void =>
    place.replaceChildren(sliceChart(split, dimension, game));
  show(dimensions[0]);
  return html`<section><h2>${words("slicesTitle")}</h2>${segmented(
    "slices",
    words("slicesTitle"),
    dimensions.map((dimension) => ({value: dimension, label: words(dimension)})),
    dimensions[0],
    (value) => show(value as Slice["dimension"])
  )}${place}</section>`;
}
