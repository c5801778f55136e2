import {FAVOURITE, favourite} from "./favourite.ts";

/**
 * Scores of predicted win probabilities against the probabilities the game gives.
 *
 * Each duel has a true probability p (exact, or the share of its playouts) and a prediction q. Two questions
 * are scored and never mixed: *which side is favoured* (the majority winner, as the original system asks) and
 * *who wins one fight* (one draw from p), whose best possible score is limited by chance itself.
 * Where p is exactly one half nobody is favoured (`favourite`): scores of the first question leave the duel out.
 */

export interface Scores {
  /** Number of duels. */
  readonly n: number;
  /** Share of duels whose majority winner is named, of those that have one. */
  readonly accuracy: number;
  /** Of the duels predicted for A, the share A is favoured in. */
  readonly precision: number;
  /** Of the duels A is favoured in, the share predicted for A. */
  readonly recall: number;
  readonly f1: number;
  /** Chance that a duel A is favoured in gets a higher prediction than one B is favoured in. */
  readonly rocAuc: number;
  /** Area under precision over recall (average precision). */
  readonly prAuc: number;
  /** Expected −log of the probability given to the winner of one fight, in nats. */
  readonly logLoss: number;
  /** Expected squared error against the outcome of one fight. */
  readonly brier: number;
  /** Expected calibration error over 20 equal-width bins. */
  readonly ece: number;
  /** Mean |q − p|. */
  readonly meanAbsoluteError: number;
  /** Share of single fights whose winner is named. */
  readonly fightAccuracy: number;
}

/** Predictions are kept this far from 0 and 1 in the log-loss. */
const LEAST = 1e-7;
export const CALIBRATION_BINS = 20;

const clip = (q: number): number => Math.min(1 - LEAST, Math.max(LEAST, q));
export const crossEntropy = (p: number, q: number): number =>
  -(p * Math.log(clip(q)) + (1 - p) * Math.log(1 - clip(q)));

/** Brier score of a prediction `q` of an event with probability `p`, in the mean over its outcomes. */
export const expectedBrier = (p: number, q: number): number => p * (1 - q) ** 2 + (1 - p) * q ** 2;

/** Indexes of `values` in descending order; equal values keep their order. */
export function descending(values: ArrayLike<number>): Uint32Array {
  const order = Uint32Array.from({length: values.length}, (_, index) => index);
  return order.sort((i, j) => values[j] - values[i] || i - j);
}

export interface CurvePoint {
  readonly threshold: number;
  readonly truePositives: number;
  readonly falsePositives: number;
}

/** Calls `visit` with the (weighted) counts of rows labelled 1 and 0 (others are left out) above each distinct prediction, from the highest down. */
function eachThreshold(
  label: ArrayLike<number>,
  q: ArrayLike<number>,
  weight: ArrayLike<number> | undefined,
  order: Uint32Array,
  visit: (threshold: number, truePositives: number, falsePositives: number) => void
): void {
  let truePositives = 0;
  let falsePositives = 0;
  for (let position = 0; position < order.length; position++) {
    const index = order[position];
    if (label[index] === FAVOURITE.a) truePositives += weight ? weight[index] : 1;
    else if (label[index] === FAVOURITE.b) falsePositives += weight ? weight[index] : 1;
    const last = position + 1 === order.length || q[order[position + 1]] !== q[index];
    if (last) visit(q[index], truePositives, falsePositives);
  }
}

/**
 * Counts at each distinct prediction, from the highest down: the points of ROC and precision–recall curves.
 * @param label 1, 0, or -1 for rows that are left out
 */
export function cumulativeCounts(label: ArrayLike<number>, q: ArrayLike<number>): CurvePoint[] {
  const points: CurvePoint[] = [];
  eachThreshold(label, q, undefined, descending(q), (threshold, truePositives, falsePositives) => {
    points.push({threshold, truePositives, falsePositives});
  });
  return points;
}

/**
 * Areas under the ROC curve (Mann–Whitney, ties count half) and under precision over recall (average
 * precision: Σ recall step × precision). NaN where a class they need does not occur.
 * @param label 1, 0, or -1 for rows that are left out
 * @param order see `descending`
 */
export function rankAreas(
  label: ArrayLike<number>,
  q: ArrayLike<number>,
  weight?: ArrayLike<number>,
  order: Uint32Array = descending(q)
): {rocAuc: number; prAuc: number} {
  let pairs = 0;
  let precision = 0;
  let positives = 0;
  let negatives = 0;
  eachThreshold(label, q, weight, order, (_threshold, truePositives, falsePositives) => {
    pairs += ((falsePositives - negatives) * (truePositives + positives)) / 2;
    const counted = truePositives + falsePositives;
    if (counted > 0) precision += ((truePositives - positives) * truePositives) / counted;
    positives = truePositives;
    negatives = falsePositives;
  });
  return {
    rocAuc: positives > 0 && negatives > 0 ? pairs / positives / negatives : Number.NaN,
    prAuc: positives > 0 ? precision / positives : Number.NaN
  };
}

export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly n: number;
  readonly meanPrediction: number;
  readonly meanTruth: number;
}

