import {basename, join} from "node:path";
import {hashOfFolder, hashOfJson} from "../lib/files/hash.ts";
import {removeLeftovers} from "../lib/files/leftovers.ts";
import {type DataPaths, REPOSITORY} from "../lib/files/paths.ts";
import {noProgress, type StartProgress} from "../lib/terminal/report-progress.ts";
import {changesOf, publishAll} from "./publish-warehouse.ts";
import type {Lineage} from "./quality/lineage.ts";
import {describeCheck} from "./quality/quality-check.ts";
import {summarize} from "./quality/quality-report.ts";
import type {PublishedName} from "./schema/published-tables.ts";
import {TABLE_NAMES, type TableName} from "./schema/tables.ts";
import {CSV_FOLDER} from "./sources/csv-source.ts";
import type {LiveAccess} from "./sources/live.ts";
import {sourceConfig} from "./sources/source-config.ts";
import {createSchemaStep} from "./steps/create-schema.ts";
import {enrichStep} from "./steps/enrich.ts";
import {loadCsvStep} from "./steps/load-csv.ts";
import {postProcessStep} from "./steps/post-process.ts";
import {scrapeStep} from "./steps/scrape.ts";
import {createStepRunner, type EtlLog, STEPS, type StepNumber, type StepResult} from "./steps/step.ts";

export const SOURCE_MODES = ["embedded", "live", "cache"] as const;
export type SourceMode = (typeof SOURCE_MODES)[number];

export interface EtlOptions {
  readonly paths: DataPaths;
  /** `embedded` (the default) needs no network; `live` asks PokéAPI and Poképédia; `cache` replays live. */
  readonly source?: SourceMode;
  /** Run steps whose inputs did not change, too. */
  readonly force?: boolean;
  /** Stop after this step; only the last one publishes. */
  readonly step?: StepNumber;
  /** Write nothing and ask no live source; say what would change. */
  readonly dryRun?: boolean;
  readonly log?: EtlLog;
  readonly progress?: StartProgress;
  readonly env?: NodeJS.ProcessEnv;
  readonly csvFolder?: string;
  readonly live?: Partial<LiveAccess>;
}

export interface EtlReport {
  readonly rows: Readonly<Record<TableName, number>> | null;
  /** Tables whose content is not what was published before. */
  readonly changed: readonly PublishedName[];
  readonly ran: readonly StepNumber[];
  readonly disagreements: number;
  readonly seconds: number;
}

const silent: EtlLog = {info: () => {}, warn: () => {}};

function liveAccess(options: EtlOptions): LiveAccess | null {
  const {
    source = "embedded",
    dryRun = false,
    paths,
    env = process.env,
    live,
    progress = noProgress
  } = options;
  if (source === "embedded") return null;
  const mode = source === "live" && !dryRun ? "live" : "cache";
  return {
    mode,
    config: sourceConfig(env, mode),
    cacheFolder: paths.cache,
    progress: (label, total) => progress({label, total, unit: "answers"}),
    ...live
  };
}

/**
 * Runs the five steps and publishes the warehouse, the Parquet files, game.json and the quality folder. A
 * step whose inputs did not change is skipped, a table whose rows did not change keeps its file.
 * @throws CsvError, SourceError, AlarmError, SchemaError, CheckError: each names place and reason; what was
 * published before stays as it was
 */
export async function runEtl(options: EtlOptions): Promise<EtlReport> {
  const {paths, source = "embedded", force = false, step, dryRun = false, log = silent} = options;
  const start = performance.now();
  const access = liveAccess(options);
  const now = new Date().toISOString();
  const code = hashOfJson(
    ["data-loaders", "lib"].map((folder) => hashOfFolder(join(REPOSITORY, folder), ".ts"))
  );
  const runner = createStepRunner({
    folder: join(paths.stages, "etl"),
    forced: (number) => force && (step === undefined || number === step),
    keep: !dryRun,
    log
  });
  const results: StepResult<unknown>[] = [];
  const done = (): boolean => step !== undefined && results.length >= step;
  const report = (more: Partial<EtlReport> = {}): EtlReport => ({
    rows: null,
    changed: [],
    disagreements: 0,
    ran: results.filter(({reason}) => reason !== null).map(({number}) => number),
    seconds: (performance.now() - start) / 1000,
    ...more
  });
  async function run<T>(task: Parameters<typeof runner.run<T>>[0]): Promise<T> {
    const result = await runner.run(task);
    results.push(result);
    return result.output;
  }

  const schema = await run(createSchemaStep(code));
  if (done()) return report();
  const csv = await run(loadCsvStep(options.csvFolder ?? CSV_FOLDER, code));
  if (done()) return report();
  const enriched = await run(enrichStep(csv, access, code, log));
  if (done()) return report();
  const scraped = await run(scrapeStep(csv, enriched, access, log));
  if (done()) return report();
  const contributions = [csv, ...enriched, ...scraped];
  const processed = await run(postProcessStep(contributions, code));
  const rows = Object.fromEntries(TABLE_NAMES.map((name) => [name, processed.tables[name].length]));
  const summary = {rows: rows as EtlReport["rows"], disagreements: processed.disagreements.length};
  if (dryRun) {
    const {changed} = changesOf(processed, paths);
    log.info(
      `dry run: ${changed.length === 0 ? "nothing would change" : `would change ${changed.join(", ")}`}`
    );
    return report({...summary, changed});
  }
  const steps: Lineage["steps"] = results.map(({number, seconds, inputs, ranAt, outputHash}) => ({
    number,
    name: STEPS[number - 1].name,
    title: STEPS[number - 1].title,
    ranAt,
    seconds,
    inputs: Object.entries(inputs ?? {}).map(([name, version]) => ({name, version})),
    outputHash
  }));
  const outputs = [paths.warehouse, paths.parquet, paths.game, paths.quality, paths.downloads].map((path) =>
    basename(path)
  );
  const leftovers = removeLeftovers(paths.data, outputs);
  if (leftovers.length > 0) log.warn(`removed what an interrupted run left behind: ${leftovers.join(", ")}`);
  const published = await publishAll({
    paths,
    mode: source,
    schema,
    contributions,
    processed,
    steps,
    now,
    freshDays: access?.config.freshDays ?? 0
  });
  for (const check of published.report.checks.list) if (!check.passed) log.warn(describeCheck(check));
  for (const line of summarize(published.report)) log.info(line);
  log.info(
    published.changed.length === 0
      ? "published: every table is as it was"
      : `published: ${published.changed.join(", ")}`
  );
  return report({...summary, changed: published.changed});
}
