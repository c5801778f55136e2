import type {Point, SplitEvaluation} from "../../pipelines/model/evaluation/evaluation-report.ts";
import {chart} from "../charts/chart.ts";
import {breakLabel, hoverText} from "../charts/labels.ts";
import {areaY, cell, dot, line, link, plot, rectY, ruleY, text} from "../charts/plot.ts";
import {nameAndValue} from "../i18n/name-and-value.ts";
import {decimal, integer, percent, shareTick} from "../i18n/numbers.ts";
import {words} from "./evaluation-words.ts";

const subtitle = ({testRows}: SplitEvaluation): string => words("subtitle", {n: integer(testRows)});
const source = words("source");

export function calibrationChart(split: SplitEvaluation): HTMLElement {
  const bins = split.reliability.map((bin) => ({...bin, low: bin.interval[0], high: bin.interval[1]}));
  return chart({
    figure: "calibration",
    title: words("calibrationTitle"),
    subtitle: subtitle(split),
    name: words("calibrationName", {ece: decimal(split.scores.ece, 4)}),
    source,
    columns: [words("predicted"), words("truth"), words("low"), words("high"), words("duels")],
    rows: bins.map((bin) => [bin.meanPrediction, bin.meanTruth, bin.low, bin.high, bin.n]),
    height: 340,
    draw: (width) =>
      plot(width, {
        height: 340,
        marginLeft: 52,
        marginBottom: 42,
        x: {label: words("predicted"), tickFormat: shareTick, domain: [0, 1], ticks: 5},
        y: {label: words("truth"), tickFormat: shareTick, domain: [0, 1], grid: true, ticks: 5},
        marks: [
          link([0], {x1: 0, y1: 0, x2: 1, y2: 1, stroke: "var(--line-strong)", strokeDasharray: "4 4"}),
          link(bins, {
            x1: "meanPrediction",
            x2: "meanPrediction",
            y1: "low",
            y2: "high",
            stroke: "var(--a)",
            strokeWidth: 2
          }),
          line(bins, {x: "meanPrediction", y: "meanTruth", stroke: "var(--a)", strokeOpacity: 0.45}),
          dot(bins, {
            x: "meanPrediction",
            y: "meanTruth",
            fill: "var(--a)",
            r: 4,
            title: ({meanPrediction, meanTruth, low, high, n}: (typeof bins)[number]) =>
              hoverText(
                nameAndValue(words("predicted"), percent(meanPrediction, 1)),
                nameAndValue(
                  words("truth"),
                  `${percent(meanTruth, 1)} (${percent(low, 1)} – ${percent(high, 1)})`
                ),
                nameAndValue(words("duels"), integer(n))
              ),
            tip: true
          })
        ]
      })
  });
}

export function histogramChart(split: SplitEvaluation): HTMLElement {
  const counts = split.predictionHistogram;
  const width = 1 / counts.length;
  const bins = counts.map((n, index) => ({from: index * width, to: (index + 1) * width, n}));
  const sure = (counts[0] + counts[counts.length - 1]) / counts.reduce((sum, n) => sum + n, 0);
  return chart({
    title: words("histogramTitle"),
    subtitle: subtitle(split),
    name: words("histogramName", {share: percent(sure, 0)}),
    source,
    columns: [words("low"), words("high"), words("duels")],
    rows: bins.map(({from, to, n}) => [from, to, n]),
    height: 340,
    draw: (size) =>
      plot(size, {
        height: 340,
        marginLeft: 60,
        marginBottom: 42,
        x: {label: words("predicted"), tickFormat: shareTick, domain: [0, 1], ticks: 5},
        y: {label: words("duels"), grid: true},
        marks: [
          rectY(bins, {
            x1: "from",
            x2: "to",
            y: "n",
            fill: (bin: {from: number}) => (bin.from >= 0.5 ? "var(--a)" : "var(--b)"),
            inset: 1,
            title: ({from, to, n}: (typeof bins)[number]) =>
              hoverText(
                nameAndValue(words("predicted"), `${percent(from, 0)} – ${percent(to, 0)}`),
                nameAndValue(words("duels"), integer(n))
              ),
            tip: true
          }),
          ruleY([0], {stroke: "var(--line-strong)"})
        ]
      })
  });
}

interface CurveOptions {
  readonly figure: string;
  readonly title: string;
  readonly name: string;
  readonly x: string;
  readonly y: string;
  readonly diagonal: boolean;
}

