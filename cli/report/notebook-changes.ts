import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {parse} from "csv-parse/sync";
import {type KeptNotebook, type KeptOutput, keptNotebookSchema} from "../notebook/kept-notebook.ts";
import {KEPT_FILE} from "../notebook/write-outputs.ts";
import {readOfRun} from "./run-files.ts";

export interface TextChange {
  readonly before: string | null;
  readonly after: string | null;
}

interface CellChange extends TextChange {
  /** The first value of its row, or the row's number. */
  readonly row: string;
  readonly column: string;
}

export interface TableChange {
  readonly name: string;
  readonly cells: readonly CellChange[];
  readonly addedRows: number;
  readonly removedRows: number;
  readonly addedColumns: readonly string[];
  readonly removedColumns: readonly string[];
}

interface ChartChange {
  readonly name: string;
  /** Files in the notebook's folder; null where the side has no such chart. */
  readonly before: string | null;
  readonly after: string | null;
}

export interface NotebookChange {
  readonly name: string;
  readonly state: "same" | "changed" | "new" | "gone";
  readonly texts: readonly TextChange[];
  readonly tables: readonly TableChange[];
  readonly charts: readonly ChartChange[];
}

const UNCHANGED = {texts: [], tables: [], charts: []};

function readNotebooks(folder: string): ReadonlyMap<string, KeptNotebook> {
  const names = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => !name.startsWith("."))
        .sort()
    : [];
  const read = names.flatMap((name) => {
    const kept = readOfRun(join(folder, name, KEPT_FILE), {
      schema: keptNotebookSchema,
      what: "what a notebook showed"
    });
    return kept === null ? [] : [[name, kept] as const];
  });
  return new Map(read);
}

const withoutNumbers = (text: string): string => text.replaceAll(/[-−]?\d+(?:[.,]\d+)*/g, "#");

/** Things by what they are called apart from numbers; those called the same are counted. */
function byName<T>(things: readonly T[], nameOf: (thing: T) => string): ReadonlyMap<string, T> {
  const times = new Map<string, number>();
  return new Map(
    things.map((thing) => {
      const name = withoutNumbers(nameOf(thing));
      times.set(name, (times.get(name) ?? 0) + 1);
      return [`${name} ${times.get(name)}`, thing];
    })
  );
}

/** What both sides have under one name, and what one alone has; in the order of the later side. */
function paired<T>(
  before: readonly T[],
  after: readonly T[],
  nameOf: (thing: T) => string
): (readonly [before: T | null, after: T | null])[] {
  const [old, now] = [byName(before, nameOf), byName(after, nameOf)];
  return [
    ...[...now].map(([name, thing]) => [old.get(name) ?? null, thing] as const),
    ...[...old].filter(([name]) => !now.has(name)).map(([, thing]) => [thing, null] as const)
  ];
}

const ofKind = <K extends KeptOutput["kind"]>(notebook: KeptNotebook, ...kinds: readonly K[]) =>
  notebook.outputs.filter((output): output is Extract<KeptOutput, {kind: K}> =>
    (kinds as readonly string[]).includes(output.kind)
  );

const textsOf = (notebook: KeptNotebook): string[] => [
  ...ofKind(notebook, "prose", "text").flatMap(({text}) => text.split(/\n{2,}/)),
  ...ofKind(notebook, "error").map(({message}) => message),
  ...ofKind(notebook, "input").map(({label, value}) => `${label}: ${value}`)
];

/** Share of the words that two texts have in common. */
function likeness(one: string, other: string): number {
  const [a, b] = [new Set(withoutNumbers(one).split(/\s+/)), new Set(withoutNumbers(other).split(/\s+/))];
  return [...a].filter((word) => b.has(word)).length / Math.max(a.size, b.size);
}

const ALIKE = 0.5;

