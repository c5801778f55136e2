import type {EvaluationReport} from "../evaluation/evaluation-report.ts";
import {GATE, type GateLimits} from "./gate-thresholds.ts";

export interface GateVerdict {
  readonly passed: boolean;
  /** Why not; empty where it passed. */
  readonly reasons: readonly string[];
  readonly evidence: Readonly<Record<string, number>>;
}

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;

/**
 * Whether a model may serve: absolute floors, and no score worse than production's beyond its interval.
 * @param production the report of the version now in production, or null
 */
export function judge(
  candidate: EvaluationReport,
  production: Pick<EvaluationReport, "splits"> | null,
  limits: GateLimits = GATE
): GateVerdict {
  const [{name, testRows, scores, intervals}] = candidate.splits;
  const where = `on the ${name} test split (${testRows} duels)`;
  const reasons: string[] = [];
  if (!(scores.accuracy >= limits.minAccuracy)) {
    reasons.push(`accuracy ${percent(scores.accuracy)} ${where} is below ${percent(limits.minAccuracy)}`);
  }
  if (!(scores.rocAuc >= limits.minRocAuc)) {
    reasons.push(`ROC-AUC ${scores.rocAuc.toFixed(5)} ${where} is below ${limits.minRocAuc}`);
  }
  if (!(scores.ece <= limits.maxEce)) {
    reasons.push(`calibration error ${scores.ece.toFixed(4)} ${where} is above ${limits.maxEce}`);
  }
  const {rowMicroseconds} = candidate.model;
  if (!(rowMicroseconds <= limits.maxRowMicroseconds)) {
    reasons.push(
      `one prediction takes ${rowMicroseconds.toFixed(0)} µs, more than ${limits.maxRowMicroseconds} µs`
    );
  }
  const before = production?.splits[0];
  if (before) {
    for (const metric of ["accuracy", "f1", "rocAuc", "prAuc"] as const) {
      if (intervals[metric][1] < before.intervals[metric][0]) {
        reasons.push(
          `${metric} ${scores[metric].toFixed(5)} ${where} is worse than production's ${before.scores[metric].toFixed(5)}, beyond both intervals`
        );
      }
    }
    for (const metric of ["logLoss", "brier", "ece", "meanAbsoluteError"] as const) {
      if (intervals[metric][0] > before.intervals[metric][1]) {
        reasons.push(
          `${metric} ${scores[metric].toFixed(5)} ${where} is worse than production's ${before.scores[metric].toFixed(5)}, beyond both intervals`
        );
      }
    }
  }
  return {
    passed: reasons.length === 0,
    reasons,
    evidence: {
      accuracy: scores.accuracy,
      rocAuc: scores.rocAuc,
      logLoss: scores.logLoss,
      brier: scores.brier,
      ece: scores.ece,
      meanAbsoluteError: scores.meanAbsoluteError,
      rowMicroseconds,
      testRows
    }
  };
}
