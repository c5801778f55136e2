import {join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {quoteName, quoteText} from "../../lib/duckdb/quote-sql.ts";
import type {PostProcessed} from "../steps/post-process.ts";
import type {Lineage} from "./lineage.ts";
import type {Check} from "./quality-check.ts";

type TextRow = Readonly<Record<string, string | null>>;

async function writeRows(
  connection: DuckDBConnection,
  path: string,
  columns: readonly string[],
  rows: readonly TextRow[]
): Promise<void> {
  await connection.run(
    `CREATE TEMP TABLE "out" (${columns.map((column) => `${quoteName(column)} VARCHAR`).join(", ")})`
  );
  const appender = await connection.createAppender("out");
  for (const row of rows) {
    for (const column of columns) {
      const value = row[column];
      if (value === null) appender.appendNull();
      else appender.appendVarchar(value);
    }
    appender.endRow();
  }
  appender.closeSync();
  await connection.run(`COPY "out" TO ${quoteText(path)} (FORMAT parquet, COMPRESSION zstd)`);
  await connection.run('DROP TABLE "out"');
}

const text = (value: unknown): string | null =>
  value === undefined || value === null ? null : typeof value === "string" ? value : JSON.stringify(value);

export const QUALITY_PARQUET = [
  "disagreements.parquet",
  "provenance.parquet",
  "checks.parquet",
  "lineage.parquet"
] as const;

/** Every disagreement as one row, each source's value in a column of its own; all columns are text. */
export async function writeQualityParquet(
  connection: DuckDBConnection,
  folder: string,
  processed: PostProcessed,
  checks: readonly Check[],
  lineage: Lineage
): Promise<void> {
  await writeRows(
    connection,
    join(folder, "disagreements.parquet"),
    ["table", "key", "column", "csv", "embedded", "pokeapi", "pokepedia", "winner", "rule"],
    processed.disagreements.map(({values, ...rest}) => {
      const stated = (source: string) => text(values.find((entry) => entry.source === source)?.value);
      return {
        ...rest,
        csv: stated("csv"),
        embedded: stated("embedded"),
        pokeapi: stated("pokeapi"),
        pokepedia: stated("pokepedia")
      };
    })
  );
  await writeRows(
    connection,
    join(folder, "provenance.parquet"),
    ["table", "key", "column", "sources"],
    processed.provenance.map((row) => ({...row, sources: row.sources.join(" ") || "derived"}))
  );
  await writeRows(
    connection,
    join(folder, "checks.parquet"),
    ["group", "severity", "table", "name", "title", "violations", "examples"],
    checks.map((check) => ({
      ...check,
      violations: String(check.violations),
      examples: check.examples.join("; ")
    }))
  );
  await writeRows(
    connection,
    join(folder, "lineage.parquet"),
    ["kind", "name", "hash", "made_by", "made_at", "made_from"],
    [
      ...lineage.tables.map(({table, contentHash, madeBy, madeAt, inputs}) => ({
        kind: "table",
        name: table,
        hash: contentHash,
        made_by: madeBy,
        made_at: madeAt,
        made_from: inputs.map(({name, version}) => `${name}@${version}`).join(" ")
      })),
      ...lineage.files.map(({path, sha256, madeBy, madeAt, madeFrom}) => ({
        kind: "file",
        name: path,
        hash: sha256,
        made_by: madeBy,
        made_at: madeAt,
        made_from: madeFrom.join(" ")
      }))
    ]
  );
}
