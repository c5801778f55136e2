import {existsSync, readFileSync, statSync} from "node:fs";
import {join, relative} from "node:path";
import {z} from "zod";
import {hashOf, hashOfJson} from "../../lib/files/hash.ts";
import type {DataPaths} from "../../lib/files/paths.ts";
import {JsonFileError, readJson} from "../../lib/files/read-json.ts";
import type {Contribution} from "../reconcile/contribution.ts";
import type {ExtraTables} from "../schema/extra-tables.ts";
import {PUBLISHED_NAMES, type PublishedName, publishedRows} from "../schema/published-tables.ts";
import {TABLE_NAMES, type Tables} from "../schema/tables.ts";

const input = z.object({name: z.string(), version: z.string()});

export const lineageSchema = z.object({
  sources: z.array(
    z.object({
      source: z.string(),
      inputs: z.array(input),
      fetched: z.object({earliest: z.string(), latest: z.string()}).nullable(),
      missing: z.array(z.string())
    })
  ),
  steps: z.array(
    z.object({
      number: z.number(),
      name: z.string(),
      title: z.string(),
      ranAt: z.string(),
      seconds: z.number(),
      inputs: z.array(input),
      outputHash: z.string()
    })
  ),
  tables: z.array(
    z.object({
      table: z.string(),
      rows: z.number(),
      contentHash: z.string(),
      madeBy: z.string(),
      madeAt: z.string(),
      inputs: z.array(input)
    })
  ),
  files: z.array(
    z.object({
      path: z.string(),
      bytes: z.number(),
      sha256: z.string(),
      madeBy: z.string(),
      madeAt: z.string(),
      madeFrom: z.array(z.string())
    })
  )
});

/** What made each table and file of the warehouse, from which inputs, and when. */
export type Lineage = z.infer<typeof lineageSchema>;

/** The published lineage, or null if there is none that can be read. */
export function readLineage(path: string): Lineage | null {
  try {
    return readJson(path, {schema: lineageSchema, what: "a lineage", remedy: "run `npm run etl` to make it"});
  } catch (error) {
    if (error instanceof JsonFileError) return null;
    throw error;
  }
}

export function contentHashes(tables: Tables, extras: ExtraTables): ReadonlyMap<PublishedName, string> {
  const rows = publishedRows(tables, extras);
  return new Map(PUBLISHED_NAMES.map((name) => [name, hashOfJson(rows[name])]));
}

/** True if the file is there with the bytes that were recorded. */
export function isIntact(
  folder: string,
  file: Pick<Lineage["files"][number], "path" | "bytes" | "sha256">
): boolean {
  const path = join(folder, file.path);
  return existsSync(path) && statSync(path).size === file.bytes && hashOf(readFileSync(path)) === file.sha256;
}

/** Sources that state at least one column of the table. */
const inputsOf = (
  table: PublishedName,
  contributions: readonly Contribution[]
): Lineage["tables"][number]["inputs"] =>
  contributions
    .filter(({rows, extras}) => (({...rows, ...extras})[table]?.length ?? 0) > 0)
    .flatMap(({origin}) => origin.inputs.map(({name, version}) => ({name, version})));

const MAKER = "step 5: post-process";

export interface LineageInput {
  readonly paths: DataPaths;
  readonly tables: Tables;
  readonly extras: ExtraTables;
  readonly contributions: readonly Contribution[];
  readonly steps: Lineage["steps"];
  readonly previous: Lineage | null;
  /** ISO 8601. */
  readonly now: string;
}

/** Describes what is published; what is the same as before keeps the time at which it was first made. */
export function describeLineage(options: LineageInput): Lineage {
  const {paths, tables, extras, contributions, previous, now} = options;
  const hashes = contentHashes(tables, extras);
  const rows = publishedRows(tables, extras);
  const describedTables = PUBLISHED_NAMES.map((table) => {
    const contentHash = hashes.get(table)!;
    const before = previous?.tables.find((entry) => entry.table === table);
    return {
      table,
      rows: rows[table].length,
      contentHash,
      madeBy: MAKER,
      madeAt: before?.contentHash === contentHash ? before.madeAt : now,
      inputs: inputsOf(table, contributions)
    };
  });
  const describeFile = (path: string, madeFrom: readonly string[]): Lineage["files"][number] => {
    const content = readFileSync(path);
    const name = relative(paths.data, path);
    const sha256 = hashOf(content);
    const before = previous?.files.find((entry) => entry.path === name);
    const madeAt = before?.sha256 === sha256 ? before.madeAt : now;
    return {path: name, bytes: content.length, sha256, madeBy: "publish", madeAt, madeFrom: [...madeFrom]};
  };
  return {
    sources: contributions.map(({source, origin}) => ({
      source,
      inputs: [...origin.inputs],
      fetched: origin.fetched,
      missing: [...origin.missing]
    })),
    steps: options.steps,
    tables: describedTables,
    files: [
      describeFile(paths.warehouse, PUBLISHED_NAMES),
      ...PUBLISHED_NAMES.map((name) => describeFile(join(paths.parquet, `${name}.parquet`), [name])),
      describeFile(paths.game, TABLE_NAMES)
    ]
  };
}
