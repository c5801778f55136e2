/** A column's bins: bin b holds values v with upper[b - 1] <= v < upper[b]; splits test v < upper[b]. */
export interface Cuts {
  /** One upper bound a bin, ascending; the last is above every value. */
  upper: Float32Array;
  /** Below every value: the threshold that sends only missing values left. */
  lowest: number;
  /** Whether bin b is category b. */
  categorical?: boolean;
}

/** A bin for each category from 0 to the largest. */
export function cutsOfCategories(largest: number): Cuts {
  const upper = Float32Array.from({length: largest + 1}, (_, category) => category + 1);
  return {upper, lowest: -1, categorical: true};
}

const fround = Math.fround;

const MARGIN = fround(1e-5);

/** XGBoost's bounds outside the values seen: double precision, rounded once. */
function bounds(min: number, max: number): {last: number; lowest: number} {
  return {
    last: fround(max + (Math.abs(max) + MARGIN)),
    lowest: fround(min - (Math.abs(min) + MARGIN))
  };
}

/** At most maxBin bins, each beginning at one of the values, which are distinct and ascending. */
export function cutsOfDistinct(values: Float32Array, maxBin: number): Cuts {
  const n = values.length;
  if (n === 0) {
    const {last, lowest} = bounds(0, 0);
    return {upper: Float32Array.of(last), lowest};
  }
  const {last, lowest} = bounds(values[0], values[n - 1]);
  const upper = new Float32Array(Math.min(n, maxBin));
  upper.set(values.subarray(1, upper.length));
  upper[upper.length - 1] = last;
  return {upper, lowest};
}

/**
 * At most maxBin bins of about equal weight, of an ascending column: the values at evenly spaced ranks
 * between the first value's last occurrence and the last value's first, as XGBoost prunes its summary.
 * `weights`, when given, go with the sorted values.
 */
export function cutsByRank(sorted: Float32Array, weights: Float32Array | null, maxBin: number): Cuts {
  const n = sorted.length;
  const below = weights ? cumulative(weights) : null;
  const weightBelow = (index: number) => (below ? below[index] : index);
  let start = 0;
  while (start < n && sorted[start] === sorted[0]) start++;
  let stop = n;
  while (stop > 0 && sorted[stop - 1] === sorted[n - 1]) stop--;
  const first = weightBelow(start);
  const range = weightBelow(stop) - first;
  const kept: number[] = [sorted[0]];
  let index = start;
  for (let k = 1; k < maxBin; k++) {
    const rank = first + (k * range) / maxBin;
    if (below) while (index + 1 < n && below[index + 1] <= rank) index++;
    else index = Math.min(Math.floor(rank), n - 1);
    if (sorted[index] > kept[kept.length - 1]) kept.push(sorted[index]);
  }
  if (sorted[n - 1] > kept[kept.length - 1]) kept.push(sorted[n - 1]);
  return cutsOfDistinct(Float32Array.from(kept), maxBin);
}

function cumulative(weights: Float32Array): Float64Array {
  const below = new Float64Array(weights.length + 1);
  for (let i = 0; i < weights.length; i++) below[i + 1] = below[i] + weights[i];
  return below;
}
