import {DuckDBInstance} from "@duckdb/node-api";

/** Rows of a query over the Parquet files of a folder, as `log`. */
export async function queryLog(folder: string, query: string): Promise<Record<string, unknown>[]> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    await connection.run(
      `CREATE VIEW log AS SELECT * FROM read_parquet('${folder.replaceAll("'", "''")}/*.parquet', union_by_name = true)`
    );
    return (await connection.runAndReadAll(query)).getRowObjectsJson() as Record<string, unknown>[];
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
