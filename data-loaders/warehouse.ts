import {mkdirSync} from "node:fs";
import {join} from "node:path";
import {type DuckDBAppender, type DuckDBConnection, DuckDBInstance} from "@duckdb/node-api";
import {publishDirectory, publishFile} from "./io/publish.ts";
import {createTable, quoteName, quoteText} from "./schema/ddl.ts";
import type {Column, Value} from "./schema/table.ts";
import {TABLE_NAMES, TABLES, type TableName, type Tables} from "./schema/tables.ts";
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
export class ConstraintError extends Error {
  constructor(
    readonly table: TableName,
    cause: unknown
  ) {
    super(`${table}: ${cause instanceof Error ? cause.message : String(cause)}`, {cause});
    this.name = "ConstraintError";
  }
}

export async function createTables(connection: DuckDBConnection): Promise<void> {
  for (const name of TABLE_NAMES) await connection.run(createTable(TABLES[name], "duckdb"));
}

/** Fills the tables in order of their references; the database checks every constraint. */
export async function insertRows(connection: DuckDBConnection, tables: Tables): Promise<void> {
  for (const name of TABLE_NAMES) {
    const columns = Object.entries(TABLES[name].columns) as [string, Column][];
    try {
      const appender = await connection.createAppender(name);
      for (const wave of insertionWaves(TABLES[name], tables[name])) {
        for (const row of wave) {
          for (const [column, declared] of columns) append(appender, row[column], declared);
          appender.endRow();
        }
        appender.flushSync();
      }
      appender.closeSync();
    } catch (cause) {
      throw new ConstraintError(name, cause);
    }
  }
}

async function exportParquet(connection: DuckDBConnection, folder: string): Promise<void> {
  mkdirSync(folder, {recursive: true});
  for (const name of TABLE_NAMES) {
    const order = TABLES[name].primaryKey.map(quoteName).join(", ");
    const target = quoteText(join(folder, `${name}.parquet`));
    await connection.run(
      `COPY (SELECT * FROM ${quoteName(name)} ORDER BY ${order}) TO ${target} (FORMAT parquet, COMPRESSION zstd)`
    );
  }
}

/** Builds the warehouse and the Parquet files beside the published ones and swaps them in when whole. */
export async function publishWarehouse(
  tables: Tables,
  paths: {readonly warehouse: string; readonly parquet: string}
): Promise<void> {
  await publishFile(paths.warehouse, async (temporary) => {
    const instance = await DuckDBInstance.create(temporary, {threads: "1"});
    const connection = await instance.connect();
    try {
      await createTables(connection);
      await insertRows(connection, tables);
      await publishDirectory(paths.parquet, (folder) => exportParquet(connection, folder));
      await connection.run("CHECKPOINT");
    } finally {
      connection.closeSync();
      instance.closeSync();
    }
  });
}
