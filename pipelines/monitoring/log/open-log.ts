import {existsSync} from "node:fs";
import {basename} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {openDuckDb} from "../../../lib/duckdb/open-duckdb.ts";
import {quoteName, quoteText} from "../../../lib/duckdb/quote-sql.ts";
import {listSome} from "../../../lib/names/list-some.ts";
import {LOG_SCHEMA, type LogColumnName, type LogSchema, VERSION_KEY, versionOf} from "./log-schema.ts";
import {logColumn, logSelect, logTable} from "./log-sql.ts";
import {type LeftOutFile, readableFiles} from "./readable-files.ts";

/** The log lacks what the monitoring reads. */
export class LogSchemaError extends Error {
  constructor(
    readonly missing: readonly string[],
    folder: string
  ) {
    super(
      `the prediction log in ${folder} has no column ${listSome(missing)}: it was written with another feature catalogue; build the drift reference anew and serve with the same version`
    );
    this.name = "LogSchemaError";
  }
}

const RELATION = "prediction_log";
const FIGHTS = "solved_fights";
const FIGHT = "fight" satisfies LogColumnName;

export interface OpenLog {
  readonly connection: DuckDBConnection;
  /** Whether no duel was logged yet. */
  readonly isEmpty: boolean;
  /** A table or view with every column of the log and the features, and each row's `filename`: the model's duels alone. */
  readonly relation: string;
  /** The same of the fights that were solved. */
  readonly fights: string;
  /** Files that are torn or hold other kinds of values. */
  readonly leftOut: readonly LeftOutFile[];
  close(): void;
}

export interface OpenLogOptions {
  readonly schema?: LogSchema;
  /** Is told what a reader should know. */
  readonly log?: (line: string) => void;
  /** Read every value once before any is counted: what a file's footer does not tell is found. */
  readonly thorough?: boolean;
}

/**
 * Opens the dated Parquet files of the prediction log together, with those of folders below, within 512 MB of memory.
 * Files that are torn or mistyped are left out and named.
 * @param features those that must be there
 * @throws LogSchemaError where a column is in none of the files
 */
export async function openLog(
  folder: string,
  features: readonly string[],
  {schema = LOG_SCHEMA, log, thorough}: OpenLogOptions = {}
): Promise<OpenLog> {
  const {connection, close} = await openDuckDb({
    memory_limit: "512MB",
    threads: 2,
    preserve_insertion_order: false
  });
  try {
    // Every query would read the files' footers again.
    await connection.run("SET parquet_metadata_cache = true");
    const {files, leftOut} = existsSync(folder)
      ? await readableFiles(connection, folder, {schema, features, thorough})
      : {files: [], leftOut: []};
    for (const {file, reason} of leftOut) log?.(`${file} is left out of the prediction log: ${reason}`);
    const opened = {connection, relation: RELATION, fights: FIGHTS, leftOut, close};
    const newest = files.at(-1);
    if (newest === undefined) {
      await connection.run(logTable(RELATION, features, schema));
      await connection.run(logTable(FIGHTS, features, schema));
      return {...opened, isEmpty: true};
    }
    const version = await versionOfFile(connection, newest);
    if (version > versionOf(schema))
      log?.(
        `${basename(newest)} is of version ${version} of the prediction log, newer than ${versionOf(schema)}, which is read here: its newer columns are left aside`
      );
    const {select, fights, columns} = await readLogFiles(connection, files, schema);
    const wanted = [...schema.filter(({since}) => since === 1).map(({name}) => name), ...features];
    const missing = wanted.filter((column) => !columns.has(column));
    if (missing.length > 0) throw new LogSchemaError(missing.map(quoteName), folder);
    await connection.run(`CREATE VIEW ${RELATION} AS ${select}`);
    await connection.run(`CREATE VIEW ${FIGHTS} AS ${fights}`);
    const first = await connection.runAndReadAll(`SELECT 1 FROM ${RELATION} LIMIT 1`);
    return {...opened, isEmpty: first.currentRowCount === 0};
  } catch (error) {
    close();
    throw error;
  }
}

/** Queries for the model's duels and for the solved fights in files of any version, and the columns that the files have. */
export async function readLogFiles(
  connection: DuckDBConnection,
  files: readonly string[],
  schema: LogSchema = LOG_SCHEMA
): Promise<{
  readonly select: string;
  readonly fights: string;
  readonly columns: ReadonlySet<string>;
}> {
  const source = `read_parquet([${files.map(quoteText).join(", ")}], union_by_name = true, filename = true)`;
  const described = await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${source}`);
  const columns = new Set(described.getRows().map(([column]) => String(column)));
  const all = logSelect(source, columns, schema);
  const knowsFights = columns.has(FIGHT) || schema.some(({name}) => name === FIGHT);
  const are = (condition: string): string => `SELECT * FROM (${all}) WHERE ${condition}`;
  return {
    select: knowsFights ? are(`${logColumn(FIGHT)} IS NULL`) : all,
    fights: are(knowsFights ? `${logColumn(FIGHT)} IS NOT NULL` : "false"),
    columns
  };
}

/** Files without a word about it are of the first version. */
async function versionOfFile(connection: DuckDBConnection, file: string): Promise<number> {
  const reader = await connection.runAndReadAll(
    `SELECT decode(value)::INTEGER FROM parquet_kv_metadata(${quoteText(file)}) WHERE decode(key) = ${quoteText(VERSION_KEY)}`
  );
  return Number(reader.getRows()[0]?.[0] ?? 1);
}