/** A text whose words changed with its numbers is still that text. */
function textChanges(before: KeptNotebook, after: KeptNotebook): TextChange[] {
  const pairs = paired(textsOf(before), textsOf(after), (text) => text).filter(([was, is]) => was !== is);
  const gone = pairs.filter(([, is]) => is === null).map(([was]) => was as string);
  const changes = pairs.flatMap(([was, is]): TextChange[] => {
    if (is === null) return [];
    if (was !== null) return [{before: was, after: is}];
    const [nearest] = gone.toSorted((x, y) => likeness(y, is) - likeness(x, is));
    if (nearest === undefined || likeness(nearest, is) < ALIKE) return [{before: null, after: is}];
    gone.splice(gone.indexOf(nearest), 1);
    return [{before: nearest, after: is}];
  });
  return [...changes, ...gone.map((text) => ({before: text, after: null}))];
}

type Rows = readonly (readonly string[])[];

/** A row's name: its first value where that names rows, else its place. */
function rowNames(rows: Rows): string[] {
  const first = rows.map(([name = ""]) => name);
  return new Set(first).size === rows.length ? first : rows.map((_, index) => `row ${index + 1}`);
}

/** What changed of a table; null where nothing did. */
export function tableChange(name: string, before: string, after: string): TableChange | null {
  if (before === after) return null;
  const [[oldColumns = [], ...oldRows], [columns = [], ...rows]] = [before, after].map(
    (text) => parse(text, {relax_column_count: true}) as string[][]
  );
  const [oldNames, names] = [rowNames(oldRows), rowNames(rows)];
  const old = new Map(oldNames.map((row, index) => [row, oldRows[index]]));
  const cells = names.flatMap((row, index) => {
    const was = old.get(row);
    if (was === undefined) return [];
    return columns.flatMap((column, at): CellChange[] => {
      const [x, y] = [was[oldColumns.indexOf(column)], rows[index][at]];
      return oldColumns.includes(column) && x !== y
        ? [{row, column, before: x ?? null, after: y ?? null}]
        : [];
    });
  });
  return {
    name,
    cells,
    addedRows: names.filter((row) => !old.has(row)).length,
    removedRows: oldNames.filter((row) => !names.includes(row)).length,
    addedColumns: columns.filter((column) => !oldColumns.includes(column)),
    removedColumns: oldColumns.filter((column) => !columns.includes(column))
  };
}

function changeOf(
  name: string,
  before: KeptNotebook,
  after: KeptNotebook,
  folders: readonly [string, string]
): NotebookChange {
  const read = (side: 0 | 1, file: string | undefined): string =>
    file === undefined ? "" : readFileSync(join(folders[side], name, file), "utf8");
  const tables = paired(ofKind(before, "table"), ofKind(after, "table"), (table) => table.name).flatMap(
    ([was, is]) => {
      const change = tableChange((is ?? was)!.name, read(0, was?.file), read(1, is?.file));
      return change === null ? [] : [change];
    }
  );
  const charts = paired(ofKind(before, "chart"), ofKind(after, "chart"), (chart) => chart.name)
    .filter(([was, is]) => was === null || is === null || read(0, was.file) !== read(1, is.file))
    .map(([was, is]) => ({name: (is ?? was)!.name, before: was?.file ?? null, after: is?.file ?? null}));
  const texts = textChanges(before, after);
  const state = texts.length + tables.length + charts.length === 0 ? "same" : "changed";
  return {name, state, texts, tables, charts};
}

/** What changed in each notebook. @param before, after folders of what notebooks showed, as `notebook run` writes them */
export function notebookChanges(before: string, after: string): NotebookChange[] {
  const [old, now] = [readNotebooks(before), readNotebooks(after)];
  return [...new Set([...now.keys(), ...old.keys()])].map((name) => {
    const [was, is] = [old.get(name), now.get(name)];
    if (was === undefined) return {name, state: "new", ...UNCHANGED};
    if (is === undefined) return {name, state: "gone", ...UNCHANGED};
    return changeOf(name, was, is, [before, after]);
  });
}
