/** How a feature and the outcome of a fight go together. */

const MOST_BINS = 16;

/**
 * Bin of each value: one a distinct value where there are at most `bins`, else bins of about equal frequency
 * (equal values are never apart).
 */
export function frequencyBins(
  values: ArrayLike<number>,
  bins = MOST_BINS
): {bin: Uint16Array; count: number} {
  const sorted = Float64Array.from(values).sort();
  const edges: number[] = [];
  const distinct = new Set<number>();
  for (const value of sorted) {
    if (distinct.size > bins) break;
    distinct.add(value);
  }
  if (distinct.size <= bins) edges.push(...distinct);
  else {
    for (let index = 0; index < bins; index++) {
      const edge = sorted[Math.floor((index * sorted.length) / bins)];
      if (edges.at(-1) !== edge) edges.push(edge);
    }
  }
  const bin = Uint16Array.from(values, (value) => {
    let low = 0;
    let high = edges.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (edges[middle] <= value) low = middle;
      else high = middle - 1;
    }
    return low;
  });
  return {bin, count: edges.length};
}

const entropyTerm = (share: number): number => (share > 0 ? -share * Math.log2(share) : 0);

/**
 * Mutual information of a binned feature with a fight's outcome, in bits, less the bias of (bins − 1) cells
 * (Miller–Madow). Never negative.
 * @param p probability of the outcome in each row
 */
export function mutualInformation(values: ArrayLike<number>, p: ArrayLike<number>): number {
  const {bin, count} = frequencyBins(values);
  const rows = new Float64Array(count);
  const wins = new Float64Array(count);
  for (let row = 0; row < bin.length; row++) {
    rows[bin[row]]++;
    wins[bin[row]] += p[row];
  }
  const n = bin.length;
  const total = wins.reduce((sum, value) => sum + value, 0) / n;
  const outcome = (share: number): number => entropyTerm(share) + entropyTerm(1 - share);
  let conditional = 0;
  for (let index = 0; index < count; index++)
    conditional += (rows[index] / n) * outcome(wins[index] / rows[index]);
  return Math.max(0, outcome(total) - conditional - (count - 1) / (2 * n * Math.LN2));
}

/** Pearson's correlation; 0 where one of the two does not vary. */
export function pearson(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const n = x.length;
  let [meanX, meanY] = [0, 0];
  for (let row = 0; row < n; row++) {
    meanX += x[row] / n;
    meanY += y[row] / n;
  }
  let [xy, xx, yy] = [0, 0, 0];
  for (let row = 0; row < n; row++) {
    const [dx, dy] = [x[row] - meanX, y[row] - meanY];
    xy += dx * dy;
    xx += dx * dx;
    yy += dy * dy;
  }
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
}

/** Ranks from 0 to 1, equal values alike (at the middle of their places). */
export function relativeRanks(values: ArrayLike<number>): Float64Array {
  const n = values.length;
  const order = Uint32Array.from({length: n}, (_, index) => index).sort((i, j) => values[i] - values[j]);
  const ranks = new Float64Array(n);
  for (let from = 0; from < n; ) {
    let to = from + 1;
    while (to < n && values[order[to]] === values[order[from]]) to++;
    for (let at = from; at < to; at++) ranks[order[at]] = n > 1 ? (from + to - 1) / 2 / (n - 1) : 0.5;
    from = to;
  }
  return ranks;
}
