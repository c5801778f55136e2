import {chiSquaredCritical} from "./chi-squared.ts";

/** What an empty bin counts as, so that its logarithm exists (half an observation). */
const EMPTY = 0.5;

/**
 * Population stability index, Σ (p − q) ln(p / q) over shared bins: the symmetrized Kullback–Leibler
 * (Jeffreys) divergence in nats. Below 0.1 is usually called stable, 0.1 to 0.25 moderate, above major
 * (Siddiqi, Credit Risk Scorecards, 2006). Bins empty in both samples are left out.
 */
export function populationStabilityIndex(sample: ArrayLike<number>, reference: ArrayLike<number>): number {
  if (sample.length !== reference.length)
    throw new RangeError(`PSI: ${sample.length} bins against ${reference.length}`);
  let n = 0;
  let m = 0;
  for (let i = 0; i < sample.length; i += 1) {
    n += sample[i];
    m += reference[i];
  }
  if (n === 0 || m === 0) return 0;
  let psi = 0;
  for (let i = 0; i < sample.length; i += 1) {
    if (sample[i] === 0 && reference[i] === 0) continue;
    const p = (sample[i] || EMPTY) / n;
    const q = (reference[i] || EMPTY) / m;
    psi += (p - q) * Math.log(p / q);
  }
  return psi;
}

/**
 * What PSI is expected to be where nothing drifted: (B − 1)(1/n + 1/m), because PSI / (1/n + 1/m) tends to
 * a chi-squared with B − 1 degrees of freedom (Yurdakul, 2018). Subtracting it removes the bias by which
 * small samples look drifted.
 */
export const expectedNullPsi = (bins: number, n: number, m: number): number =>
  Math.max(0, bins - 1) * (1 / n + 1 / m);

/** PSI that an undrifted sample exceeds with probability `tail`. */
export const criticalPsi = (bins: number, n: number, m: number, tail: number): number =>
  bins < 2 ? Number.POSITIVE_INFINITY : chiSquaredCritical(tail, bins - 1) * (1 / n + 1 / m);
