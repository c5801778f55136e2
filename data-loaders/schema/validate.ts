import type {Column} from "./table.ts";
import {TABLE_NAMES, TABLES, type TableName, type Tables} from "./tables.ts";

/** A value that the schema does not allow, found before any database is asked. */
export class SchemaError extends Error {
  constructor(
    readonly table: TableName,
    readonly key: string,
    readonly column: string,
    readonly reason: string
  ) {
    super(`${table} [${key}] ${column}: ${reason}`);
    this.name = "SchemaError";
  }
}

function complaint(value: unknown, column: Column): string | null {
  if (value === undefined) return "no source states it";
  if (value === null) return column.nullable ? null : "is null";
  const expected = column.type === "text" ? "string" : column.type === "boolean" ? "boolean" : "number";
  if (typeof value !== expected) return `is ${JSON.stringify(value)}; expected a ${expected}`;
  if ((column.type === "smallint" || column.type === "integer") && !Number.isInteger(value))
    return `is ${value}; expected a whole number`;
  return null;
}

/**
 * Checks that every value is there and of its column's type, so that it can be put into a database at all.
 * Ranges, keys and references are checked there, where they can be counted (quality/constraint-checks.ts).
 * @throws SchemaError naming table, row and column
 */
export function validateRows(
  tables: Readonly<Record<TableName, readonly Readonly<Record<string, unknown>>[]>>
): Tables {
  for (const name of TABLE_NAMES) {
    const table = TABLES[name];
    for (const row of tables[name]) {
      for (const [column, declared] of Object.entries(table.columns)) {
        const reason = complaint(row[column], declared);
        const key = table.primaryKey.map((part) => row[part]).join(" ");
        if (reason) throw new SchemaError(name, key, column, reason);
      }
    }
  }
  return tables as unknown as Tables;
}
