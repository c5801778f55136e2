import {appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync} from "node:fs";
import {join} from "node:path";
import type {DataPaths} from "../../../lib/files/paths.ts";
import {publishText} from "../../../lib/files/publish.ts";
import {parseStep, readRunFile} from "./run-file.ts";
import {
  checkArtifact,
  checkExperiment,
  checkRunId,
  isName,
  type MetricStep,
  type RunRecord,
  TrackingError
} from "./run-record.ts";

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

/** Folders that bear the name of an experiment or a run; others are none of ours. */
const foldersIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, {withFileTypes: true})
        .filter((entry) => entry.isDirectory() && isName(entry.name))
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
  const file = join(runFolder(paths, experiment, id), "run.json");
  let run: RunRecord;
  try {
    run = readRunFile(file);
  } catch (cause) {
    throw new TrackingError(
      `run ${id} of experiment ${experiment} cannot be read: ${(cause as Error).message}`,
      {cause}
    );
  }
  if (run.experiment !== experiment || run.id !== id) {
    throw new TrackingError(
      `run ${id} of experiment ${experiment} says that it is another run: ${file}; delete the run's folder`
    );
  }
  return run.status === "running" && !isAlive(run.pid) ? {...run, status: "killed"} : run;
}

function readableRun(paths: DataPaths, experiment: string, id: string): RunRecord | null {
  try {
    return readRun(paths, experiment, id);
  } catch (error) {
    if (error instanceof TrackingError) return null;
    throw error;
  }
}

/** Readable runs, newest first; of one experiment, or of all. A damaged run, or one that died before its first record, is left out. */
export function listRuns(paths: DataPaths, experiment?: string): RunRecord[] {
  const experiments = experiment === undefined ? listExperiments(paths) : [checkExperiment(experiment)];
  return experiments
    .flatMap((name) => foldersIn(join(runsFolder(paths), name)).map((id) => readableRun(paths, name, id)))
    .filter((run) => run !== null)
    .sort((x, y) => (x.startedAt < y.startedAt ? 1 : x.startedAt > y.startedAt ? -1 : x.id < y.id ? 1 : -1));
}

/** A run's metric values in the order of logging; a line cut off by a crash is left out. */
export function readMetrics(paths: DataPaths, {experiment, id}: RunRecord): MetricStep[] {
  const file = join(runFolder(paths, experiment, id), "metrics.jsonl");
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .flatMap((line) => {
      const step = parseStep(line);
      return step === null ? [] : [step];
    });
}

/** Forgets what an earlier try of the same run logged, so that the new one begins empty. */
export function clearRun(paths: DataPaths, {experiment, id}: RunRecord): void {
  rmSync(runFolder(paths, experiment, id), {recursive: true, force: true});
}
