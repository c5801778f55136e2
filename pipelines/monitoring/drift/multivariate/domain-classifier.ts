import {fnv1a} from "../../../../lib/statistics/fnv1a.ts";
import {
  type Interval,
  meanInterval,
  normalCritical,
  normalSurvival
} from "../../../../lib/statistics/normal.ts";
import {rankAreas} from "../../../../lib/statistics/rank-areas.ts";
import {THRESHOLDS, type Thresholds} from "../drift-thresholds.ts";
import type {FeatureRows} from "../window/sample-window.ts";

/** Trains on rows and labels; gives a score for each of other rows, higher for label 1. */
export type TrainClassifier = (
  values: Float32Array,
  labels: Float32Array,
  columns: number
) => Promise<(values: Float32Array) => ArrayLike<number>>;

export interface MultivariateDrift {
  /** false where there were too few rows to judge. */
  readonly judged: boolean;
  readonly rows: number;
  readonly referenceRows: number;
  /** Chance that the classifier scores a row of the window above one of the reference; 0.5: alike. */
  readonly auc: Interval;
  /** AUC from which the window is called drifted at this size. */
  readonly limit: number;
  readonly pValue: number;
  readonly isDrifted: boolean;
}

const FOLDS = 3;

/** Spreads match-ups over folds whatever their order. */
const foldOf = (matchup: string): number => fnv1a(matchup) % FOLDS;

/**
 * Multivariate drift by a domain classifier: a model is trained to tell rows of the window from rows of the
 * reference, and scored on match-ups it has not seen. What no single column shows (columns that move
 * together) it finds. Without drift its AUC is 0.5 with the standard error of the Mann–Whitney statistic,
 * √((n + m + 1) / 12nm), from which the limit is derived.
 */
export async function detectMultivariateDrift(
  reference: FeatureRows,
  window: FeatureRows,
  columns: number,
  train: TrainClassifier,
  thresholds: Thresholds = THRESHOLDS
): Promise<MultivariateDrift> {
  const n = window.matchups.length;
  const m = reference.matchups.length;
  const deviation = n > 0 && m > 0 ? Math.sqrt((n + m + 1) / (12 * n * m)) : 0.5;
  const nullLimit = 0.5 + normalCritical(thresholds.falseAlarmRate) * deviation;
  const limit = Math.max(thresholds.multivariate.auc, nullLimit);
  if (Math.min(n, m) < thresholds.multivariate.minimumRows) {
    const auc = {value: 0.5, low: 0, high: 1};
    return {judged: false, rows: n, referenceRows: m, auc, limit, pValue: 1, isDrifted: false};
  }
  const labels = new Float32Array(m + n).fill(0, 0, m).fill(1, m);
  const values = new Float32Array((m + n) * columns);
  values.set(reference.values);
  values.set(window.values, m * columns);
  const folds = [...reference.matchups, ...window.matchups].map(foldOf);
  let aucSum = 0;
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const pick = (held: boolean): number[] => folds.flatMap((f, row) => ((f === fold) === held ? [row] : []));
    const [inside, outside] = [pick(false), pick(true)];
    const predict = await train(gather(values, inside, columns), gather(labels, inside, 1), columns);
    const scores = predict(gather(values, outside, columns));
    aucSum += rankAreas(gather(labels, outside, 1), scores).rocAuc / FOLDS;
  }
  const auc = meanInterval(aucSum, deviation, thresholds.confidence);
  return {
    judged: true,
    rows: n,
    referenceRows: m,
    auc: {value: auc.value, low: Math.max(0, auc.low), high: Math.min(1, auc.high)},
    limit,
    pValue: normalSurvival((aucSum - 0.5) / deviation),
    isDrifted: aucSum >= limit
  };
}

function gather(values: Float32Array, rows: readonly number[], columns: number): Float32Array {
  const out = new Float32Array(rows.length * columns);
  rows.forEach((row, i) => {
    out.set(values.subarray(row * columns, (row + 1) * columns), i * columns);
  });
  return out;
}
