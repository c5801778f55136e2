import {copyFileSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {withDuckDb} from "../../lib/duckdb/open-duckdb.ts";
import {quoteText} from "../../lib/duckdb/quote-sql.ts";
import {hashOf, hashOfJson} from "../../lib/files/hash.ts";
import type {DataPaths} from "../../lib/files/paths.ts";
import {publishDirectory} from "../../lib/files/publish.ts";
import {JsonFileError, readJson} from "../../lib/files/read-json.ts";
import {isIntact, type Lineage} from "../quality/lineage.ts";
import {ABOUT_ALL, type Download, type Downloads, downloadsSchema} from "../schema/download.ts";
import {PUBLISHED_LIST} from "../schema/published-tables.ts";
import {croissant} from "./croissant.ts";
import {dataPackage} from "./data-package.ts";

/** Lists the files of the folder in which it lies. */
const LIST = "downloads.json";
const HASH_DIGITS = 12;

/** The published list, or null if there is none that can be read. */
function readDownloads(folder: string): Downloads | null {
  try {
    return readJson(join(folder, LIST), {
      schema: downloadsSchema,
      what: "a list of downloads",
      remedy: "run `npm run etl` to make it"
    });
  } catch (error) {
    if (error instanceof JsonFileError) return null;
    throw error;
  }
}

async function writeCsv(connection: DuckDBConnection, parquet: string, csv: string): Promise<void> {
  await connection.run(`COPY (FROM ${quoteText(parquet)}) TO ${quoteText(csv)} (FORMAT csv, HEADER)`);
}

/**
 * Publishes the tables as Parquet and CSV, the warehouse, and two descriptions that data tools read, if there is
 * not the very same already.
 */
export async function publishDownloads(
  paths: Pick<DataPaths, "downloads" | "parquet" | "warehouse">,
  lineage: Lineage
): Promise<Downloads> {
  const content = lineage.tables.map(({table, contentHash}) => [table, contentHash]);
  const tables = PUBLISHED_LIST;
  // What is said of the tables is part of what lies at an address.
  const said = {version: "", files: [], tables, sources: [], published: ""};
  const version = hashOfJson([content, dataPackage(said), croissant(said)]).slice(0, HASH_DIGITS);
  const published = readDownloads(paths.downloads);
  if (published?.version === version && published.files.every((file) => isIntact(paths.downloads, file)))
    return published;
  const files: Download[] = [];
  await publishDirectory(paths.downloads, async (folder) => {
    const add = (path: string, format: Download["format"], table: string | null): void => {
      const bytes = readFileSync(join(folder, path));
      files.push({path, format, table, bytes: bytes.length, sha256: hashOf(bytes)});
    };
    await withDuckDb(async (connection) => {
      for (const {name} of tables) {
        const parquet = join(paths.parquet, `${name}.parquet`);
        copyFileSync(parquet, join(folder, `${name}.parquet`));
        await writeCsv(connection, parquet, join(folder, `${name}.csv`));
        add(`${name}.parquet`, "parquet", name);
        add(`${name}.csv`, "csv", name);
      }
    });
    copyFileSync(paths.warehouse, join(folder, ABOUT_ALL.duckdb));
    add(ABOUT_ALL.duckdb, "duckdb", null);
    const described = {version, tables, files: [...files]};
    const sources = lineage.sources.flatMap(({inputs}) => inputs);
    const madeAt = lineage.tables.map((table) => table.madeAt).sort();
    const write = (name: string, value: object): void =>
      writeFileSync(join(folder, name), `${JSON.stringify(value, null, 2)}\n`);
    write(ABOUT_ALL.datapackage, dataPackage({...described, sources}));
    add(ABOUT_ALL.datapackage, "datapackage", null);
    write(ABOUT_ALL.croissant, croissant({...described, published: madeAt.at(-1)!}));
    add(ABOUT_ALL.croissant, "croissant", null);
    write(LIST, {version, files} satisfies Downloads);
  });
  return {version, files};
}
