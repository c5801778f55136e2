/**
 * Jensen–Shannon divergence of two count vectors over the same bins, in bits: 0 for equal distributions,
 * 1 for disjoint ones. (SciPy's `jensenshannon` is the square root of this.)
 */
export function jensenShannon(sample: ArrayLike<number>, reference: ArrayLike<number>): number {
  if (sample.length !== reference.length)
    throw new RangeError(`Jensen–Shannon: ${sample.length} bins against ${reference.length}`);
  let n = 0;
  let m = 0;
  for (let i = 0; i < sample.length; i += 1) {
    n += sample[i];
    m += reference[i];
  }
  if (n === 0 || m === 0) return 0;
  let divergence = 0;
  for (let i = 0; i < sample.length; i += 1) {
    const p = sample[i] / n;
    const q = reference[i] / m;
    const middle = (p + q) / 2;
    if (p > 0) divergence += (p * Math.log2(p / middle)) / 2;
    if (q > 0) divergence += (q * Math.log2(q / middle)) / 2;
  }
  return Math.min(1, Math.max(0, divergence));
}
