import {upperGamma} from "./gamma.ts";

/** P(Z > z) for a standard normal Z. */
export const normalSurvival = (z: number): number =>
  z >= 0 ? upperGamma(0.5, (z * z) / 2) / 2 : 1 - normalSurvival(-z);

/** What was asked for before: an answer of the server asks for the same few again and again. */
const found = new Map<number, number>();
const MOST_FOUND = 100;

/** The z with P(Z > z) = `tail`, by bisection; `tail` in (0, 1). */
export function normalCritical(tail: number): number {
  if (!(tail > 0 && tail < 1)) throw new RangeError(`normalCritical: tail must be in (0, 1), got ${tail}`);
  const known = found.get(tail);
  if (known !== undefined) return known;
  let low = -40;
  let high = 40;
  for (let i = 0; i < 100; i += 1) {
    const middle = (low + high) / 2;
    if (normalSurvival(middle) > tail) low = middle;
    else high = middle;
  }
  if (found.size >= MOST_FOUND) found.clear();
  found.set(tail, (low + high) / 2);
  return (low + high) / 2;
}

export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Wilson's score interval for a share of `successes` in `n` (an effective size where rows depend). */
export function wilsonInterval(successes: number, n: number, confidence: number): Interval {
  if (n <= 0) return {value: 0, low: 0, high: 1};
  const z = normalCritical((1 - confidence) / 2);
  const p = successes / n;
  const centre = (p + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  // At the ends the bound is 0 or 1 itself; rounding would leave it a hair off.
  return {
    value: p,
    low: successes <= 0 ? 0 : Math.max(0, centre - half),
    high: successes >= n ? 1 : Math.min(1, centre + half)
  };
}

/** Normal interval around a mean with standard error `standardError`. */
export function meanInterval(mean: number, standardError: number, confidence: number): Interval {
  const half = normalCritical((1 - confidence) / 2) * standardError;
  return {value: mean, low: mean - half, high: mean + half};
}
