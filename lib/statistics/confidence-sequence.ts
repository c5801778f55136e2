/** Observations at which the sequence is narrowest for its size. */
const TUNED_AT = 2_000;

/**
 * Half the width of an asymptotic confidence sequence of a mean (Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas, 2021,
 * theorem 2.2): it holds at every size at once, so that it may be looked at again and again.
 * @param deviation of one observation
 * @param size independent observations
 * @param tail chance to be outside, on both sides together, ever
 */
export function sequenceWidth(deviation: number, size: number, tail: number): number {
  if (size <= 0) return Number.POSITIVE_INFINITY;
  const squared = (-2 * Math.log(tail) + Math.log(-2 * Math.log(tail) + 1)) / TUNED_AT;
  const inside = size * squared + 1;
  return deviation * Math.sqrt(((2 * inside) / (size * size * squared)) * Math.log(Math.sqrt(inside) / tail));
}
