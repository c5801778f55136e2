import type {LedgerEntry} from "../../pipelines/model/registry/registry-schema.ts";
import type {Trial} from "../../pipelines/model/registry/trial.ts";
import type {TrialReport} from "../../pipelines/monitoring/trial/trial-report.ts";

/** Which versions answer, and how that came about. */
export interface TrialSummary {
  readonly trial: Trial | null;
  /** What the latest look at a trial found. */
  readonly report: TrialReport | null;
  /** Latest decisions of the registry, the newest first. */
  readonly steps: readonly LedgerEntry[];
}
