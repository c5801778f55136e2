import {upperGamma} from "./gamma.ts";

/** P(X > x) for X chi-squared with `degrees` degrees of freedom. */
export const chiSquaredSurvival = (x: number, degrees: number): number =>
  upperGamma(degrees / 2, Math.max(0, x) / 2);

/** The x with P(X > x) = `tail`, by bisection; `tail` in (0, 1). */
export function chiSquaredCritical(tail: number, degrees: number): number {
  if (!(tail > 0 && tail < 1))
    throw new RangeError(`chiSquaredCritical: tail must be in (0, 1), got ${tail}`);
  let low = 0;
  let high = degrees + 10;
  while (chiSquaredSurvival(high, degrees) > tail) high *= 2;
  for (let i = 0; i < 200 && high - low > 1e-12 * high; i += 1) {
    const middle = (low + high) / 2;
    if (chiSquaredSurvival(middle, degrees) > tail) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

export interface ChiSquaredTest {
  readonly statistic: number;
  readonly degrees: number;
  readonly pValue: number;
}

/** Cochran's rule: below this expected count a cell is pooled with the other rare ones. */
const RARE = 5;

/**
 * Pearson's chi-squared test that two samples of categories come from one population. Cells whose
 * expected count is below 5 in either sample are pooled into one. `designEffect` ≥ 1 divides the
 * statistic (Rao and Scott's first-order correction) where the first sample's rows are not independent.
 */
export function chiSquaredHomogeneity(
  sample: ArrayLike<number>,
  reference: ArrayLike<number>,
  designEffect = 1
): ChiSquaredTest {
  const effective = cells(sample, reference, 1 / designEffect);
  const n = effective.reduce((sum, [a]) => sum + a, 0);
  const m = effective.reduce((sum, [, b]) => sum + b, 0);
  if (n === 0 || m === 0) return {statistic: 0, degrees: 0, pValue: 1};
  const pooled: (readonly [number, number])[] = [];
  let rareA = 0;
  let rareB = 0;
  for (const [a, b] of effective) {
    if (((a + b) * Math.min(n, m)) / (n + m) >= RARE) pooled.push([a, b]);
    else {
      rareA += a;
      rareB += b;
    }
  }
  if (rareA + rareB > 0) pooled.push([rareA, rareB]);
  let statistic = 0;
  for (const [a, b] of pooled) {
    const expected = ((a + b) * n) / (n + m);
    const expectedReference = a + b - expected;
    statistic += (a - expected) ** 2 / expected + (b - expectedReference) ** 2 / expectedReference;
  }
  const degrees = pooled.length - 1;
  return {statistic, degrees, pValue: degrees === 0 ? 1 : chiSquaredSurvival(statistic, degrees)};
}

function cells(
  sample: ArrayLike<number>,
  reference: ArrayLike<number>,
  weight: number
): (readonly [number, number])[] {
  if (sample.length !== reference.length)
    throw new RangeError(`chi-squared: ${sample.length} cells against ${reference.length}`);
  return Array.from(sample, (count, i) => [count * weight, reference[i]] as const);
}
