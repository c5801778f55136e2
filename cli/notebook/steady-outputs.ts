import type {TableCell, TableRecord} from "../../src/take-along/notebook-record.ts";

const DIGITS = 6;

/** Numbers as exact as anyone reads them: the last bits differ from machine to machine. */
const steadyNumber = (value: number): number => Number(value.toPrecision(DIGITS));

export const steadyTable = ({
  columns,
  rows
}: Pick<TableRecord, "columns" | "rows">): Pick<TableRecord, "columns" | "rows"> => ({
  columns,
  rows: rows.map((row) =>
    row.map((value): TableCell => (typeof value === "number" ? steadyNumber(value) : value))
  )
});

/** Ids that Plot counts over the whole page, in the order in which cells happened to draw. */
const COUNTED = /plot-(?:clip|pattern|ramp)-\d+/g;

/** Attributes that say where a mark is, and not what it says. */
const PLACES = /\b(?:d|x[12]?|y[12]?|c[xy]|r[xy]?|d[xy]|width|height|transform|points|viewBox)="[^"]*"/g;

/** A drawing with its places to two digits behind the point, a mark a line, and ids counted from its own beginning. */
export function steadySvg(svg: string): string {
  const ids = new Map<string, string>();
  return svg
    .replaceAll(COUNTED, (id) => {
      const own = ids.get(id) ?? id.replace(/\d+$/, String(ids.size + 1));
      ids.set(id, own);
      return own;
    })
    .replaceAll(PLACES, (attribute) =>
      attribute.replaceAll(/-?\d+\.\d{3,}(?:e-?\d+)?/g, (number) => String(Number(Number(number).toFixed(2))))
    )
    .replaceAll(/><(?=(?:g|path|rect|circle|line|text|use|defs|title)\b)/g, ">\n<");
}
