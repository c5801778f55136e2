/** Everything of one run that a reader compares with another: small, and without any raw row. */
export interface Snapshot {
  readonly format: 1;
  /** Short commit id, or null outside a repository. */
  readonly commit: string | null;
  readonly madeAt: string;
  readonly metrics: readonly MetricValue[];
  /** Rows by table and by scenario of duels. */
  readonly rows: Readonly<Record<string, number>>;
  readonly disagreements: number | null;
  readonly model: {readonly hash: string; readonly features: number; readonly trees: number} | null;
  readonly drift: {readonly status: string; readonly sentence: string; readonly rows: number} | null;
  /** Compressed bytes by page, pages of one kind as their heaviest. */
  readonly pages: Readonly<Record<string, number>>;
  readonly stages: readonly StageFigure[];
  /** Work done per CPU second, by name; from `bench --json`. */
  readonly speed: Readonly<Record<string, number>>;
  /** File names of charts in the snapshot's folder `figures/`, with their hashes. */
  readonly figures: Readonly<Record<string, string>>;
}

export interface MetricValue {
  readonly split: string;
  readonly metric: string;
  readonly value: number;
  /** 95 %; null where none was computed. */
  readonly interval: readonly [number, number] | null;
  /** The best that chance allows; null where not known. */
  readonly limit: number | null;
}

export interface StageFigure {
  readonly name: string;
  readonly key: string;
  readonly seconds: number;
  readonly peakMemoryBytes: number;
}

export class SnapshotError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "SnapshotError";
  }
}

export const SNAPSHOT_FILE = "snapshot.json";
export const FIGURES_FOLDER = "figures";