function curveChart(split: SplitEvaluation, points: readonly Point[], options: CurveOptions): HTMLElement {
  const diagonal = options.diagonal
    ? [link([0], {x1: 0, y1: 0, x2: 1, y2: 1, stroke: "var(--line-strong)", strokeDasharray: "4 4"})]
    : [];
  return chart({
    figure: options.figure,
    title: options.title,
    subtitle: subtitle(split),
    name: options.name,
    source,
    columns: [options.x, options.y],
    rows: points.map(({x, y}) => [x, y]),
    height: 320,
    draw: (width) =>
      plot(width, {
        height: 320,
        marginLeft: 52,
        marginBottom: 42,
        x: {label: options.x, tickFormat: shareTick, domain: [0, 1], ticks: width < 320 ? 3 : 5},
        y: {label: options.y, tickFormat: shareTick, domain: [0, 1], grid: true, ticks: 5},
        marks: [
          ...diagonal,
          // Between two values: of one value Plot would stack the points that share their x.
          areaY(points, {x: "x", y1: 0, y2: "y", fill: "var(--a)", fillOpacity: 0.12}),
          line(points, {
            x: "x",
            y: "y",
            stroke: "var(--a)",
            strokeWidth: 2.5,
            title: ({x, y}: Point) =>
              hoverText(nameAndValue(options.x, percent(x, 1)), nameAndValue(options.y, percent(y, 1))),
            tip: true
          })
        ]
      })
  });
}

export const rocChart = (split: SplitEvaluation): HTMLElement =>
  curveChart(split, split.roc, {
    figure: "roc",
    title: words("rocTitle"),
    name: words("rocName", {auc: decimal(split.scores.rocAuc, 4)}),
    x: words("falsePositive"),
    y: words("truePositive"),
    diagonal: true
  });

export const precisionRecallChart = (split: SplitEvaluation): HTMLElement =>
  curveChart(split, split.precisionRecall, {
    figure: "precision-recall",
    title: words("prTitle"),
    name: words("prName", {auc: decimal(split.scores.prAuc, 4)}),
    x: words("recall"),
    y: words("precision"),
    diagonal: false
  });

const narrow = (width: number): boolean => width < 340;
const tickLabel =
  (width: number) =>
  (label: string): string =>
    breakLabel(label, narrow(width) ? 9 : 20);

export function confusionChart(split: SplitEvaluation): HTMLElement {
  const {truePositive, falsePositive, trueNegative, falseNegative} = split.confusion;
  const cells = [
    {actual: words("actuallyA"), says: words("saysA"), n: truePositive, right: true},
    {actual: words("actuallyA"), says: words("saysB"), n: falseNegative, right: false},
    {actual: words("actuallyB"), says: words("saysA"), n: falsePositive, right: false},
    {actual: words("actuallyB"), says: words("saysB"), n: trueNegative, right: true}
  ];
  const right = truePositive + trueNegative;
  return chart({
    figure: "confusion-matrix",
    title: words("confusionTitle"),
    subtitle: subtitle(split),
    name: words("confusionName", {right: integer(right), n: integer(split.testRows)}),
    source,
    columns: ["", "", words("duels")],
    rows: cells.map(({actual, says, n}) => [actual, says, n]),
    height: 320,
    draw: (width) =>
      plot(width, {
        height: 320,
        marginLeft: narrow(width) ? 66 : 100,
        marginTop: narrow(width) ? 42 : 34,
        marginRight: 8,
        padding: 0.04,
        x: {label: null, axis: "top", tickSize: 0, tickFormat: tickLabel(width)},
        y: {label: null, tickSize: 0, tickFormat: tickLabel(width)},
        marks: [
          cell(cells, {
            x: "says",
            y: "actual",
            fill: (entry: {right: boolean}) => (entry.right ? "var(--a-wash)" : "var(--b-wash)"),
            rx: 8
          }),
          text(cells, {
            x: "says",
            y: "actual",
            text: ({n}: {n: number}) => integer(n),
            fontSize: narrow(width) ? 16 : 22,
            fontWeight: 700,
            dy: -8,
            fill: "var(--ink)"
          }),
          text(cells, {
            x: "says",
            y: "actual",
            text: ({n}: {n: number}) => percent(n / split.testRows, 2),
            fontSize: 12,
            dy: 16,
            fill: "var(--ink-soft)"
          })
        ]
      })
  });
}
