/** Indexes of `pValues` from smallest to largest. */
const ascending = (pValues: readonly number[]): number[] =>
  pValues.map((_, i) => i).sort((i, j) => pValues[i] - pValues[j]);

/**
 * Benjamini and Hochberg's adjusted p-values (1995): rejecting those at or below α keeps the expected share
 * of false discoveries at α, and the chance of any false alarm at α where nothing drifted at all.
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  const adjusted = new Array<number>(pValues.length).fill(1);
  let smallest = 1;
  const order = ascending(pValues);
  for (let rank = order.length; rank >= 1; rank -= 1) {
    const i = order[rank - 1];
    smallest = Math.min(smallest, (pValues[i] * order.length) / rank);
    adjusted[i] = smallest;
  }
  return adjusted;
}

/** Holm's adjusted p-values (1979): rejecting those at or below α keeps the chance of any false alarm at α. */
export function holm(pValues: readonly number[]): number[] {
  const adjusted = new Array<number>(pValues.length).fill(1);
  let largest = 0;
  ascending(pValues).forEach((i, rank) => {
    largest = Math.max(largest, Math.min(1, pValues[i] * (pValues.length - rank)));
    adjusted[i] = largest;
  });
  return adjusted;
}
