import {readdirSync} from "node:fs";
import {basename, join, relative} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {quoteText} from "../../../lib/duckdb/quote-sql.ts";
import type {LogSchema, LogType} from "./log-schema.ts";

/** A file of the log that cannot be read with the others. */
export interface LeftOutFile {
  /** Its path below the log's folder. */
  readonly file: string;
  readonly reason: string;
}

/** What a Parquet column holds, as far as it decides whether columns of several files go together. */
type Kind = "time" | "text" | "number" | "boolean";
const KIND: Readonly<Record<LogType, Kind>> = {
  TIMESTAMP: "time",
  VARCHAR: "text",
  INTEGER: "number",
  DOUBLE: "number",
  BOOLEAN: "boolean"
};
const KIND_SQL = `CASE WHEN type = 'BOOLEAN' THEN 'boolean' WHEN type = 'BYTE_ARRAY' THEN 'text'
  WHEN type = 'INT96' OR coalesce(logical_type, '') LIKE 'Timestamp%' OR coalesce(converted_type, '') LIKE 'TIMESTAMP%' THEN 'time'
  ELSE 'number' END`;

const listOf = (values: readonly string[]): string => `[${values.map(quoteText).join(", ")}]`;
const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split("\n")[0];

/** Parquet files of the log's folder and of those below it, such as each machine's, the oldest first. */
function logFiles(folder: string): string[] {
  return readdirSync(folder, {recursive: true, encoding: "utf8"})
    .filter((path) => path.endsWith(".parquet") && !path.split(/[\\/]/).some((part) => part.startsWith(".")))
    .sort((x, y) => basename(x).localeCompare(basename(y), "en") || x.localeCompare(y, "en"))
    .map((path) => join(folder, path));
}

/**
 * Parts files into those that can be read together, and those that are torn or hold another kind of value in a column.
 * @param thorough read every value of every file, not just what its footer says
 */
export async function readableFiles(
  connection: DuckDBConnection,
  folder: string,
  {
    schema,
    features,
    thorough = false
  }: {readonly schema: LogSchema; readonly features: readonly string[]; readonly thorough?: boolean}
): Promise<{readonly files: readonly string[]; readonly leftOut: readonly LeftOutFile[]}> {
  const leftOut: LeftOutFile[] = [];
  const leave = (file: string, reason: string): void => {
    leftOut.push({file: relative(folder, file), reason});
  };
  let files = logFiles(folder);
  const kinds = new Map<string, Kind>([
    ...features.map((name): [string, Kind] => [name, "number"]),
    ...schema.map(({name, type}): [string, Kind] => [name, KIND[type]])
  ]);
  const mistyped = async (): Promise<Map<string, string>> => {
    if (files.length === 0) return new Map();
    const wanted = [...kinds].map(([name, kind]) => `(${quoteText(name)}, ${quoteText(kind)})`);
    const reader = await connection.runAndReadAll(
      `SELECT file_name, min(f.name || ' is ' || (${KIND_SQL}) || ', not ' || kind)
       FROM parquet_schema(${listOf(files)}) f JOIN (VALUES ${wanted.join(", ")}) w(name, kind) ON f.name = w.name
       WHERE type IS NOT NULL AND (${KIND_SQL}) <> kind GROUP BY file_name`
    );
    return new Map(reader.getRows().map(([file, reason]) => [String(file), String(reason)]));
  };
  const whole = async (file: string): Promise<boolean> => {
    try {
      await connection.run(
        thorough
          ? `SELECT max(hash(rows)) FROM read_parquet(${quoteText(file)}) rows`
          : `SELECT count(*) FROM parquet_schema(${quoteText(file)})`
      );
      return true;
    } catch (error) {
      leave(file, firstLine(error));
      return false;
    }
  };
  const keepWhole = async (): Promise<void> => {
    const kept: string[] = [];
    for (const file of files) if (await whole(file)) kept.push(file);
    files = kept;
  };
  if (thorough) await keepWhole();
  const wrong = await mistyped().catch(async () => {
    await keepWhole();
    return mistyped();
  });
  for (const [file, reason] of wrong) leave(file, reason);
  return {files: files.filter((file) => !wrong.has(file)), leftOut};
}
