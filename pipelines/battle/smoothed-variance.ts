/**
 * Variance of one trial, by a share of so many trials; not even none or all of them makes it 0.
 * @param prior trials of either outcome taken as seen before: 1 is Laplace's rule, 1/2 Jeffreys'
 */
export function smoothedVariance(share: number, trials: number, prior = 1): number {
  const p = (share * trials + prior) / (trials + 2 * prior);
  return p * (1 - p);
}
