import {chart} from "../charts/chart.ts";
import {hoverText} from "../charts/labels.ts";
import {barX, binX, dot, lineY, plot, rectY, ruleX, ruleY} from "../charts/plot.ts";
import {nameAndValue} from "../i18n/name-and-value.ts";
import {integer, numberTick} from "../i18n/numbers.ts";
import {selectField} from "../ui/filters.ts";
import {html} from "../ui/html.ts";
import {exactText, kindOf, sortable} from "./arrow-text.ts";
import {type QueryResult, type ResultColumn, resultColumns} from "./query-result.ts";
import {words} from "./sql-words.ts";

const KINDS = ["bar", "line", "dot", "histogram"] as const;
type Kind = (typeof KINDS)[number];

interface ChartChoice {
  readonly kind: Kind;
  /** Places of the columns. */
  readonly x: number;
  readonly y: number;
}

/** Names at most beside bars. */
const MOST_BARS = 40;
const MOST_ROWS = 5000;

/** What a result most likely wants to show: null where there is no number in it. */
export function likelyChart(columns: readonly ResultColumn[], rows: number): ChartChoice | null {
  const kinds = columns.map(({type}) => kindOf(type));
  const numbers = kinds.flatMap((kind, index) => (kind === "number" ? [index] : []));
  if (numbers.length === 0 || rows === 0) return null;
  const text = kinds.indexOf("text");
  const time = kinds.indexOf("time");
  if (time >= 0) return {kind: "line", x: time, y: numbers[0]};
  if (text >= 0 && rows <= MOST_BARS) return {kind: "bar", x: text, y: numbers[0]};
  if (numbers.length === 1) return {kind: "histogram", x: numbers[0], y: numbers[0]};
  const [x, y] = text < 0 ? [numbers[0], numbers[numbers.length - 1]] : numbers;
  const {at, type} = columns[x];
  const isRising = Array.from({length: Math.min(rows, MOST_ROWS)}, (_, row) => sortable(at(row), type)).every(
    (value, row, all) => row === 0 || value > all[row - 1]
  );
  return {kind: isRising ? "line" : "dot", x, y};
}

/** What a bar of a histogram tells: its ends, and the rows between them. */
const toldBin =
  ({name}: ResultColumn) =>
  (rows: readonly unknown[], {x1, x2}: {readonly x1: number; readonly x2: number}): string =>
    hoverText(
      nameAndValue(name, `${numberTick(x1)} – ${numberTick(x2)}`),
      nameAndValue(words("count"), integer(rows.length))
    );

function drawing(
  {kind}: ChartChoice,
  columns: readonly [ResultColumn, ResultColumn],
  rows: readonly (readonly [x: unknown, y: unknown])[],
  width: number
): Element {
  const [xs, ys] = columns;
  const isTime = kindOf(xs.type) === "time";
  const data = rows.map(([x, y], index) => {
    const across = sortable(x, xs.type);
    return {
      x: isTime
        ? new Date(Number(across))
        : kindOf(xs.type) === "number"
          ? across
          : (exactText(x, xs.type) ?? "–"),
      y: sortable(y, ys.type),
      index,
      told: hoverText(
        nameAndValue(xs.name, exactText(x, xs.type) ?? "–"),
        nameAndValue(ys.name, exactText(y, ys.type) ?? "–")
      )
    };
  });
  const hover = {title: "told", tip: true};
  if (kind === "bar") {
    const names = data
      .slice(0, MOST_BARS)
      .map(({x}) => String(x instanceof Date ? exactText(rows[0][0], xs.type) : x));
    const longest = Math.max(...names.map(({length}) => length), 3);
    return plot(width, {
      height: names.length * 22 + 60,
      marginBottom: 40,
      marginLeft: Math.min(width * 0.45, 20 + longest * 7),
      x: {label: ys.name, grid: true},
      y: {
        label: null,
        domain: data.slice(0, MOST_BARS).map(({index}) => index),
        tickFormat: (index: number) => names[index]
      },
      marks: [barX(data.slice(0, MOST_BARS), {y: "index", x: "y", fill: "var(--a)", ...hover}), ruleX([0])]
    });
  }
  const common = {height: 340, marginLeft: 60, marginBottom: 42};
  if (kind === "histogram")
    return plot(width, {
      ...common,
      x: {label: ys.name},
      y: {label: words("count"), grid: true},
      marks: [
        rectY(data, {...binX({y: "count", title: toldBin(ys)}, {x: "y"}), fill: "var(--a)", tip: true}),
        ruleY([0])
      ]
    });
  const mark =
    kind === "line"
      ? lineY(data, {x: "x", y: "y", stroke: "var(--a)", ...hover})
      : dot(data, {x: "x", y: "y", fill: "var(--a)", fillOpacity: 0.6, r: 3, ...hover});
  return plot(width, {...common, x: {label: xs.name}, y: {label: ys.name, grid: true}, marks: [mark]});
}

/** A chart of a result, at first as it most likely is meant, with what it is drawn from to choose. */
export function resultChart(result: QueryResult): HTMLElement {
  const columns = resultColumns(result);
  const likely = likelyChart(columns, result.rows);
  if (likely === null) return html`<p class="quiet">${words("noNumbers")}</p>`;
  let choice: ChartChoice = likely;
  const place: HTMLElement = html`<div></div>`;
  const draw = (): void => {
    const pair = [columns[choice.x], columns[choice.y]] as const;
    const rows = Array.from(
      {length: Math.min(result.rows, MOST_ROWS)},
      (_, row) => [pair[0].at(row), pair[1].at(row)] as const
    );
    const title =
      choice.kind === "histogram"
        ? words("histogramTitle", {x: pair[1].name})
        : words("chartTitle", {x: pair[0].name, y: pair[1].name});
    const shown = choice.kind === "bar" ? rows.slice(0, MOST_BARS) : rows;
    place.replaceChildren(
      chart({
        title,
        subtitle: words("chartSubtitle", {n: integer(shown.length)}),
        name: title,
        source: words("chartSource"),
        columns: pair.map(({name}) => name),
        rows: shown.map((row) => row.map((value, index) => exactText(value, pair[index].type))),
        height: choice.kind === "bar" ? shown.length * 22 + 60 : 340,
        draw: (width) => drawing(choice, pair, shown, width)
      })
    );
  };
  const set = (change: Partial<ChartChoice>): void => {
    choice = {...choice, ...change};
    draw();
  };
  const all = columns.map(({name}, index) => ({value: String(index), label: name}));
  const numbers = all.filter((_, index) => kindOf(columns[index].type) === "number");
  draw();
  return html`<div><div class="sql-fields">${[
    selectField(
      "mark",
      words("kind"),
      KINDS.map((kind) => ({value: kind, label: words(kind)})),
      (kind) => set({kind: kind as Kind}),
      likely.kind
    ),
    selectField("x", words("across"), all, (x) => set({x: Number(x)}), String(likely.x)),
    selectField("y", words("up"), numbers, (y) => set({y: Number(y)}), String(likely.y))
  ]}</div>${place}</div>`;
}
