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

/** A drawing with two digits behind the point, a mark a line, and ids counted from its own beginning. */
export function steadySvg(svg: string): string {
  const ids = new Map<string, string>();
  return svg
    .replaceAll(COUNTED, (id) => {
      const own = ids.get(id) ?? id.replace(/\d+$/, String(ids.size + 1));
      ids.set(id, own);
      return own;
    })
    .replaceAll(/-?\d+\.\d{3,}(?:e-?\d+)?/g, (number) => String(Number(Number(number).toFixed(2))))
    .replaceAll(/><(?=(?:g|path|rect|circle|line|text|use|defs|title)\b)/g, ">\n<");
}
