/** One node of the stage graph: what it reads, what it writes, which code and parameters decide the result. */
export interface Stage {
  readonly name: string;
  readonly title: string;
  /** Names of the stages that must be current before this one. */
  readonly after: readonly string[];
  /** Files and folders it reads, absolute. */
  readonly inputs: readonly string[];
  /** Files and folders it publishes, absolute. */
  readonly outputs: readonly string[];
  /** Those of its outputs that others change afterwards: it is enough that they are there. */
  readonly shared?: readonly string[];
  /** Modules whose import graph decides the result, from the repository's root. */
  readonly code: readonly string[];
  /** What else decides the result; serializable. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Runs only when asked for: it takes minutes, and nothing else waits for it. */
  readonly onRequest?: true;
  /** Does the work and publishes the outputs. Returns facts for the record (counts, sizes, figures). */
  run(log: StageLog): Promise<Readonly<Record<string, unknown>>>;
}

export interface StageLog {
  info(message: string): void;
  warn(message: string): void;
}

export interface PathRecord {
  /** From the data or repository folder, never absolute. */
  readonly path: string;
  readonly hash: string;
  readonly bytes: number;
}

/** What is kept of a stage's last complete run, in `data/stages/NAME.json`; the page Pipeline shows it. */
export interface StageRecord {
  readonly name: string;
  readonly title: string;
  readonly after: readonly string[];
  readonly key: string;
  readonly parts: {readonly code: string; readonly inputs: string; readonly parameters: string};
  readonly startedAt: string;
  readonly seconds: number;
  readonly peakMemoryBytes: number;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly inputs: readonly PathRecord[];
  readonly outputs: readonly PathRecord[];
  readonly details: Readonly<Record<string, unknown>>;
}

/** Why a stage has to run. `null`: its record matches and its outputs are whole. */
export type Staleness =
  | "never ran"
  | "its code changed"
  | "its inputs changed"
  | "its parameters changed"
  | "an output is missing or damaged"
  | "asked for"
  | null;
