import {existsSync} from "node:fs";
import {readDuckDb} from "../../lib/duckdb/open-duckdb.ts";
import {quoteName} from "../../lib/duckdb/quote-sql.ts";
import {hashOfJson} from "../../lib/files/hash.ts";
import type {Value} from "../schema/table.ts";
import {TABLE_NAMES, TABLES, type TableName} from "../schema/tables.ts";
import {MirrorError} from "./mirror-error.ts";

export type MirroredRow = Readonly<Record<string, Value>>;
export type MirroredTables = ReadonlyMap<TableName, readonly MirroredRow[]>;

/** Reads every table, in order of primary key, without being able to change the warehouse. */
export async function readWarehouse(path: string): Promise<MirroredTables> {
  if (!existsSync(path)) throw new MirrorError(`${path} does not exist; run \`npm run etl\` to make it`);
  return readDuckDb(path, async (connection) => {
    const tables = new Map<TableName, readonly MirroredRow[]>();
    for (const name of TABLE_NAMES) {
      const order = TABLES[name].primaryKey.map(quoteName).join(", ");
      const reader = await connection.runAndReadAll(`SELECT * FROM ${quoteName(name)} ORDER BY ${order}`);
      tables.set(name, reader.getRowObjectsJS() as unknown as readonly MirroredRow[]);
    }
    return tables;
  });
}

/**
 * SHA-256 of a table's rows in order of primary key, its columns in order of declaration: equal in every
 * database that holds equal values, whatever way it writes numbers.
 */
export function contentHash(name: TableName, rows: readonly MirroredRow[]): string {
  const columns = Object.keys(TABLES[name].columns);
  return hashOfJson(rows.map((row) => columns.map((column) => row[column])));
}
