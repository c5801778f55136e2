import {type Scores, score} from "./probability-scores.ts";
import {createRandom} from "./seeded-random.ts";

/** Φ, the standard normal distribution function (Abramowitz & Stegun 7.1.26, error below 1.5e-7). */
export function normalCdf(z: number): number {
  const t = 1 / (1 + (0.3275911 * Math.abs(z)) / Math.SQRT2);
  const poly =
    ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  const tail = 0.5 * poly * Math.exp((-z * z) / 2);
  return z >= 0 ? 1 - tail : tail;
}

/** Chance that the majority of `playouts` fights names A when A wins each with probability p. */
export const majorityChance = (p: number, playouts: number): number =>
  p <= 0 ? 0 : p >= 1 ? 1 : normalCdf((p - 0.5) / Math.sqrt((p * (1 - p)) / playouts));

/**
 * The best any model could score on these duels: the truth itself, scored against labels drawn anew with the
 * same number of playouts. Exact duels (playouts 0) have no label noise; a single fight stays a draw of chance.
 * Log-loss and Brier are corrected for the bias of an entropy estimated from n draws (Miller–Madow; n/(n−1)).
 */
export function bayesLimit(p: ArrayLike<number>, playouts: ArrayLike<number>, seed: number): Scores {
  const random = createRandom(seed);
  const n = p.length;
  const redrawn = new Float64Array(n);
  let entropyBias = 0;
  let brierBias = 0;
  let absolute = 0;
  for (let row = 0; row < n; row++) {
    const truth = p[row];
    const draws = playouts[row];
    const variance = truth * (1 - truth);
    redrawn[row] = truth;
    if (draws === 0 || variance === 0) continue;
    // A label on the other side of one half, as little beyond it as possible: only its side is scored.
    const favoured = random() < majorityChance(truth, draws);
    if (truth !== 0.5 && favoured !== truth > 0.5) redrawn[row] = favoured ? 0.5 + 1e-12 : 0.5 - 1e-12;
    entropyBias += 1 / (2 * draws);
    if (draws > 1) brierBias += variance / (draws - 1);
    absolute += Math.sqrt((2 / Math.PI) * (variance / draws));
  }
  const majority = score(redrawn, p);
  const fight = score(p, p);
  return {
    ...majority,
    logLoss: fight.logLoss + entropyBias / n,
    brier: fight.brier + brierBias / n,
    ece: 0,
    meanAbsoluteError: absolute / n,
    fightAccuracy: fight.fightAccuracy
  };
}
