import type {Value} from "../schema/table.ts";
import {TABLES, type TableName} from "../schema/tables.ts";
import type {MirroredRow} from "./warehouse-rows.ts";

const ESCAPES: Readonly<Record<string, string>> = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"};

const field = (value: Value): string =>
  value === null ? "\\N" : String(value).replace(/[\\\t\n\r]/g, (character) => ESCAPES[character]);

/** Rows in the text format of PostgreSQL's COPY (https://www.postgresql.org/docs/current/sql-copy.html). */
export function* copyText(name: TableName, rows: readonly MirroredRow[]): Generator<string> {
  const columns = Object.keys(TABLES[name].columns);
  for (const row of rows) yield `${columns.map((column) => field(row[column])).join("\t")}\n`;
}
