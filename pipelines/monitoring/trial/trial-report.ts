import {join} from "node:path";
import {z} from "zod";
import type {DataPaths} from "../../../lib/files/paths.ts";
import {publishText} from "../../../lib/files/publish.ts";
import {readJsonIfThere, storedNumber} from "../../../lib/files/read-json.ts";
import type {TOLERANCES} from "../../model/registry/gate-thresholds.ts";
import {type Trial, trialSchema} from "../../model/registry/trial.ts";

/** `waiting`: nothing is decided yet, and the trial goes on. */
export const TRIAL_OUTCOMES = ["waiting", "promoted", "withdrawn", "rolled back", "kept"] as const;
export type TrialOutcome = (typeof TRIAL_OUTCOMES)[number];

const TRIAL_METRICS = [
  "accuracy",
  "logLoss",
  "brier",
  "meanAbsoluteError"
] as const satisfies readonly (keyof typeof TOLERANCES)[];
export type TrialMetric = (typeof TRIAL_METRICS)[number];

/** By how much the judged version is worse than the other on the very same questions. */
export interface TrialDifference {
  readonly metric: TrialMetric;
  /** Means of the judged version and of the other. */
  readonly values: readonly [number, number];
  readonly value: number;
  /** Holds at every look at once. */
  readonly interval: readonly [number, number];
}

/** What the latest look at a trial found; the page Drift shows it. */
export interface TrialReport {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly trial: Trial;
  /** The challenger, or the version on probation. */
  readonly judged: number;
  readonly other: number;
  /** Answered by both and played again. */
  readonly rows: number;
  /** Distinct pairs of Pokémon among them. */
  readonly pairs: number;
  /** Answers of the judged version that are no probabilities. */
  readonly unusable: number;
  readonly differences: readonly TrialDifference[];
  readonly outcome: TrialOutcome;
  readonly reasons: readonly string[];
}

const count = z.int().min(0);
const pair = z.tuple([storedNumber, storedNumber]);

const trialReportSchema = z.object({
  at: z.string(),
  trial: trialSchema,
  judged: z.int().min(1),
  other: z.int().min(1),
  rows: count,
  pairs: count,
  unusable: count,
  differences: z.array(
    z.object({metric: z.enum(TRIAL_METRICS), values: pair, value: storedNumber, interval: pair})
  ),
  outcome: z.enum(TRIAL_OUTCOMES),
  reasons: z.array(z.string())
}) satisfies z.ZodType<TrialReport>;

type Places = Pick<DataPaths, "evaluation">;

const trialReportPath = ({evaluation}: Places): string => join(evaluation, "trial.json");

export const publishTrialReport = (paths: Places, report: TrialReport): Promise<void> =>
  publishText(trialReportPath(paths), `${JSON.stringify(report, null, 1)}\n`);

/** null where no trial was looked at yet. @throws JsonFileError */
export function readTrialReport(paths: Places): TrialReport | null {
  return readJsonIfThere(trialReportPath(paths), {
    schema: trialReportSchema,
    what: "the report of a trial",
    remedy: "delete it, or run `predictiondex trial judge` to make it anew"
  });
}
