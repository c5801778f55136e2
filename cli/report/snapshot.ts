import {z} from "zod";
import {storedNumber} from "../../lib/files/read-json.ts";

const metricValue = z.object({
  split: z.string(),
  metric: z.string(),
  value: storedNumber,
  /** 95 %; null where none was computed. */
  interval: z.tuple([storedNumber, storedNumber]).nullable(),
  /** The best that chance allows; null where not known. */
  limit: z.number().nullable()
});

const numbers = z.record(z.string(), z.number());

/** Everything of one run that a reader compares with another: small, and without any raw row. */
export const snapshotSchema = z.object({
  format: z.literal(1),
  /** Commit id, or null outside a repository. */
  commit: z.string().nullable(),
  madeAt: z.string(),
  metrics: z.array(metricValue),
  /** Rows by table and by scenario of duels. */
  rows: numbers,
  disagreements: z.number().nullable(),
  model: z.object({hash: z.string(), features: z.number(), trees: z.number()}).nullable(),
  drift: z.object({status: z.string(), sentence: z.string(), rows: z.number()}).nullable(),
  /** Compressed bytes by page, pages of one kind as their heaviest. */
  pages: numbers,
  stages: z.array(
    z.object({name: z.string(), key: z.string(), seconds: z.number(), peakMemoryBytes: z.number()})
  ),
  /** Work done per CPU second, by name; from `bench --json`. */
  speed: numbers,
  /** File names of charts in the snapshot's folder `figures/`, with their hashes. */
  figures: z.record(z.string(), z.string())
});
export type Snapshot = Readonly<z.infer<typeof snapshotSchema>>;
export type MetricValue = Readonly<z.infer<typeof metricValue>>;
export type StageFigure = Snapshot["stages"][number];

/** What is measured of recommended moves, beside the scores of probabilities; less is better where it is judged. */
export const REGRET_METRICS = [
  "regret",
  "regretAbove001",
  "regretAbove005",
  "wrongVerdict",
  "overstatement"
] as const;
export type RegretMetric = (typeof REGRET_METRICS)[number];

export class SnapshotError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "SnapshotError";
  }
}

export const SNAPSHOT_FILE = "snapshot.json";
export const FIGURES_FOLDER = "figures";
