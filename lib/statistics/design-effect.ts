/** Fewest rows a batch may hold: longer than a visitor's session, so that batches are nearly independent. */
const BATCH_ROWS = 50;
/** Most batches a window is cut into. */
const MAX_BATCHES = 64;

/** How many consecutive batches of equal length a window of `rows` is cut into. */
export const batchCount = (rows: number): number =>
  Math.max(1, Math.min(MAX_BATCHES, Math.floor(rows / BATCH_ROWS)));

/**
 * Design effect of a log whose neighbouring rows resemble each other (a request logs several moves of one
 * Pokémon, a visitor asks about it again): the factor by which a share's variance exceeds that of
 * independent rows. Estimated by batch means over consecutive batches, `batches[k][bin]` counts, from the
 * differences of neighbouring batches, so that a slow or single change of level is not taken for noise.
 * The median over differences of Σ (Δp)² / p against its expectation; never below 1.
 */
export function designEffect(batches: readonly ArrayLike<number>[]): number {
  if (batches.length < 4) return 1;
  const bins = batches[0].length;
  const totals = new Float64Array(bins);
  const sizes = batches.map((counts) => {
    let size = 0;
    for (let bin = 0; bin < bins; bin += 1) {
      totals[bin] += counts[bin];
      size += counts[bin];
    }
    return size;
  });
  const n = sizes.reduce((sum, size) => sum + size, 0);
  const used = totals.filter((total) => total > 0).length;
  if (n === 0 || used < 2) return 1;
  const ratios: number[] = [];
  for (let k = 1; k < batches.length; k += 1) {
    if (sizes[k] === 0 || sizes[k - 1] === 0) continue;
    const scale = 1 / (1 / sizes[k] + 1 / sizes[k - 1]);
    let statistic = 0;
    for (let bin = 0; bin < bins; bin += 1) {
      if (totals[bin] === 0) continue;
      const difference = batches[k][bin] / sizes[k] - batches[k - 1][bin] / sizes[k - 1];
      statistic += (difference * difference * scale * n) / totals[bin];
    }
    ratios.push(statistic);
  }
  if (ratios.length === 0) return 1;
  return Math.max(1, median(ratios) / chiSquaredMedian(used - 1));
}

/** Median of a chi-squared, by Wilson and Hilferty's approximation (within 4 % at one degree, closer above). */
const chiSquaredMedian = (degrees: number): number => degrees * (1 - 2 / (9 * degrees)) ** 3;

function median(values: number[]): number {
  const sorted = values.sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
