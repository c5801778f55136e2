/** Wasserstein-1 (earth mover's) distance between two samples of raw values, in the values' unit. */
export function wasserstein(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length === 0 || b.length === 0) return 0;
  const first = Float64Array.from(a).sort();
  const second = Float64Array.from(b).sort();
  let i = 0;
  let j = 0;
  let previous = Math.min(first[0], second[0]);
  let distance = 0;
  while (i < first.length || j < second.length) {
    const value = Math.min(first[i] ?? Number.POSITIVE_INFINITY, second[j] ?? Number.POSITIVE_INFINITY);
    distance += Math.abs(i / first.length - j / second.length) * (value - previous);
    previous = value;
    while (i < first.length && first[i] === value) i += 1;
    while (j < second.length && second[j] === value) j += 1;
  }
  return distance;
}

/**
 * The same over counts in shared ordered bins, ∫|F − G| with every observation at its bin's `positions`
 * entry (ascending, one a bin): exact where every distinct value has its own bin.
 */
export function wassersteinFromCounts(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  positions: ArrayLike<number>
): number {
  if (a.length !== b.length || a.length !== positions.length)
    throw new RangeError(`Wasserstein: ${a.length} and ${b.length} bins, ${positions.length} positions`);
  let totalA = 0;
  let totalB = 0;
  for (let i = 0; i < a.length; i += 1) {
    totalA += a[i];
    totalB += b[i];
  }
  if (totalA === 0 || totalB === 0) return 0;
  let cumulative = 0;
  let distance = 0;
  for (let i = 0; i < a.length - 1; i += 1) {
    cumulative += a[i] / totalA - b[i] / totalB;
    distance += Math.abs(cumulative) * (positions[i + 1] - positions[i]);
  }
  return distance;
}

/** Distance in standard deviations of the reference; a constant reference gives 0 or infinity. */
export const normalizedWasserstein = (distance: number, referenceDeviation: number): number =>
  distance === 0 ? 0 : distance / referenceDeviation;
