import {appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import type {DataPaths} from "../../data-loaders/io/paths.ts";
import {publishText} from "../../data-loaders/io/publish.ts";
import {
  checkArtifact,
  checkExperiment,
  checkRunId,
  type MetricStep,
  type RunRecord,
  TrackingError
} from "./run.ts";

/** Runs on disk: `data/runs/<experiment>/<run id>/` with `run.json`, `metrics.jsonl` and `artifacts/`. */
export const runsFolder = (paths: DataPaths): string => join(paths.data, "runs");

export const runFolder = (paths: DataPaths, experiment: string, id: string): string =>
  join(runsFolder(paths), checkExperiment(experiment), checkRunId(id));

export const artifactPath = (paths: DataPaths, {experiment, id}: RunRecord, name: string): string =>
  join(runFolder(paths, experiment, id), "artifacts", checkArtifact(name));

export const writeRun = (paths: DataPaths, run: RunRecord): Promise<void> =>
  publishText(
    join(runFolder(paths, run.experiment, run.id), "run.json"),
    `${JSON.stringify(run, null, 2)}\n`
  );

export function appendMetrics(paths: DataPaths, run: RunRecord, steps: readonly MetricStep[]): void {
  const folder = runFolder(paths, run.experiment, run.id);
  mkdirSync(folder, {recursive: true});
  appendFileSync(join(folder, "metrics.jsonl"), steps.map((step) => `${JSON.stringify(step)}\n`).join(""));
}

const foldersIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, {withFileTypes: true})
        .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
        .map(({name}) => name)
        .sort()
    : [];

export const listExperiments = (paths: DataPaths): string[] => foldersIn(runsFolder(paths));

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** @throws TrackingError for a run that is not there or cannot be read */
export function readRun(paths: DataPaths, experiment: string, id: string): RunRecord {
  let run: RunRecord;
  try {
    run = JSON.parse(readFileSync(join(runFolder(paths, experiment, id), "run.json"), "utf8")) as RunRecord;
  } catch (cause) {
    if (cause instanceof TrackingError) throw cause;
    throw new TrackingError(`run ${id} of experiment ${experiment} cannot be read`, {cause});
  }
  return run.status === "running" && !isAlive(run.pid) ? {...run, status: "killed"} : run;
}

/** Readable runs, newest first; of one experiment, or of all. A run that died before its first record is no run. */
export function listRuns(paths: DataPaths, experiment?: string): RunRecord[] {
  const experiments = experiment === undefined ? listExperiments(paths) : [checkExperiment(experiment)];
  return experiments
    .flatMap((name) =>
      foldersIn(join(runsFolder(paths), name))
        .filter((id) => existsSync(join(runsFolder(paths), name, id, "run.json")))
        .map((id) => readRun(paths, name, id))
    )
    .sort((x, y) => (x.startedAt < y.startedAt ? 1 : x.startedAt > y.startedAt ? -1 : x.id < y.id ? 1 : -1));
}

/** A run's metric values in the order of logging; a last line cut off by a crash is left out. */
export function readMetrics(paths: DataPaths, {experiment, id}: RunRecord): MetricStep[] {
  const file = join(runFolder(paths, experiment, id), "metrics.jsonl");
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as MetricStep);
}
