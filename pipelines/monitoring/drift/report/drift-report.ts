import type {CategoryShare} from "../../../../lib/statistics/population-share.ts";
import type {LeftOutFile} from "../../log/readable-files.ts";
import type {ColumnDrift, DatasetDrift} from "../assess.ts";
import type {Changes} from "../changes/changes.ts";
import type {Thresholds} from "../drift-thresholds.ts";
import type {MultivariateDrift} from "../multivariate/domain-classifier.ts";
import type {EstimatedPerformance} from "../performance/estimate.ts";
import type {PerformanceLoss} from "../performance/loss.ts";
import type {ServedRegret} from "../performance/served-regret.ts";
import type {VerifiedPerformance} from "../performance/verify.ts";
import type {Profile} from "../profile.ts";
import type {WindowSummary} from "../window/window-aggregates.ts";

/**
 * `insufficient`: too few predictions to judge; `watch`: single columns moved or data is faulty; `drift`:
 * inputs or predictions as a whole moved; `degraded`: the model is measurably worse than at training; `broken`: what was
 * served is not even a probability.
 */
export const STATUSES = ["insufficient", "stable", "watch", "drift", "degraded", "broken"] as const;
export type Status = (typeof STATUSES)[number];

export interface Verdict {
  readonly status: Status;
  /** One sentence for a reader who reads nothing else. */
  readonly sentence: string;
  readonly reasons: readonly string[];
}

/** One column as it is shown: distances, judgement and histogram. */
export interface ReportColumn extends Omit<ColumnDrift, "shares" | "referenceShares"> {
  /**
   * Its part in what the model goes by; 0 for one that says the same as a more important one, null where it is not known
   * and for the predictions.
   */
  readonly weight: number | null;
  readonly unit: string;
  /** Upper edge of each bin, or the category's name. */
  readonly labels: readonly number[] | readonly string[];
  readonly histogram: readonly number[];
  readonly referenceHistogram: readonly number[];
  /** Shares with intervals; for categories only. */
  readonly categories: readonly CategoryShare[] | null;
}

export const QUALITY_PROBLEMS = ["missing", "outOfRange", "unseen"] as const;
export type QualityProblem = (typeof QUALITY_PROBLEMS)[number];

export interface QualityIssue {
  /** A column, or `pokemon` and `move` for ids never trained on. */
  readonly column: string;
  readonly problem: QualityProblem;
  readonly rows: number;
  readonly share: number;
  readonly limit: number;
  readonly exceeded: boolean;
}

export interface DataQuality {
  /** Columns with any problem, the largest share first. */
  readonly issues: readonly QualityIssue[];
  /** Largest share of each problem over all columns. */
  readonly worst: Readonly<Record<QualityProblem, number>>;
  readonly isFaulty: boolean;
  /** Served win probabilities that are none: missing, not a number, or outside 0 to 1. Left out of every mean. */
  readonly unusablePredictions: number;
  /** Files of the log that could not be read, and are left out. */
  readonly leftOut: readonly LeftOutFile[];
}

/** One slot of time, for the course of things over the window. */
export interface TimelinePoint {
  /** ISO 8601, UTC. */
  readonly from: string;
  readonly to: string;
  readonly rows: number;
  /** Of what the model goes by, in columns that drifted; null where the slot has too few rows to judge. */
  readonly driftedShare: number | null;
  readonly predictionPsi: number | null;
  readonly meanProbability: number | null;
  readonly estimatedFightAccuracy: number | null;
  readonly verifiedRows: number;
  readonly verifiedAbsoluteError: number | null;
  readonly verifiedFightAccuracy: number | null;
}

/** The builds of the fights that were asked about, beside those that the model's figures on builds are of. */
export interface BuildsDrift {
  /** Logged in the window, and of these made for demonstration. */
  readonly fights: number;
  readonly synthetic: number;
  /** Requests that they came in, of a sample where there are many fights, and their different fighters. */
  readonly requests: number;
  readonly fighters: number;
  /** Whether there are enough to judge. */
  readonly judged: boolean;
  readonly drifted: number;
  /** The most drifted first. */
  readonly columns: readonly ReportColumn[];
}

export interface DriftReport {
  readonly generatedAt: string;
  readonly verdict: Verdict;
  readonly window: Omit<WindowSummary, "from" | "to"> & {
    readonly label: string;
    readonly from: string;
    readonly to: string;
    /** true where any row was made for demonstration. */
    readonly isSynthetic: boolean;
  };
  readonly reference: Pick<
    Profile,
    "createdAt" | "modelVersion" | "featureVersion" | "rows" | "baseline" | "rules"
  >;
  readonly dataset: DatasetDrift;
  /** Since when, and about whom, is asked what was not asked in training; null where nothing was logged. */
  readonly changes: Changes | null;
  /** null where no fight was asked about. */
  readonly builds: BuildsDrift | null;
  readonly prediction: ReportColumn;
  /** The most drifted first. */
  readonly columns: readonly ReportColumn[];
  readonly quality: DataQuality;
  /** null where it was not asked for. */
  readonly multivariate: MultivariateDrift | null;
  readonly performance: {
    readonly estimated: EstimatedPerformance | null;
    readonly verified: VerifiedPerformance | null;
    /** null where no ranking was served, or none was judged. */
    readonly regret: ServedRegret | null;
    readonly loss: PerformanceLoss;
  };
  readonly timeline: readonly TimelinePoint[];
  readonly thresholds: Thresholds;
}
