/** The quantile of ascending `order` of values, as XGBoost interpolates it; by cumulated weight where there are weights. */
function quantileOf(values: Float32Array, weights: Float32Array | null, alpha: number): number {
  const n = values.length;
  const order = Uint32Array.from(values, (_, i) => i).sort((a, b) => values[a] - values[b]);
  if (weights) {
    const sums = new Float32Array(n);
    let total = 0;
    order.forEach((at, i) => {
      total = Math.fround(total + weights[at]);
      sums[i] = total;
    });
    const threshold = Math.fround(total * alpha);
    const found = sums.findIndex((sum) => sum >= threshold);
    return values[order[found < 0 ? n - 1 : found]];
  }
  if (alpha <= 1 / (n + 1)) return values[order[0]];
  if (alpha >= n / (n + 1)) return values[order[n - 1]];
  const x = alpha * (n + 1);
  const k = Math.floor(x) - 1;
  const [low, high] = [values[order[k]], values[order[k + 1]]];
  return Math.fround(low + (x - 1 - k) * (high - low));
}

/** Quantile of the rows' values: all rows, or those of `rows`. */
export function quantileOfRows(
  value: (row: number) => number,
  weight: Float32Array | null,
  alpha: number,
  rows: ArrayLike<number>
): number {
  const values = Float32Array.from(rows, (row) => value(row));
  return quantileOf(values, weight && Float32Array.from(rows, (row) => weight[row]), alpha);
}
