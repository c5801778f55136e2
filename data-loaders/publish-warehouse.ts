import {existsSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {withDuckDb} from "../lib/duckdb/open-duckdb.ts";
import type {DataPaths} from "../lib/files/paths.ts";
import {publishDirectory, publishText, recoverDirectory} from "../lib/files/publish.ts";
import {publishDownloads} from "./downloads/publish-downloads.ts";
import {gameOf} from "./game-export.ts";
import {recordChecks} from "./quality/check-history.ts";
import {checkConstraints} from "./quality/constraint-checks.ts";
import {erdSvg} from "./quality/erd.ts";
import {checkCounts} from "./quality/expected-counts.ts";
import {checkFreshness} from "./quality/freshness-checks.ts";
import {contentHashes, describeLineage, isIntact, type Lineage, readLineage} from "./quality/lineage.ts";
import {blocks, type Check, CheckError} from "./quality/quality-check.ts";
import {QUALITY_PARQUET, writeQualityParquet} from "./quality/quality-parquet.ts";
import {type QualityReport, qualityReport} from "./quality/quality-report.ts";
import {checkEvolution, checkMachines, checkRules} from "./quality/rule-checks.ts";
import {type Catalogue, catalogueOf} from "./quality/warehouse-catalogue.ts";
import type {Contribution} from "./reconcile/contribution.ts";
import {PUBLISHED_NAMES, type PublishedName} from "./schema/published-tables.ts";
import type {Tables} from "./schema/tables.ts";
import type {SchemaScripts} from "./steps/create-schema.ts";
import type {PostProcessed} from "./steps/post-process.ts";
import {createBareTables, insertRows, publishWarehouse, REPRODUCIBLE} from "./warehouse.ts";

/** Every check over the decided tables, none of them published yet. */
export const runChecks = (tables: Tables): Promise<Check[]> =>
  withDuckDb(async (connection) => {
    await createBareTables(connection);
    await insertRows(connection, tables);
    return [...(await checkConstraints(connection)), ...checkCounts(tables), ...checkRules(tables)];
  });

export interface Publication {
  readonly paths: DataPaths;
  readonly mode: string;
  readonly schema: SchemaScripts;
  readonly contributions: readonly Contribution[];
  readonly processed: PostProcessed;
  readonly steps: Lineage["steps"];
  /** ISO 8601. */
  readonly now: string;
  /** Days within which a live source should have confirmed its answers. */
  readonly freshDays: number;
}

/** What publishing would change. */
export interface Changes {
  readonly changed: readonly PublishedName[];
  readonly unchanged: ReadonlySet<PublishedName>;
  readonly previous: Lineage | null;
}

export function changesOf({tables, extras}: PostProcessed, paths: DataPaths): Changes {
  recoverDirectory(paths.parquet);
  recoverDirectory(paths.quality);
  recoverDirectory(paths.downloads);
  const previous = readLineage(join(paths.quality, "lineage.json"));
  const hashes = contentHashes(tables, extras);
  const intact = (path: string): boolean => {
    const file = previous?.files.find((entry) => join(paths.data, entry.path) === path);
    return file !== undefined && isIntact(paths.data, file);
  };
  const isCurrent = (name: PublishedName): boolean =>
    previous?.tables.find(({table}) => table === name)?.contentHash === hashes.get(name) &&
    intact(join(paths.parquet, `${name}.parquet`));
  const unchanged = new Set(PUBLISHED_NAMES.filter(isCurrent));
  const whole = intact(paths.warehouse) && intact(paths.game);
  return {
    changed: PUBLISHED_NAMES.filter((name) => !unchanged.has(name)),
    unchanged: whole ? unchanged : new Set(),
    previous
  };
}

/** What a run that was refused looked like, so that one can see why. */
const rejectedPath = (paths: DataPaths): string => join(paths.stages, "etl", "rejected.json");

/**
 * Checks the tables and publishes what changed: warehouse and Parquet, game.json, and the folders of quality and downloads.
 * @throws CheckError if a check fails; what was published before stays as it was
 */
export async function publishAll(
  publication: Publication
): Promise<{changed: readonly PublishedName[]; report: QualityReport}> {
  const {paths, mode, schema, contributions, processed, steps, now, freshDays} = publication;
  const {tables, extras} = processed;
  const checks = [
    ...(await runChecks(tables)),
    ...checkEvolution(tables, extras),
    ...checkMachines(tables, extras),
    ...checkFreshness(contributions, now, freshDays)
  ];
  const disagreements = processed.disagreements.length;
  const history = await recordChecks(paths, {at: now, mode, checks, disagreements});
  const freshness = contributions.map(({source, origin}) => ({
    source,
    inputs: [...origin.inputs],
    fetched: origin.fetched,
    missing: [...origin.missing]
  }));
  const report = qualityReport({mode, processed, contributions, checks, freshness, history});
  const failed = checks.filter(blocks);
  if (failed.length > 0) {
    await publishText(rejectedPath(paths), `${JSON.stringify(report)}\n`);
    throw new CheckError(failed);
  }
  const {changed, unchanged, previous} = changesOf(processed, paths);
  if (unchanged.size < PUBLISHED_NAMES.length) {
    await publishWarehouse(tables, extras, paths, unchanged);
    await publishText(paths.game, `${JSON.stringify(gameOf(tables, extras))}\n`);
  }
  const lineage = describeLineage({paths, tables, extras, contributions, steps, previous, now});
  const downloads = await publishDownloads(paths, lineage);
  const catalogue = catalogueOf(processed, lineage, downloads);
  const texts = qualityTexts({report, catalogue, lineage, schema});
  if (!isPublished(paths.quality, texts))
    await publishDirectory(paths.quality, async (folder) => {
      for (const [name, text] of texts) writeFileSync(join(folder, name), text);
      await withDuckDb(
        (connection) => writeQualityParquet(connection, folder, processed, checks, lineage),
        REPRODUCIBLE
      );
    });
  return {changed, report};
}

function qualityTexts(content: {
  report: QualityReport;
  catalogue: Catalogue;
  lineage: Lineage;
  schema: SchemaScripts;
}): ReadonlyMap<string, string> {
  const {report, catalogue, lineage, schema} = content;
  return new Map([
    ["quality.json", `${JSON.stringify(report)}\n`],
    ["catalogue.json", `${JSON.stringify(catalogue)}\n`],
    ["lineage.json", `${JSON.stringify(lineage)}\n`],
    ["erd.svg", erdSvg()],
    ["erd.mmd", catalogue.erd],
    ["schema.duckdb.sql", `${schema.duckdb.join(";\n\n")};\n`],
    ["schema.postgres.sql", `${schema.postgres.join(";\n\n")};\n`]
  ]);
}

/** True if the folder holds this already, so that a run that changes nothing writes nothing. The Parquet files say the same. */
const isPublished = (folder: string, texts: ReadonlyMap<string, string>): boolean =>
  [...texts].every(([name, text]) => {
    const path = join(folder, name);
    return existsSync(path) && readFileSync(path, "utf8") === text;
  }) && QUALITY_PARQUET.every((name) => existsSync(join(folder, name)));
