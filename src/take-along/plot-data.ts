import type {TableCell, TableRecord} from "./notebook-record.ts";
import {tableCell} from "./table-cell.ts";

/** On a drawing: the marks it was made of. A symbol of all realms, so that whoever looks at a page finds them. */
const MARKS = Symbol.for("predictiondex.plot-marks");

interface Channel {
  readonly value: ArrayLike<unknown>;
  readonly label?: string;
}

/** Of a Plot mark, what says what it draws. */
interface PlotMark {
  readonly ariaLabel?: string;
  readonly data?: unknown;
  readonly facet?: unknown;
  initialize(
    facets?: undefined,
    facetChannels?: undefined,
    options?: unknown
  ): {
    readonly facets?: readonly (readonly number[])[];
    readonly channels: Readonly<Record<string, Channel>>;
  };
}

interface PlotOptions {
  readonly marks?: unknown;
}

export interface PlotModule {
  plot(options?: PlotOptions): Element;
  readonly Mark: {readonly prototype: {plot(options?: PlotOptions): Element}};
}

interface Drawn {
  [MARKS]?: {readonly marks: readonly PlotMark[]; readonly options: PlotOptions};
}

const isMark = (value: unknown): value is PlotMark =>
  typeof value === "object" && value !== null && "initialize" in value;

/** Marks may be nested, and left out. */
const marksOf = (marks: unknown): PlotMark[] =>
  Array.isArray(marks) ? marks.flat(Infinity).filter(isMark) : isMark(marks) ? [marks] : [];

/** Plot, whose drawings remember what they were made of; the same module in all else. */
export function rememberMarks<Module extends PlotModule>(module: Module): Module {
  const draw: PlotModule["plot"] = (options = {}) =>
    Object.assign(module.plot(options), {[MARKS]: {marks: marksOf(options.marks), options}} satisfies Drawn);
  Object.assign(module.Mark.prototype, {
    plot(this: PlotMark, {marks = [], ...options}: PlotOptions = {}) {
      return draw({...options, marks: [marks, this]});
    }
  });
  return {...module, plot: draw};
}

const PLACES = /^(?:f?[xy]|[xy][12]|length|rotate)$/;

const isShown = ({value}: Channel, rows: number): boolean => value?.length === rows;

interface MarkTable {
  readonly mark: string;
  readonly channels: readonly (readonly [
    name: string,
    label: string | undefined,
    value: ArrayLike<unknown>
  ])[];
  readonly rows: number;
}

function markTable(mark: PlotMark, options: PlotOptions): MarkTable | null {
  const {facets, channels} = mark.initialize(undefined, undefined, options);
  const rows =
    facets?.reduce((most, facet) => facet.reduce((last, row) => Math.max(last, row + 1), most), 0) ?? 0;
  const shown = Object.entries(channels).filter(([, channel]) => isShown(channel, rows));
  if (rows === 0 || shown.length === 0) return null;
  return {
    mark: mark.ariaLabel ?? "mark",
    channels: shown.map(([name, {label, value}]) => [name, label, value]),
    rows
  };
}

/** A channel is called as its field where all marks agree on that, and no other channel is called so. */
function columnNames(tables: readonly MarkTable[]): ReadonlyMap<string, string> {
  const labels = new Map<string, Set<string>>();
  for (const {channels} of tables)
    for (const [name, label] of channels.toSorted(
      ([x], [y]) => Number(PLACES.test(y)) - Number(PLACES.test(x))
    ))
      labels.set(name, (labels.get(name) ?? new Set()).add(label ?? name));
  const names = new Map(
    [...labels].map(([name, called]) => [name, called.size === 1 ? [...called][0] : name])
  );
  const taken = [...names.values(), "mark"];
  const isAlone = (name: string): boolean => taken.indexOf(name) === taken.lastIndexOf(name);
  return new Map([...names].map(([channel, name]) => [channel, isAlone(name) ? name : channel]));
}

/**
 * The data behind a drawing, one row a datum of a mark, one column a channel; null where nobody remembered it. What
 * Plot reckons while it draws (a regression's line, a hexagonal bin) stands there as what it was reckoned from.
 */
export function plotData(drawing: Element): Pick<TableRecord, "columns" | "rows"> | null {
  const known = (drawing as Drawn)[MARKS] ?? (drawing.closest("figure") as Drawn | null)?.[MARKS];
  if (known === undefined) return null;
  const tables = known.marks.map((mark) => markTable(mark, known.options)).filter((table) => table !== null);
  if (tables.length === 0) return null;
  const names = columnNames(tables);
  const rows = tables.flatMap(({mark, channels, rows: count}) => {
    const values = new Map(channels.map(([name, , value]) => [name, value]));
    return Array.from({length: count}, (_, row): TableCell[] => [
      mark,
      ...[...names.keys()].map((name) => tableCell(values.get(name)?.[row]))
    ]);
  });
  return {columns: ["mark", ...names.values()], rows};
}
