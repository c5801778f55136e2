import type {DuckDBConnection} from "@duckdb/node-api";
import {quoteName, quoteText} from "./quote-sql.ts";

/** Rows of a Parquet row group. */
const ROW_GROUP = 122_880;

/**
 * Writes a table as a Parquet file, which says what its columns mean. The same rows in the same order make the same
 * bytes, however they came in, where DuckDB has one thread: a plain scan hands on vectors as they were filled, and groups
 * of rows would end where what was inserted at once did; a sort by the order of insertion fills them anew.
 */
export async function writeParquet(
  connection: DuckDBConnection,
  table: string,
  path: string,
  columns: readonly {readonly name: string; readonly description: string}[]
): Promise<void> {
  const told = columns.map(({name, description}) => `${name}: ${quoteText(description)}`).join(", ");
  await connection.run(
    `COPY (FROM ${quoteName(table)} ORDER BY rowid) TO ${quoteText(path)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${ROW_GROUP}, KV_METADATA {${told}})`
  );
}
