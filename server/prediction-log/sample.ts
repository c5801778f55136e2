/** Predictions of one request that are kept at most: writing one costs more than making one that is known already. */
const MOST_KEPT = 32;

/**
 * What the log keeps of one request: all its predictions, or of more than 32 as many at equal distances from a random
 * start, so that each has the same chance.
 */
export function sampleOf<T>(predictions: readonly T[], random: () => number): readonly T[] {
  if (predictions.length <= MOST_KEPT) return predictions;
  const step = predictions.length / MOST_KEPT;
  const start = random() * step;
  return Array.from({length: MOST_KEPT}, (_, index) => predictions[Math.floor(start + index * step)]);
}
