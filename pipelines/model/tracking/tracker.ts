import {mkdirSync, writeFileSync} from "node:fs";
import {dirname} from "node:path";
import type {DataPaths} from "../../../lib/files/paths.ts";
import {checkArtifact, type MetricStep, newRunId, type ParameterValue, type RunRecord} from "./run-record.ts";
import {appendMetrics, artifactPath, clearRun, writeRun} from "./run-store.ts";

/**
 * Whoever else is told of runs (an MLflow server). A mirror keeps its own order, retries by itself and never
 * throws: tracking goes on without it.
 */
export interface RunMirror {
  runStarted(run: RunRecord): void;
  metricsLogged(run: RunRecord, steps: readonly MetricStep[]): void;
  artifactLogged(run: RunRecord, name: string, content: string | Uint8Array): void;
  runEnded(run: RunRecord): void;
  /** Resolves when everything told so far was delivered or given up. */
  flush(): Promise<void>;
}

export interface NewRun {
  readonly experiment: string;
  readonly name: string;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly tags?: Readonly<Record<string, string>>;
  /** For a run that must be found again; otherwise made of the time. */
  readonly id?: string;
}

export interface TrackerOptions {
  readonly paths: DataPaths;
  readonly mirror?: RunMirror;
  readonly now?: () => Date;
}

/** A run being written. */
export class ActiveRun {
  #record: RunRecord;
  readonly #options: Required<Pick<TrackerOptions, "paths" | "now">> & Pick<TrackerOptions, "mirror">;

  private constructor(record: RunRecord, options: TrackerOptions) {
    this.#record = record;
    this.#options = {...options, now: options.now ?? (() => new Date())};
  }

  /** @throws TrackingError for a name that is not valid; RangeError for a parameter that is not a finite number */
  static async start(newRun: NewRun, options: TrackerOptions): Promise<ActiveRun> {
    const now = options.now?.() ?? new Date();
    const record: RunRecord = {
      id: newRun.id ?? newRunId(now),
      experiment: newRun.experiment,
      name: newRun.name,
      status: "running",
      startedAt: now.toISOString(),
      endedAt: null,
      pid: process.pid,
      parameters: newRun.parameters,
      tags: newRun.tags ?? {},
      metrics: {},
      artifacts: [],
      error: null
    };
    for (const [parameter, value] of Object.entries(newRun.parameters)) {
      if (typeof value === "number" && !Number.isFinite(value)) {
        throw new RangeError(`parameter ${parameter} is ${value}`);
      }
    }
    clearRun(options.paths, record);
    await writeRun(options.paths, record);
    options.mirror?.runStarted(record);
    return new ActiveRun(record, options);
  }

  get record(): RunRecord {
    return this.#record;
  }

  /** Values at one step. @throws RangeError for a value that is not a finite number */
  logMetrics(values: Readonly<Record<string, number>>, step = 0): void {
    const at = this.#options.now().toISOString();
    const steps = Object.entries(values).map(([name, value]) => {
      if (!Number.isFinite(value)) throw new RangeError(`metric ${name} is ${value} at step ${step}`);
      return {name, value, step, at};
    });
    appendMetrics(this.#options.paths, this.#record, steps);
    this.#record = {...this.#record, metrics: {...this.#record.metrics, ...values}};
    this.#options.mirror?.metricsLogged(this.#record, steps);
  }

  /** Tags that the work itself finds out; kept with the run's end. */
  tag(tags: Readonly<Record<string, string>>): void {
    this.#record = {...this.#record, tags: {...this.#record.tags, ...tags}};
  }

  logArtifact(name: string, content: string | Uint8Array): void {
    const path = artifactPath(this.#options.paths, this.#record, checkArtifact(name));
    mkdirSync(dirname(path), {recursive: true});
    writeFileSync(path, content);
    this.#record = {
      ...this.#record,
      artifacts: [...this.#record.artifacts.filter((known) => known !== name), name]
    };
    this.#options.mirror?.artifactLogged(this.#record, name, content);
  }

  async end(error?: unknown, tags: Readonly<Record<string, string>> = {}): Promise<RunRecord> {
    const failed = error !== undefined;
    this.#record = {
      ...this.#record,
      tags: {...this.#record.tags, ...tags},
      status: failed ? "failed" : "finished",
      endedAt: this.#options.now().toISOString(),
      error: failed ? (error instanceof Error ? error.message : String(error)) : null
    };
    await writeRun(this.#options.paths, this.#record);
    this.#options.mirror?.runEnded(this.#record);
    return this.#record;
  }
}

/** Does tracked work: the run ends as the work does, and the work's error goes on. */
export async function track<T>(
  newRun: NewRun,
  options: TrackerOptions,
  work: (run: ActiveRun) => Promise<T>
): Promise<T> {
  const run = await ActiveRun.start(newRun, options);
  try {
    const result = await work(run);
    await run.end();
    return result;
  } catch (error) {
    // What went wrong first is what the caller must learn, even where it cannot be written down.
    await run.end(error ?? new Error("failed without a reason")).catch(() => {});
    throw error;
  } finally {
    await options.mirror?.flush();
  }
}
