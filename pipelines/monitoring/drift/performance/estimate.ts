import {type Interval, meanInterval} from "../../../../lib/statistics/normal.ts";
import type {PredictionMoments} from "../window/window-aggregates.ts";

/** What the model's own probabilities say of its performance, if they are calibrated. */
export interface EstimatedPerformance {
  readonly rows: number;
  /** Share of single fights whose winner is named: E[max(p, 1 − p)]. */
  readonly fightAccuracy: Interval;
  /** Expected squared error against one fight's outcome: E[p(1 − p)]. */
  readonly brier: number;
  /** Expected log-loss of one fight, in nats: E[entropy of p]. */
  readonly logLoss: number;
}

/**
 * Confidence-based performance estimation: where predicted probabilities are calibrated, a prediction p
 * names the winner with probability max(p, 1 − p), so that performance can be had without any outcome. It
 * cannot notice that the model is wrong and sure of it: that is what verification is for.
 */
export function estimatePerformance(
  moments: PredictionMoments,
  designEffect: number,
  confidence: number
): EstimatedPerformance | null {
  if (moments.rows === 0) return null;
  const error = moments.confidenceDeviation * Math.sqrt(designEffect / moments.rows);
  const interval = meanInterval(moments.confidence, error, confidence);
  return {
    rows: moments.rows,
    fightAccuracy: {
      value: interval.value,
      low: Math.max(0, interval.low),
      high: Math.min(1, interval.high)
    },
    brier: moments.variance,
    logLoss: moments.entropy
  };
}
