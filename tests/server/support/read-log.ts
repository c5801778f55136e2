import {openDuckDb} from "../../../lib/duckdb/open-duckdb.ts";
import {quoteText} from "../../../lib/duckdb/quote-sql.ts";

/** Rows of a query over the Parquet files of a folder, as `log`. */
export async function queryLog(folder: string, query: string): Promise<Record<string, unknown>[]> {
  const {connection, close} = await openDuckDb();
  try {
    await connection.run(
      `CREATE VIEW log AS SELECT * FROM read_parquet(${quoteText(`${folder}/*.parquet`)}, union_by_name = true)`
    );
    return (await connection.runAndReadAll(query)).getRowObjectsJson() as Record<string, unknown>[];
  } finally {
    close();
  }
}
