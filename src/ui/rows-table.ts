import type {Cell} from "../../lib/tables/csv.ts";
import {decimal} from "../i18n/numbers.ts";
import {dataTable} from "./table.ts";

type Row = Readonly<Record<string, unknown>>;

/** A value of the database as a table and a CSV file show it. */
const cellOf = (value: unknown): Cell => {
  if (value === null || value === undefined) return null;
  if (typeof value === "bigint") return Number(value);
  return typeof value === "number" ? value : String(value);
};

const cellText = (value: Cell): string => {
  if (value === null) return "–";
  return typeof value === "number" && !Number.isInteger(value) ? decimal(value, 4) : String(value);
};

interface RowsTableOptions {
  /** What the table is, for those who do not see it. */
  readonly caption: string;
  /** Columns in their order, with their headings; all of the first row's, as they are named, without it. */
  readonly columns?: Readonly<Record<string, string>>;
  readonly sortBy?: string;
  readonly descending?: boolean;
}

/** Rows of a query or a table of the warehouse, to sort by any column. */
export function rowsTable(
  rows: readonly Row[],
  {caption, columns, sortBy, descending}: RowsTableOptions
): HTMLElement {
  const headings = Object.entries(
    columns ?? Object.fromEntries(Object.keys(rows[0] ?? {}).map((name) => [name, name]))
  );
  return dataTable<Row>({
    caption,
    rows,
    tall: true,
    ...(sortBy === undefined ? {} : {sortBy}),
    ...(descending === undefined ? {} : {descending}),
    columns: headings.map(([key, label]) => ({
      key,
      label,
      numeric: rows.every((row) => typeof cellOf(row[key]) !== "string"),
      sort: (row) => cellOf(row[key]) ?? "",
      cell: (row) => cellText(cellOf(row[key]))
    }))
  }).element;
}
