import {FAVOURITE, favourite} from "./favourite.ts";
import {clusteredRankAreas} from "./rank-areas.ts";

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

export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly n: number;
  readonly meanPrediction: number;
  readonly meanTruth: number;
}

/** Of `CALIBRATION_BINS` equal-width bins, the one of a prediction. */
const calibrationBin = (q: number): number =>
  Math.min(CALIBRATION_BINS - 1, Math.floor(q * CALIBRATION_BINS));

/** Predictions in equal-width bins with the mean truth in each; empty bins are left out. */
export function reliability(p: ArrayLike<number>, q: ArrayLike<number>): ReliabilityBin[] {
  const bins = CALIBRATION_BINS;
  const n = new Float64Array(bins);
  const sumP = new Float64Array(bins);
  const sumQ = new Float64Array(bins);
  for (let row = 0; row < q.length; row++) {
    const bin = calibrationBin(q[row]);
    n[bin]++;
    sumP[bin] += p[row];
    sumQ[bin] += q[row];
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
export function confusion(p: ArrayLike<number>, q: ArrayLike<number>, threshold = 0.5): Confusion {
  const counts = [0, 0, 0, 0];
  for (let row = 0; row < q.length; row++) {
    const favoured = favourite(p[row]);
    if (favoured === FAVOURITE.nobody) continue;
    counts[2 * favoured + (q[row] >= threshold ? 1 : 0)]++;
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

/** Scores the same predictions again and again (bootstrap), looking at them once. */
export interface Scorer {
  readonly clusters: number;
  /** @param draws how often each cluster's rows count; once by default */
  score(draws?: ArrayLike<number>): Scores;
}

/** What is summed of a cluster's rows: then the bins' rows, predictions and truths. */
const SUM = {n: 0, logLoss: 1, brier: 2, absolute: 3, fights: 4, confusion: 5, bins: 9} as const;
const SUMS = SUM.bins + 3 * CALIBRATION_BINS;

/**
 * @param p the game's win probabilities, 0 to 1
 * @param q the predictions, 0 to 1
 * @param clusterOf cluster of each row, 0 … clusters − 1; all rows are one by default
 */
export function createScorer(
  p: ArrayLike<number>,
  q: ArrayLike<number>,
  clusterOf: ArrayLike<number> = new Uint8Array(q.length)
): Scorer {
  checkProbabilities(p, q);
  const favoured = Int8Array.from({length: q.length}, (_, row) => favourite(p[row]));
  let clusters = 0;
  for (let row = 0; row < q.length; row++) clusters = Math.max(clusters, clusterOf[row] + 1);
  const sums = new Float64Array(clusters * SUMS);
  for (let row = 0; row < q.length; row++) {
    const [truth, guess, at] = [p[row], q[row], clusterOf[row] * SUMS];
    const first = guess >= 0.5;
    sums[at + SUM.n]++;
    sums[at + SUM.logLoss] += crossEntropy(truth, guess);
    sums[at + SUM.brier] += expectedBrier(truth, guess);
    sums[at + SUM.absolute] += Math.abs(truth - guess);
    sums[at + SUM.fights] += first ? truth : 1 - truth;
    if (favoured[row] !== FAVOURITE.nobody) sums[at + SUM.confusion + 2 * favoured[row] + (first ? 1 : 0)]++;
    const bin = at + SUM.bins + 3 * calibrationBin(guess);
    sums[bin]++;
    sums[bin + 1] += guess;
    sums[bin + 2] += truth;
  }
  const areas = clusteredRankAreas(favoured, q, clusterOf);
  return {
    clusters,
    score(draws = new Uint8Array(clusters).fill(1)) {
      const sum = new Float64Array(SUMS);
      for (let cluster = 0; cluster < clusters; cluster++) {
        const times = draws[cluster];
        if (times === 0) continue;
        for (let i = 0, at = cluster * SUMS; i < SUMS; i++) sum[i] += times * sums[at + i];
      }
      const n = sum[SUM.n];
      let apart = 0;
      for (let bin = SUM.bins; bin < SUMS; bin += 3) apart += Math.abs(sum[bin + 1] - sum[bin + 2]);
      return {
        n,
        ...namingScores({
          trueNegative: sum[SUM.confusion],
          falsePositive: sum[SUM.confusion + 1],
          falseNegative: sum[SUM.confusion + 2],
          truePositive: sum[SUM.confusion + 3]
        }),
        ...areas(draws),
        logLoss: sum[SUM.logLoss] / n,
        brier: sum[SUM.brier] / n,
        ece: apart / n,
        meanAbsoluteError: sum[SUM.absolute] / n,
        fightAccuracy: sum[SUM.fights] / n
      };
    }
  };
}

/** Every score of one set of predictions. */
export const score = (p: ArrayLike<number>, q: ArrayLike<number>): Scores => createScorer(p, q).score();
