/** P(K > x) of Kolmogorov's limiting distribution, from whichever of its two series converges faster. */
export function kolmogorovSurvival(x: number): number {
  if (x <= 0) return 1;
  if (x < 1.18) {
    const y = Math.exp(-(Math.PI ** 2) / (8 * x * x));
    const lower = (Math.sqrt(2 * Math.PI) / x) * (y + y ** 9 + y ** 25 + y ** 49);
    return Math.max(0, Math.min(1, 1 - lower));
  }
  const y = Math.exp(-2 * x * x);
  return Math.max(0, Math.min(1, 2 * (y - y ** 4 + y ** 9)));
}

export interface KolmogorovSmirnovTest {
  /** Largest distance between the two distribution functions, 0 to 1. */
  readonly statistic: number;
  readonly pValue: number;
}

/**
 * p-value of a two-sample distance `statistic` with sample sizes n and m (effective sizes where rows are
 * dependent), by Stephens' finite-sample form of the limit: accurate from about n·m/(n+m) = 4 upwards.
 */
function kolmogorovSmirnovPValue(statistic: number, n: number, m: number): number {
  const root = Math.sqrt((n * m) / (n + m));
  return kolmogorovSurvival((root + 0.12 + 0.11 / root) * statistic);
}

/** Two-sample test over raw values, in any order; ties are handled exactly. */
export function kolmogorovSmirnov(a: ArrayLike<number>, b: ArrayLike<number>): KolmogorovSmirnovTest {
  if (a.length === 0 || b.length === 0) return {statistic: 0, pValue: 1};
  const first = Float64Array.from(a).sort();
  const second = Float64Array.from(b).sort();
  let i = 0;
  let j = 0;
  let statistic = 0;
  while (i < first.length && j < second.length) {
    const value = Math.min(first[i], second[j]);
    while (i < first.length && first[i] === value) i += 1;
    while (j < second.length && second[j] === value) j += 1;
    statistic = Math.max(statistic, Math.abs(i / first.length - j / second.length));
  }
  return {statistic, pValue: kolmogorovSmirnovPValue(statistic, first.length, second.length)};
}

/**
 * The same over counts in shared ordered bins. Distances are seen at bin edges only, so that statistic and
 * significance never exceed the exact ones; they equal them where every distinct value has its own bin.
 */
export function kolmogorovSmirnovFromCounts(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  effective?: {readonly n: number; readonly m: number}
): KolmogorovSmirnovTest {
  if (a.length !== b.length) throw new RangeError(`Kolmogorov–Smirnov: ${a.length} bins against ${b.length}`);
  const totalA = sum(a);
  const totalB = sum(b);
  if (totalA === 0 || totalB === 0) return {statistic: 0, pValue: 1};
  let cumulativeA = 0;
  let cumulativeB = 0;
  let statistic = 0;
  for (let i = 0; i < a.length; i += 1) {
    cumulativeA += a[i];
    cumulativeB += b[i];
    statistic = Math.max(statistic, Math.abs(cumulativeA / totalA - cumulativeB / totalB));
  }
  const {n, m} = effective ?? {n: totalA, m: totalB};
  return {statistic, pValue: kolmogorovSmirnovPValue(statistic, n, m)};
}

function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i += 1) total += values[i];
  return total;
}
