import {copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {hashOf} from "../../lib/files/hash.ts";
import type {DataPaths} from "../../lib/files/paths.ts";
import {publishDirectory} from "../../lib/files/publish.ts";
import {NOTEBOOKS} from "../notebook/notebooks-folder.ts";
import {pageWeights} from "./page-weight.ts";
import {
  type EvaluationFigures,
  type RegretOfRun,
  readDriftOf,
  readEvaluationOf,
  readSpeed,
  readStagesOf,
  type StageFigures
} from "./run-files.ts";
import {
  FIGURES_FOLDER,
  type MetricValue,
  type RegretMetric,
  SNAPSHOT_FILE,
  type Snapshot,
  SnapshotError,
  type StageFigure
} from "./snapshot.ts";

/** Their names in a snapshot. */
const MEASURED: readonly (readonly [keyof RegretOfRun, RegretMetric])[] = [
  ["mean", "regret"],
  ["above001", "regretAbove001"],
  ["above005", "regretAbove005"],
  ["wrongVerdict", "wrongVerdict"],
  ["overstatement", "overstatement"]
];

const metricsOf = (report: EvaluationFigures | null): MetricValue[] =>
  (report?.splits ?? []).flatMap(({name, scores, intervals, limit}) =>
    Object.entries(scores)
      .filter(([metric]) => metric !== "n")
      .map(([metric, value]) => ({
        split: name,
        metric,
        value,
        interval: intervals?.[metric] ?? null,
        limit: limit?.[metric] ?? null
      }))
  );

/** Regret by kind of question and adviser; where one was measured, its interval too. */
const regretOf = (report: EvaluationFigures | null): MetricValue[] =>
  (report?.regret?.kinds ?? []).flatMap(({replies, figures}) =>
    Object.entries(figures).flatMap(([by, of]) =>
      MEASURED.map(([name, metric]) => ({
        split: `${replies} replies, ${by}`,
        metric,
        value: of[name].value,
        // Promising too little is no better than promising too much: that is shown, not judged.
        interval: name === "overstatement" ? null : of[name].interval,
        limit: null
      }))
    )
  );

function rowsOf(etl: StageFigures | null, duels: StageFigures | null): Record<string, number> {
  const counts = (record: StageFigures | null) => Object.entries(record?.details.rows ?? {});
  return {
    ...Object.fromEntries(counts(etl)),
    ...Object.fromEntries(counts(duels).map(([scenario, count]) => [`duels: ${scenario}`, count]))
  };
}

const figure = ({name, key, seconds, peakMemoryBytes}: StageFigures): StageFigure => ({
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
  /** Folder of what notebooks showed, as `notebook run` writes it. */
  readonly notebooks?: string;
  /** File of speed ratios, `{what: times what the reference does}`. */
  readonly speed?: string;
}

/** Reads a run's files. @throws SnapshotError where there is nothing to take */
export function readRun({paths, commit, now, figures, speed}: SnapshotOptions): Snapshot {
  const stages = readStagesOf(paths);
  const report = readEvaluationOf(paths);
  if (stages.length === 0 && report === null)
    throw new SnapshotError(`${paths.data} holds no run of the pipeline: neither stages/ nor evaluation/`);
  const stage = (name: string): StageFigures | null => stages.find((record) => record.name === name) ?? null;
  const etl = stage("etl");
  const drift = readDriftOf(paths);
  return {
    format: 1,
    commit,
    madeAt: now.toISOString(),
    metrics: [...metricsOf(report), ...regretOf(report)],
    rows: rowsOf(etl, stage("duels")),
    disagreements: etl?.details.disagreements ?? null,
    model: report && {hash: report.model.hash, features: report.model.features, trees: report.model.trees},
    drift: drift && {...drift.verdict, rows: drift.window.rows},
    pages: pageWeights(paths.site),
    stages: stages.map(figure),
    speed: speed === undefined ? {} : readSpeed(speed),
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
    const {notebooks} = options;
    if (notebooks !== undefined && existsSync(notebooks))
      cpSync(notebooks, join(temporary, NOTEBOOKS), {recursive: true});
  });
  return snapshot;
}
