import {existsSync, readdirSync} from "node:fs";
import {join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {withDuckDb} from "../../lib/duckdb/open-duckdb.ts";
import {quoteText} from "../../lib/duckdb/quote-sql.ts";
import type {DataPaths} from "../../lib/files/paths.ts";
import type {Scores} from "../../lib/statistics/probability-scores.ts";
import {duelFiles} from "../../pipelines/model/duels/load-duels.ts";
import type {Intervals} from "../../pipelines/model/evaluation/evaluation-report.ts";
import {readEvaluation, readFeatureReport} from "../../pipelines/model/evaluation/read-evaluation.ts";
import {FEATURES} from "../../pipelines/model/features/feature-catalogue.ts";
import {listRuns, readMetrics} from "../../pipelines/model/tracking/run-store.ts";
import {driftPaths, readDriftReport} from "../../pipelines/monitoring/drift/report/report-files.ts";
import {absentArrow, arrowOfQuery, arrowOfRows, type TableValue} from "./arrow-table.ts";
import {DATA_TABLES, type DataTableName} from "./data-tables.ts";

type Rows = readonly Readonly<Record<string, TableValue>>[];

/** How a table is made: rows, or a query over files; null or no rows where nothing is there yet. */
type Maker = (
  paths: DataPaths
) =>
  | Rows
  | null
  | {readonly files: readonly string[]; readonly sql: string; readonly times?: readonly string[]};

const parquet =
  (file: (paths: DataPaths) => string, columns = "*"): Maker =>
  (paths) => {
    const path = file(paths);
    return {files: [path], sql: `SELECT ${columns} FROM ${quoteText(path)}`};
  };
const warehouse = (name: DataTableName, columns?: string): Maker =>
  parquet(({parquet: folder}) => join(folder, `${name}.parquet`), columns);
const quality = (name: string, columns?: string): Maker =>
  parquet(({quality: folder}) => join(folder, `${name}.parquet`), columns);

const SCORES = [
  "accuracy",
  "fightAccuracy",
  "logLoss",
  "brier",
  "ece",
  "meanAbsoluteError",
  "rocAuc",
  "prAuc",
  "precision",
  "recall",
  "f1"
] as const satisfies readonly (keyof Scores)[];

const scoreRows = (
  split: string,
  scenario: string,
  judged: string,
  scores: Scores,
  intervals?: Intervals
): Rows =>
  SCORES.map((measure) => ({
    split,
    scenario,
    judged,
    measure,
    value: scores[measure],
    low: intervals?.[measure][0] ?? null,
    high: intervals?.[measure][1] ?? null,
    n: scores.n
  }));

const PREDICTION_COLUMNS = `epoch_ms(time)::DOUBLE AS time, request_id, endpoint, model_version, feature_version,
  pokemon_a_id, move_a_id, pokemon_b_id, move_b_id, win_probability, synthetic`;
const LATEST = 100_000;

const MAKERS: Readonly<Record<DataTableName, Maker>> = {
  type: warehouse("type"),
  type_effectiveness: warehouse("type_effectiveness"),
  form: warehouse("form"),
  pokemon_species: warehouse("pokemon_species"),
  // The pages hold no address of another host.
  pokemon: warehouse("pokemon", "* EXCLUDE (sprite_url)"),
  pokemon_stat: warehouse("pokemon_stat"),
  pokemon_type: warehouse("pokemon_type"),
  move_category: warehouse("move_category"),
  move: warehouse("move"),
  learn_method: warehouse("learn_method"),
  pokemon_move: warehouse("pokemon_move"),
  evolution: warehouse("evolution"),
  pokemon_trait: warehouse("pokemon_trait"),
  machine: warehouse("machine"),
  checks: quality("checks", "* REPLACE (violations::INTEGER AS violations)"),
  lineage: quality("lineage"),
  provenance: quality("provenance"),
  duel: parquet(({duels}) => join(duels, "best_move.parquet")),
  all_duels: (paths) => {
    const files = duelFiles(paths);
    return {files, sql: `FROM read_parquet([${files.map(quoteText).join(", ")}], union_by_name = true)`};
  },
  features: (paths) => {
    const report = readFeatureReport(paths);
    const statistics = new Map(report?.features.map((feature) => [feature.name, feature]));
    return (
      report &&
      FEATURES.flatMap(({name, group, unit, source, description}) => {
        const known = statistics.get(name);
        if (known === undefined) return [];
        const [best_move, random_move, all_combinations] = known.importanceByScenario;
        return {
          name,
          group,
          unit,
          source,
          importance: known.importance,
          importance_best_move: best_move ?? null,
          importance_random_move: random_move ?? null,
          importance_all_combinations: all_combinations ?? null,
          mutual_information: known.mutualInformation,
          correlation: known.correlation,
          mean: known.mean,
          standard_deviation: known.standardDeviation,
          least: known.least,
          most: known.most,
          description
        };
      })
    );
  },
  feature_sample: parquet((paths) => driftPaths(paths).sample),
  evaluation: (paths) =>
    readEvaluation(paths)?.splits.flatMap(({name, scores, intervals, limit, baselines, scenarios}) => [
      ...scoreRows(name, "all", "model", scores, intervals),
      ...scoreRows(name, "all", "limit", limit),
      ...baselines.flatMap((baseline) => scoreRows(name, "all", baseline.id, baseline.scores)),
      ...scenarios.flatMap((part) => [
        ...scoreRows(name, part.scenario, "model", part.scores, part.intervals),
        ...scoreRows(name, part.scenario, "limit", part.limit)
      ])
    ]) ?? null,
  reliability: (paths) =>
    readEvaluation(paths)?.splits.flatMap(({name, reliability}) =>
      reliability.map(({from, to, n, meanPrediction, meanTruth, interval: [low, high]}) => ({
        split: name,
        from,
        to,
        n,
        mean_prediction: meanPrediction,
        mean_truth: meanTruth,
        low,
        high
      }))
    ) ?? null,
  slices: (paths) =>
    readEvaluation(paths)?.splits.flatMap(({name, slices}) =>
      slices.map(({dimension, value, n, accuracy, interval: [low, high], meanAbsoluteError}) => ({
        split: name,
        dimension,
        value,
        n,
        accuracy,
        low,
        high,
        mean_absolute_error: meanAbsoluteError
      }))
    ) ?? null,
  predictions: ({predictions}) => {
    const isThere =
      existsSync(predictions) && readdirSync(predictions).some((file) => file.endsWith(".parquet"));
    return (
      (isThere && {
        files: [predictions],
        sql: `SELECT ${PREDICTION_COLUMNS} FROM read_parquet(${quoteText(join(predictions, "*.parquet"))}, union_by_name = true)
          ORDER BY time DESC LIMIT ${LATEST}`,
        times: ["time"]
      }) ||
      null
    );
  },
  drift: (paths) =>
    readDriftReport(paths)?.columns.map((column) => ({
      column: column.name,
      group: column.group,
      kind: column.kind,
      status: column.status,
      psi: column.psi,
      psi_corrected: column.psiCorrected,
      limit: column.limit,
      jensen_shannon: column.jensenShannon,
      wasserstein: column.wasserstein,
      p_value: column.adjustedPValue,
      mean: column.mean,
      reference_mean: column.referenceMean,
      rows: column.rows
    })) ?? null,
  runs: (paths) =>
    listRuns(paths).map(({id, experiment, name, status, startedAt, endedAt, error}) => ({
      run: id,
      experiment,
      name,
      status,
      started_at: startedAt,
      ended_at: endedAt,
      error
    })),
  run_parameters: (paths) =>
    listRuns(paths).flatMap(({id, parameters}) =>
      Object.entries(parameters).map(([name, value]) => ({run: id, name, value: String(value)}))
    ),
  run_metrics: (paths) =>
    listRuns(paths).flatMap((run) => [
      ...readMetrics(paths, run).map(({name, step, value}) => ({run: run.id, name, step, value})),
      ...Object.entries(run.metrics).map(([name, value]) => ({run: run.id, name, step: null, value}))
    ])
};

/** A table as an Arrow file; what cannot be had says why in its schema. */
async function makeTable(
  connection: DuckDBConnection,
  paths: DataPaths,
  name: DataTableName
): Promise<Uint8Array> {
  const notMade = (): Uint8Array => absentArrow({"not-made": DATA_TABLES[name].command});
  try {
    const made = MAKERS[name](paths);
    if (made === null) return notMade();
    if (!("files" in made)) return made.length === 0 ? notMade() : arrowOfRows(made);
    if (!made.files.every((file) => existsSync(file))) return notMade();
    return await arrowOfQuery(connection, made.sql, made.times);
  } catch (error) {
    return absentArrow({unreadable: (error as Error).message});
  }
}

/** Tables as Arrow files, by name. */
export const makeTables = (
  paths: DataPaths,
  names: readonly DataTableName[]
): Promise<ReadonlyMap<DataTableName, Uint8Array>> =>
  withDuckDb(async (connection) => {
    const tables = new Map<DataTableName, Uint8Array>();
    for (const name of names) tables.set(name, await makeTable(connection, paths, name));
    return tables;
  });
