import {linkSync} from "node:fs";
import {join} from "node:path";
import type {DuckDBAppender, DuckDBConnection} from "@duckdb/node-api";
import {withDuckDb} from "../lib/duckdb/open-duckdb.ts";
import {quoteName, quoteText} from "../lib/duckdb/quote-sql.ts";
import {publishDirectory, publishFile} from "../lib/files/publish.ts";
import {createTable, sqlType} from "./schema/ddl.ts";
import {EXTRA_NAMES, EXTRA_TABLES, type ExtraTables} from "./schema/extra-tables.ts";
import {PUBLISHED_LIST} from "./schema/published-tables.ts";
import type {Column, Table, Value} from "./schema/table.ts";
import {TABLE_NAMES, TABLES, type Tables} from "./schema/tables.ts";
import {insertionWaves} from "./schema/waves.ts";

function append(appender: DuckDBAppender, value: Value, {type}: Column): void {
  if (value === null) appender.appendNull();
  else if (type === "smallint") appender.appendSmallInt(value as number);
  else if (type === "integer") appender.appendInteger(value as number);
  else if (type === "double") appender.appendDouble(value as number);
  else if (type === "boolean") appender.appendBoolean(value as boolean);
  else appender.appendVarchar(value as string);
}

/** A database refused rows; says which table and why. */
class ConstraintError extends Error {
  constructor(
    readonly table: string,
    cause: unknown
  ) {
    super(`${table}: ${cause instanceof Error ? cause.message : String(cause)}`, {cause});
    this.name = "ConstraintError";
  }
}

export async function createTables(connection: DuckDBConnection): Promise<void> {
  for (const name of TABLE_NAMES) await connection.run(createTable(TABLES[name], "duckdb"));
}

async function createExtraTables(connection: DuckDBConnection, extras: ExtraTables): Promise<void> {
  for (const name of EXTRA_NAMES) {
    await connection.run(createTable(EXTRA_TABLES[name], "duckdb"));
    await fill(connection, EXTRA_TABLES[name], extras[name]);
  }
}

/** The same tables without any constraint, for checks that must count every violation. */
export async function createBareTables(connection: DuckDBConnection): Promise<void> {
  for (const name of TABLE_NAMES) {
    const columns = Object.entries(TABLES[name].columns) as [string, Column][];
    const list = columns.map(([column, {type}]) => `${quoteName(column)} ${sqlType(type, "duckdb")}`);
    await connection.run(`CREATE TABLE ${quoteName(name)} (${list.join(", ")})`);
  }
}

/** Fills the tables in order of their references; the database checks every constraint they have. */
export async function insertRows(connection: DuckDBConnection, tables: Tables): Promise<void> {
  for (const name of TABLE_NAMES) await fill(connection, TABLES[name], tables[name]);
}

async function fill(
  connection: DuckDBConnection,
  table: Table,
  rows: readonly Readonly<Record<string, Value>>[]
): Promise<void> {
  const columns = Object.entries(table.columns);
  try {
    const appender = await connection.createAppender(table.name);
    for (const wave of insertionWaves(table, rows)) {
      for (const row of wave) {
        for (const [column, declared] of columns) append(appender, row[column], declared);
        appender.endRow();
      }
      appender.flushSync();
    }
    appender.closeSync();
  } catch (cause) {
    throw new ConstraintError(table.name, cause);
  }
}

async function exportParquet(
  connection: DuckDBConnection,
  folder: string,
  published: string,
  unchanged: ReadonlySet<string>
): Promise<void> {
  for (const {name, primaryKey} of PUBLISHED_LIST) {
    const file = `${name}.parquet`;
    if (unchanged.has(name)) {
      linkSync(join(published, file), join(folder, file));
      continue;
    }
    const order = primaryKey.map(quoteName).join(", ");
    await connection.run(
      `COPY (SELECT * FROM ${quoteName(name)} ORDER BY ${order}) TO ${quoteText(join(folder, file))} (FORMAT parquet, COMPRESSION zstd)`
    );
  }
}

/** One thread writes equal rows as equal bytes. */
export const REPRODUCIBLE = {threads: 1} as const;

/**
 * Builds the warehouse and the Parquet files beside the published ones and swaps them in when whole.
 * @param unchanged tables whose published Parquet file is kept as it is
 */
export async function publishWarehouse(
  tables: Tables,
  extras: ExtraTables,
  paths: {readonly warehouse: string; readonly parquet: string},
  unchanged: ReadonlySet<string> = new Set()
): Promise<void> {
  const build = async (connection: DuckDBConnection): Promise<void> => {
    await createTables(connection);
    await insertRows(connection, tables);
    await createExtraTables(connection, extras);
    await publishDirectory(paths.parquet, (folder) =>
      exportParquet(connection, folder, paths.parquet, unchanged)
    );
    await connection.run("CHECKPOINT");
  };
  // With DuckDB's usual blocks of 256 KB each of the many small indexes would take one: 15 MB instead of 2.
  const options = {...REPRODUCIBLE, default_block_size: 16_384};
  await publishFile(paths.warehouse, (temporary) => withDuckDb(build, options, temporary));
}