/** Predictions in equal-width bins with the mean truth in each; empty bins are left out. */
export function reliability(
  p: ArrayLike<number>,
  q: ArrayLike<number>,
  weight?: ArrayLike<number>,
  bins = CALIBRATION_BINS
): ReliabilityBin[] {
  const n = new Float64Array(bins);
  const sumP = new Float64Array(bins);
  const sumQ = new Float64Array(bins);
  for (let row = 0; row < q.length; row++) {
    const bin = Math.min(bins - 1, Math.floor(q[row] * bins));
    const w = weight ? weight[row] : 1;
    n[bin] += w;
    sumP[bin] += w * p[row];
    sumQ[bin] += w * q[row];
  }
  return Array.from({length: bins}, (_, bin) => ({
    from: bin / bins,
    to: (bin + 1) / bins,
    n: n[bin],
    meanPrediction: sumQ[bin] / n[bin],
    meanTruth: sumP[bin] / n[bin]
  })).filter((bin) => bin.n > 0);
}

export const expectedCalibrationError = (bins: readonly ReliabilityBin[]): number => {
  const total = bins.reduce((sum, bin) => sum + bin.n, 0);
  return bins.reduce((sum, bin) => sum + (bin.n / total) * Math.abs(bin.meanPrediction - bin.meanTruth), 0);
};

export interface Confusion {
  /** A favoured and predicted. */
  readonly truePositive: number;
  readonly falsePositive: number;
  readonly trueNegative: number;
  readonly falseNegative: number;
}

/** Of the duels that have a favourite; A is predicted from `threshold` on. */
export function confusion(
  p: ArrayLike<number>,
  q: ArrayLike<number>,
  threshold = 0.5,
  weight?: ArrayLike<number>
): Confusion {
  const counts = [0, 0, 0, 0];
  for (let row = 0; row < q.length; row++) {
    const favoured = favourite(p[row]);
    if (favoured === FAVOURITE.nobody) continue;
    counts[2 * favoured + (q[row] >= threshold ? 1 : 0)] += weight ? weight[row] : 1;
  }
  return {
    trueNegative: counts[0],
    falsePositive: counts[1],
    falseNegative: counts[2],
    truePositive: counts[3]
  };
}

/** What follows from a confusion; NaN where there is nothing to divide by. */
export function namingScores({
  truePositive,
  falsePositive,
  trueNegative,
  falseNegative
}: Confusion): Pick<Scores, "accuracy" | "precision" | "recall" | "f1"> {
  const right = truePositive + trueNegative;
  const precision = truePositive / (truePositive + falsePositive);
  const recall = truePositive / (truePositive + falseNegative);
  return {
    accuracy: right / (right + falsePositive + falseNegative),
    precision,
    recall,
    f1: (2 * precision * recall) / (precision + recall)
  };
}

/** @throws RangeError where the lengths differ, there is nothing to score, or a value is outside 0 to 1 */
function checkProbabilities(p: ArrayLike<number>, q: ArrayLike<number>): void {
  if (p.length !== q.length) throw new RangeError(`${p.length} truths for ${q.length} predictions`);
  if (q.length === 0) throw new RangeError("no predictions to score");
  for (let row = 0; row < q.length; row++) {
    if (!(p[row] >= 0 && p[row] <= 1))
      throw new RangeError(`truth ${p[row]} of row ${row} is not a probability`);
    if (!(q[row] >= 0 && q[row] <= 1))
      throw new RangeError(`prediction ${q[row]} of row ${row} is not a probability`);
  }
}

/** Scores the same predictions again and again under other weights (bootstrap), sorting them once. */
export type Scorer = (weight?: ArrayLike<number>) => Scores;

/**
 * @param p the game's win probabilities, 0 to 1
 * @param q the predictions, 0 to 1
 */
export function createScorer(p: ArrayLike<number>, q: ArrayLike<number>): Scorer {
  checkProbabilities(p, q);
  const order = descending(q);
  const favoured = Int8Array.from({length: q.length}, (_, row) => favourite(p[row]));
  const loss = Float64Array.from({length: q.length}, (_, row) => crossEntropy(p[row], q[row]));
  return (weight) => {
    let n = 0;
    let logLoss = 0;
    let brier = 0;
    let absolute = 0;
    let fights = 0;
    for (let row = 0; row < q.length; row++) {
      const w = weight ? weight[row] : 1;
      if (w === 0) continue;
      const truth = p[row];
      const guess = q[row];
      n += w;
      logLoss += w * loss[row];
      brier += w * expectedBrier(truth, guess);
      absolute += w * Math.abs(truth - guess);
      fights += w * (guess >= 0.5 ? truth : 1 - truth);
    }
    return {
      n,
      ...namingScores(confusion(p, q, 0.5, weight)),
      ...rankAreas(favoured, q, weight, order),
      logLoss: logLoss / n,
      brier: brier / n,
      ece: expectedCalibrationError(reliability(p, q, weight)),
      meanAbsoluteError: absolute / n,
      fightAccuracy: fights / n
    };
  };
}

/** Every score of one set of predictions. */
export const score = (p: ArrayLike<number>, q: ArrayLike<number>): Scores => createScorer(p, q)();
