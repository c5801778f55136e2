import {existsSync, mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {quoteText} from "../../lib/duckdb/quote-sql.ts";
import type {DataPaths} from "../../lib/files/paths.ts";
import {duelFiles} from "../../pipelines/model/duels/load-duels.ts";
import {SQL_TABLES, type SqlTable, type SqlTableName} from "./sql-tables.ts";

/** The published files that a table is made of. */
function filesOf(paths: DataPaths, name: SqlTableName): readonly string[] {
  switch (name) {
    case "duel":
      return [join(paths.duels, "best_move.parquet")];
    case "all_duels":
      return duelFiles(paths);
    case "checks":
    case "lineage":
    case "provenance":
      return [join(paths.quality, `${name}.parquet`)];
    default:
      return [join(paths.parquet, `${name}.parquet`)];
  }
}

/** A query for a table's rows. */
const tableQuery = (files: readonly string[]): string =>
  `FROM read_parquet([${files.map(quoteText).join(", ")}], union_by_name = true)`;

/** A table's file as it is published, several as one; empty where nobody has made them yet. */
async function bytesOf(connection: DuckDBConnection, files: readonly string[]): Promise<Uint8Array> {
  if (files.length === 1) return readFileSync(files[0]);
  const folder = mkdtempSync(join(tmpdir(), "predictiondex-sql-"));
  try {
    const file = join(folder, "all.parquet");
    await connection.run(
      `COPY (${tableQuery(files)}) TO ${quoteText(file)} (FORMAT parquet, COMPRESSION zstd)`
    );
    return readFileSync(file);
  } finally {
    rmSync(folder, {recursive: true});
  }
}

export interface ReadTable {
  readonly table: SqlTable;
  readonly bytes: Uint8Array;
}

/** The page's tables: what is in them, and their files. */
export async function readTables(paths: DataPaths, connection: DuckDBConnection): Promise<ReadTable[]> {
  const tables: ReadTable[] = [];
  for (const name of SQL_TABLES) {
    const files = filesOf(paths, name);
    if (files.length === 0 || !files.every((file) => existsSync(file))) {
      tables.push({table: {name, rows: null, columns: []}, bytes: new Uint8Array()});
      continue;
    }
    const query = tableQuery(files);
    const columns = await connection.runAndReadAll(`DESCRIBE ${query}`);
    const rows = await connection.runAndReadAll(`SELECT count(*)::INTEGER ${query}`);
    tables.push({
      table: {
        name,
        rows: Number(rows.getRows()[0][0]),
        columns: columns
          .getRowObjects()
          .map(({column_name, column_type}) => ({name: String(column_name), type: String(column_type)}))
      },
      bytes: await bytesOf(connection, files)
    });
  }
  return tables;
}
