import {existsSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {type DuckDBConnection, DuckDBInstance} from "@duckdb/node-api";
import type {Profile} from "../drift/profile.ts";
import {LOG_COLUMNS} from "./log-columns.ts";
import {quoteName, quoteText} from "./log-sql.ts";

/** The log lacks what the monitoring reads. */
export class LogSchemaError extends Error {
  constructor(
    readonly missing: readonly string[],
    folder: string
  ) {
    super(
      `the prediction log in ${folder} has no column ${missing.slice(0, 5).join(", ")}${missing.length > 5 ? ` and ${missing.length - 5} more` : ""}: it was written with another feature catalogue; build the drift reference anew and serve with the same version`
    );
    this.name = "LogSchemaError";
  }
}

const RELATION = "prediction_log";
export interface OpenLog {
  readonly connection: DuckDBConnection;
  /** A view with every column of the log; null where nothing was logged yet. */
  readonly relation: string | null;
  close(): void;
}

/** Opens the dated Parquet files of the prediction log together, within 512 MB of memory. */
export async function openLog(folder: string, profile: Pick<Profile, "columns">): Promise<OpenLog> {
  const instance = await DuckDBInstance.create(":memory:", {
    memory_limit: "512MB",
    threads: "2",
    preserve_insertion_order: "false"
  });
  const connection = await instance.connect();
  const close = (): void => {
    connection.closeSync();
    instance.closeSync();
  };
  const isEmpty = !existsSync(folder) || !readdirSync(folder).some((file) => file.endsWith(".parquet"));
  if (isEmpty) return {connection, relation: null, close};
  try {
    // Every query would read the files' footers again.
    await connection.run("SET parquet_metadata_cache = true");
    const files = `read_parquet(${quoteText(join(folder, "*.parquet"))}, union_by_name = true, filename = true)`;
    await connection.run(`CREATE VIEW ${RELATION} AS SELECT * FROM ${files}`);
    const described = await connection.runAndReadAll(`DESCRIBE ${RELATION}`);
    const present = new Set(described.getRows().map(([column]) => String(column)));
    const wanted = [
      ...Object.values(LOG_COLUMNS),
      ...profile.columns.flatMap((column) => (column.kind === "numeric" ? [column.name] : column.members))
    ];
    const missing = wanted.filter((column) => !present.has(column));
    if (missing.length > 0) throw new LogSchemaError(missing.map(quoteName), folder);
    return {connection, relation: RELATION, close};
  } catch (error) {
    close();
    throw error;
  }
}
