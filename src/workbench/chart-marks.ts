import {
  cell,
  dot,
  lineY,
  link,
  type Markish,
  marks,
  type PlotOptions,
  ruleX,
  ruleY,
  text
} from "@observablehq/plot";
import {PLOT_STYLE} from "../charts/plot.ts";
import {probability} from "../i18n/numbers.ts";
import {versusBar} from "../ui/bars.ts";
import {heatColour} from "../ui/heat.ts";
import {html} from "../ui/html.ts";

type Row = Readonly<Record<string, unknown>>;
/** Rows as objects, or an Arrow table of them. */
type Rows = Iterable<Row>;

/** What a drawing takes from the site: `Plot.plot({...theme(), marks: […]})`. */
export const theme = (options: PlotOptions = {}): PlotOptions => ({
  style: PLOT_STYLE,
  marginBottom: 40,
  ...options
});

/** A column's number; NaN where it holds none, which leaves the mark out. */
const numberOf = (row: Row, name: string): number => {
  const value = row[name];
  return value === null || value === undefined ? Number.NaN : Number(value);
};

interface ScoreOptions {
  /** The column of the score. */
  readonly x?: string;
  /** The column of what has the score. */
  readonly y?: string;
  /** The columns of the interval's ends. */
  readonly low?: string;
  readonly high?: string;
  readonly fill?: string;
}

/** Scores with their intervals: a dot on a bar, one a row. */
export function score(
  rows: Rows,
  {x = "value", y = "name", low = "low", high = "high", fill = "var(--a)"}: ScoreOptions = {}
): Markish {
  const all = [...rows];
  return marks(
    ruleY(all, {
      y,
      x1: (row: Row) => numberOf(row, low),
      x2: (row: Row) => numberOf(row, high),
      stroke: fill,
      strokeWidth: 3,
      strokeOpacity: 0.45
    }),
    dot(all, {x, y, fill, r: 5})
  );
}

interface CalibrationOptions {
  readonly predicted?: string;
  readonly observed?: string;
  readonly low?: string;
  readonly high?: string;
  /** The column of how many a bin holds: the area of its dot. */
  readonly n?: string;
  readonly stroke?: string;
}

/** Predicted against true probability: the diagonal of a model that is right, and a dot with its interval for each bin. */
export function calibration(
  rows: Rows,
  {
    predicted = "mean_prediction",
    observed = "mean_truth",
    low = "low",
    high = "high",
    n = "n",
    stroke = "var(--a)"
  }: CalibrationOptions = {}
): Markish {
  const all = [...rows].filter((row) => Number.isFinite(numberOf(row, observed)));
  return marks(
    link([0], {x1: 0, y1: 0, x2: 1, y2: 1, stroke: "var(--line-strong)", strokeDasharray: "4 4"}),
    ruleX(all, {
      x: predicted,
      y1: (row: Row) => numberOf(row, low),
      y2: (row: Row) => numberOf(row, high),
      stroke
    }),
    lineY(all, {x: predicted, y: observed, sort: predicted, stroke}),
    dot(all, {x: predicted, y: observed, r: (row: Row) => numberOf(row, n), fill: stroke})
  );
}

interface MatrixOptions {
  readonly x?: string;
  readonly y?: string;
  /** The column of P(A wins). */
  readonly value?: string;
}

/** P(A wins) for each pair: blue where A is ahead, orange where B is, and the figure in the cell. */
export function matrix(rows: Rows, {x = "b", y = "a", value = "wins"}: MatrixOptions = {}): Markish {
  const all = [...rows];
  return marks(
    cell(all, {x, y, fill: (row: Row) => heatColour(numberOf(row, value)), inset: 1}),
    text(all, {x, y, text: (row: Row) => probability(numberOf(row, value)), fill: "var(--ink)"})
  );
}

interface WinBarOptions {
  readonly a?: string;
  readonly b?: string;
  readonly low?: number;
  readonly high?: number;
}

/** P(A wins) as one bar of two sides, both figures beside it, with its interval where one is given. */
export function winBar(value: number, {a = "A", b = "B", low, high}: WinBarOptions = {}): HTMLElement {
  if (!(value >= 0 && value <= 1)) throw new RangeError(`expected a probability from 0 to 1, got ${value}`);
  const interval = low === undefined || high === undefined ? undefined : ([low, high] as const);
  return html`<div class="win-bar"><span><b>${a}</b> ${probability(value)}</span>${versusBar(value, a, interval)}<span>${probability(
    1 - value
  )} <b>${b}</b></span></div>`;
}
