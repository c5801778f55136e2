import {type Interval, quantile} from "./bootstrap.ts";
import {createRandom} from "./seeded-random.ts";

export interface BootstrappedMean {
  /** Values the mean is of. */
  readonly n: number;
  readonly value: number;
  /** 95 %, percentiles of the bootstrap. */
  readonly interval: Interval;
}

export interface MeanOptions {
  readonly seed: number;
  readonly replicates?: number;
  /** Cluster of each value, 0 … clusters − 1, drawn with all its values; each value by itself unless given. */
  readonly clusterOf?: ArrayLike<number>;
}

/**
 * A mean with its 95 % interval by a (cluster) bootstrap. Of the differences of two sets of values, this is the paired
 * bootstrap. NaN for no values.
 */
export function bootstrapMean(
  values: ArrayLike<number>,
  {seed, replicates = 1000, clusterOf}: MeanOptions
): BootstrappedMean {
  const n = values.length;
  if (n === 0) return {n, value: Number.NaN, interval: [Number.NaN, Number.NaN]};
  const clusterAt = (row: number): number => (clusterOf ? clusterOf[row] : row);
  let clusters = 0;
  for (let row = 0; row < n; row++) clusters = Math.max(clusters, clusterAt(row) + 1);
  const sums = new Float64Array(clusters);
  const counts = new Float64Array(clusters);
  let total = 0;
  for (let row = 0; row < n; row++) {
    sums[clusterAt(row)] += values[row];
    counts[clusterAt(row)]++;
    total += values[row];
  }
  const random = createRandom(seed);
  const means = new Float64Array(replicates);
  for (let replicate = 0; replicate < replicates; replicate++) {
    let sum = 0;
    let count = 0;
    for (let draw = 0; draw < clusters; draw++) {
      const chosen = Math.floor(random() * clusters);
      sum += sums[chosen];
      count += counts[chosen];
    }
    means[replicate] = sum / count;
  }
  means.sort();
  return {n, value: total / n, interval: [quantile(means, 0.025), quantile(means, 0.975)]};
}
