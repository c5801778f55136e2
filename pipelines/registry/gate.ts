import type {EvaluationReport} from "../evaluation/report.ts";
import {GATE} from "./thresholds.ts";

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
export function judge(candidate: EvaluationReport, production: EvaluationReport | null): GateVerdict {
  const [{name, testRows, scores, intervals}] = candidate.splits;
  const where = `on the ${name} test split (${testRows} duels)`;
  const reasons: string[] = [];
  if (!(scores.accuracy >= GATE.minAccuracy)) {
    reasons.push(`accuracy ${percent(scores.accuracy)} ${where} is below ${percent(GATE.minAccuracy)}`);
  }
  if (!(scores.rocAuc >= GATE.minRocAuc)) {
    reasons.push(`ROC-AUC ${scores.rocAuc.toFixed(5)} ${where} is below ${GATE.minRocAuc}`);
  }
  if (!(scores.ece <= GATE.maxEce)) {
    reasons.push(`calibration error ${scores.ece.toFixed(4)} ${where} is above ${GATE.maxEce}`);
  }
  const before = production?.splits[0];
  if (before) {
    for (const metric of ["accuracy", "rocAuc"] as const) {
      if (intervals[metric][1] < before.intervals[metric][0]) {
        reasons.push(
          `${metric} ${scores[metric].toFixed(5)} ${where} is worse than production's ${before.scores[metric].toFixed(5)}, beyond both intervals`
        );
      }
    }
    for (const metric of ["logLoss", "brier"] as const) {
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
      testRows
    }
  };
}
