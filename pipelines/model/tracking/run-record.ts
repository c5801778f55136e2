import {randomBytes} from "node:crypto";

/** How far a run is. `killed`: its process died; found out by the next reader. */
export const RUN_STATUSES = ["running", "finished", "failed", "killed"] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

export type ParameterValue = string | number | boolean;

/** One tracked piece of work: what went in, what came out. Stored as `run.json`. */
export interface RunRecord {
  readonly id: string;
  readonly experiment: string;
  readonly name: string;
  readonly status: RunStatus;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly endedAt: string | null;
  /** Of the process that writes the run. */
  readonly pid: number;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly tags: Readonly<Record<string, string>>;
  /** The last value of each metric. */
  readonly metrics: Readonly<Record<string, number>>;
  readonly artifacts: readonly string[];
  /** Why it failed. */
  readonly error: string | null;
}

/** One value of a metric at a step (a number of trees, a fold …). */
export interface MetricStep {
  readonly name: string;
  readonly value: number;
  readonly step: number;
  /** ISO 8601, UTC. */
  readonly at: string;
}

export class TrackingError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "TrackingError";
  }
}

const NAME = /^[a-z0-9][a-z0-9_-]{0,63}$/;
const FILE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;

export const isName = (text: string): boolean => NAME.test(text);

function checked(pattern: RegExp, what: string, right: string, value: string): string {
  if (pattern.test(value)) return value;
  throw new TrackingError(`${what} ${JSON.stringify(value)} is not valid: ${right}`);
}

/** @throws TrackingError; no text from outside ever becomes a path of its own making */
export const checkExperiment = (name: string): string =>
  checked(NAME, "experiment", "1 to 64 of a-z, 0-9, _ and -, beginning with a letter or digit", name);

/** @throws TrackingError */
export const checkRunId = (id: string): string =>
  checked(NAME, "run id", "1 to 64 of a-z, 0-9, _ and -, beginning with a letter or digit", id);

/** @throws TrackingError */
export const checkArtifact = (name: string): string =>
  checked(FILE, "artifact", "a plain file name of at most 128 of A-Z, a-z, 0-9, ., _ and -", name);

/** Sorts by time of start; unique without a lock. */
export function newRunId(now: Date): string {
  const time = now.toISOString().slice(0, 19).replaceAll(/[-:]/g, "").toLowerCase();
  return `${time}-${randomBytes(3).toString("hex")}`;
}
