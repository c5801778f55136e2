import type {Scorer, Scores} from "./probability-scores.ts";
import {createRandom} from "./seeded-random.ts";

export type Interval = readonly [low: number, high: number];
export type ScoreName = Exclude<keyof Scores, "n">;

/** Linear interpolation between order statistics (type 7); `sorted` ascending. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  const above = Math.min(sorted.length - 1, below + 1);
  return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
}

/**
 * 95 % percentile intervals of every score by a cluster bootstrap: clusters (unordered Pokémon pairs) are
 * drawn with replacement and bring all their rows, because rows of one pair resemble each other.
 */
export function clusterBootstrap(
  {clusters, score}: Scorer,
  {replicates = 200, seed}: {readonly replicates?: number; readonly seed: number}
): Record<ScoreName, Interval> {
  const random = createRandom(seed);
  const draws = new Float64Array(clusters);
  const samples = new Map<ScoreName, number[]>();
  for (let replicate = 0; replicate < replicates; replicate++) {
    draws.fill(0);
    for (let draw = 0; draw < clusters; draw++) draws[Math.floor(random() * clusters)]++;
    const {n: _n, ...scores} = score(draws);
    for (const [name, value] of Object.entries(scores) as [ScoreName, number][]) {
      const list = samples.get(name) ?? [];
      list.push(value);
      samples.set(name, list);
    }
  }
  return Object.fromEntries(
    [...samples].map(([name, values]) => {
      const sorted = values.filter(Number.isFinite).sort((x, y) => x - y);
      return [
        name,
        sorted.length ? [quantile(sorted, 0.025), quantile(sorted, 0.975)] : [Number.NaN, Number.NaN]
      ];
    })
  ) as unknown as Record<ScoreName, Interval>;
}
