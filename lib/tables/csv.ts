import {foldText} from "../names/fold-text.ts";

export type Cell = string | number | null;

/** RFC 4180: a field with a comma, a quote or a line break is quoted. */
export function toCsv(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const field = (value: Cell): string => {
    const text = value === null ? "" : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [columns, ...rows].map((row) => `${row.map(field).join(",")}\r\n`).join("");
}

/** A file name from a title: `stat-distribution`. */
export const fileName = (title: string): string =>
  foldText(title)
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
