import {copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {hashOf} from "../../lib/files/hash.ts";
import type {DataPaths} from "../../lib/files/paths.ts";
import {publishDirectory} from "../../lib/files/publish.ts";
import type {StageRecord} from "../../lib/stage-runner/stage-record.ts";
import type {ScoreName} from "../../lib/statistics/bootstrap.ts";
import {evaluationPath} from "../../pipelines/model/evaluation/evaluate-model.ts";
import type {EvaluationReport} from "../../pipelines/model/evaluation/evaluation-report.ts";
import {readDriftReport} from "../../pipelines/monitoring/drift/report/report-files.ts";
import {pageWeights} from "./page-weight.ts";
import {
  FIGURES_FOLDER,
  type MetricValue,
  SNAPSHOT_FILE,
  type Snapshot,
  SnapshotError,
  type StageFigure
} from "./snapshot.ts";

function readJson<T>(file: string): T | null {
  if (!existsSync(file)) return null;
  try {
    return JSON.parse(readFileSync(file, "utf8")) as T;
  } catch (cause) {
    throw new SnapshotError(`${file} is not JSON`, {cause});
  }
}

function metricsOf(report: EvaluationReport | null): MetricValue[] {
  return (report?.splits ?? []).flatMap(({name, scores, intervals, limit}) =>
    Object.entries(scores)
      .filter(([metric]) => metric !== "n")
      .map(([metric, value]) => ({
        split: name,
        metric,
        value,
        interval: intervals?.[metric as ScoreName] ?? null,
        limit: limit?.[metric as keyof typeof limit] ?? null
      }))
  );
}

function rowsOf(etl: StageRecord | null, duels: StageRecord | null): Record<string, number> {
  const counts = (record: StageRecord | null): [string, number][] =>
    Object.entries((record?.details["rows"] ?? {}) as Record<string, number>);
  return {
    ...Object.fromEntries(counts(etl)),
    ...Object.fromEntries(counts(duels).map(([scenario, count]) => [`duels: ${scenario}`, count]))
  };
}

function stagesIn(folder: string): StageRecord[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => readJson<StageRecord>(join(folder, name)))
    .filter((record) => record !== null);
}

const figure = ({name, key, seconds, peakMemoryBytes}: StageRecord): StageFigure => ({
  name,
  key,
  seconds,
  peakMemoryBytes
});

const svgFiles = (folder: string | undefined): string[] =>
  folder !== undefined && existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith(".svg"))
        .sort()
    : [];

export interface SnapshotOptions {
  readonly paths: DataPaths;
  readonly commit: string | null;
  readonly now: Date;
  /** Folder of charts, as `figures` writes them. */
  readonly figures?: string;
  /** File of speed ratios, `{what: times what the reference does}`. */
  readonly speed?: string;
}

/** Reads a run's files. @throws SnapshotError where there is nothing to take */
export function readRun({paths, commit, now, figures, speed}: SnapshotOptions): Snapshot {
  const stages = stagesIn(paths.stages);
  const report = readJson<EvaluationReport>(evaluationPath(paths));
  if (stages.length === 0 && report === null)
    throw new SnapshotError(`${paths.data} holds no run of the pipeline: neither stages/ nor evaluation/`);
  const stage = (name: string): StageRecord | null => stages.find((record) => record.name === name) ?? null;
  const etl = stage("etl");
  const drift = readDriftReport(paths);
  return {
    format: 1,
    commit,
    madeAt: now.toISOString(),
    metrics: metricsOf(report),
    rows: rowsOf(etl, stage("duels")),
    disagreements: (etl?.details["disagreements"] as number | undefined) ?? null,
    model: report && {hash: report.model.hash, features: report.model.features, trees: report.model.trees},
    drift: drift && {...drift.verdict, rows: drift.window.rows},
    pages: pageWeights(paths.site),
    stages: stages.map(figure),
    speed: (speed === undefined ? null : readJson<Record<string, number>>(speed)) ?? {},
    figures: Object.fromEntries(
      svgFiles(figures).map((name) => [name, hashOf(readFileSync(join(figures!, name)))])
    )
  };
}

/** Writes a snapshot with its charts into a folder, whole or not at all. */
export async function makeSnapshot(folder: string, options: SnapshotOptions): Promise<Snapshot> {
  const snapshot = readRun(options);
  await publishDirectory(folder, (temporary) => {
    writeFileSync(join(temporary, SNAPSHOT_FILE), `${JSON.stringify(snapshot, null, 1)}\n`);
    const to = join(temporary, FIGURES_FOLDER);
    mkdirSync(to);
    for (const name of Object.keys(snapshot.figures))
      copyFileSync(join(options.figures!, name), join(to, name));
  });
  return snapshot;
}
