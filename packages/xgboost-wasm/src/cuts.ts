/** A column's bins: bin b holds values v with upper[b - 1] <= v < upper[b]; splits test v < upper[b]. */
export interface Cuts {
  /** One upper bound a bin, ascending; the last is above every value. */
  upper: Float32Array;
  /** Below every value: the threshold that sends only missing values left. */
  lowest: number;
}

const fround = Math.fround;

/** XGBoost's bounds outside the values seen. */
function bounds(min: number, max: number): {last: number; lowest: number} {
  return {
    last: fround(max + fround(Math.abs(max) + fround(1e-5))),
    lowest: fround(min - fround(Math.abs(min) + fround(1e-5)))
  };
}

/** One bin a value: `values` are distinct, ascending, at most as many as bins wanted. */
export function cutsOfDistinct(values: Float32Array): Cuts {
  const n = values.length;
  if (n === 0) {
    const {last, lowest} = bounds(0, 0);
    return {upper: Float32Array.of(last), lowest};
  }
  const {last, lowest} = bounds(values[0], values[n - 1]);
  const upper = new Float32Array(n);
  upper.set(values.subarray(1));
  upper[n - 1] = last;
  return {upper, lowest};
}

/** Summary of a sorted column: distinct values with the total weight of each. */
export interface WeightedValues {
  values: Float32Array;
  weights: Float64Array;
}

/** Distinct values of an ascending column, with how often each occurs. */
export function countSorted(sorted: Float32Array): WeightedValues {
  let n = 0;
  const values = new Float32Array(sorted.length);
  const weights = new Float64Array(sorted.length);
  for (let i = 0; i < sorted.length; i++) {
    if (n === 0 || sorted[i] !== values[n - 1]) {
      values[n] = sorted[i];
      n++;
    }
    weights[n - 1]++;
  }
  return {values: values.slice(0, n), weights: weights.slice(0, n)};
}

/** At most maxBin bins of about equal weight, chosen by rank as XGBoost prunes its quantile summary. */
export function cutsByRank({values, weights}: WeightedValues, maxBin: number): Cuts {
  const n = values.length;
  if (n <= maxBin) return cutsOfDistinct(values);
  // The entry chosen for rank r is the one whose mid-rank (twice it: rmin + rmax) is nearest.
  const below = new Float64Array(n + 1);
  for (let i = 0; i < n; i++) below[i + 1] = below[i] + weights[i];
  const kept: number[] = [0];
  if (n === maxBin + 1) for (let j = 1; j < n; j++) kept.push(j);
  const first = below[1];
  const range = below[n - 1] - first;
  let i = 1;
  let lastKept = 0;
  for (let k = 1; k < maxBin && n > maxBin + 1; k++) {
    const rank = 2 * ((k * range) / maxBin + first);
    while (i < n - 1 && rank >= below[i + 1] + below[i + 2]) i++;
    if (i === n - 1) break;
    const chosen = rank < below[i + 1] * 2 ? i : i + 1;
    if (chosen !== lastKept) {
      kept.push(chosen);
      lastKept = chosen;
    }
  }
  if (kept[kept.length - 1] !== n - 1) kept.push(n - 1);
  const {last, lowest} = bounds(values[0], values[n - 1]);
  const inner = kept.slice(1, Math.min(kept.length, maxBin));
  const upper = new Float32Array(inner.length + 1);
  for (let j = 0; j < inner.length; j++) upper[j] = values[inner[j]];
  upper[inner.length] = last;
  return {upper, lowest};
}
