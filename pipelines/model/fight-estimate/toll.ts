/** Chances by levels that hits take, and of taking as much or more. */
export interface Toll {
  /** By levels; the last: all. */
  readonly taken: Float64Array;
  readonly reaches: Float64Array;
  /** First and last level of `taken` that is not 0. */
  readonly first: number;
  readonly last: number;
}

export const noToll = (levels: number): Toll =>
  tollOf(Float64Array.from({length: levels + 1}, (_, level) => (level === 0 ? 1 : 0)));

export function tollOf(taken: Float64Array): Toll {
  const levels = taken.length - 1;
  const reaches = new Float64Array(levels + 2);
  let first = levels;
  let last = 0;
  for (let level = levels; level >= 0; level--) {
    reaches[level] = reaches[level + 1] + taken[level];
    if (taken[level] === 0) continue;
    first = level;
    last = Math.max(last, level);
  }
  return {taken, reaches, first, last};
}

/** Of a share of HP that is lost for certain. */
export function shareToll(share: number, levels: number): Toll {
  const taken = new Float64Array(levels + 1);
  const at = Math.min(levels, share * levels);
  const below = Math.min(levels - 1, Math.floor(at));
  taken[below] = 1 - (at - below);
  taken[below + 1] = at - below;
  return tollOf(taken);
}

/** Of an attack and another after it. */
export function bothTolls(one: Toll, other: Toll): Toll {
  const levels = one.taken.length - 1;
  const sum = new Float64Array(levels + 1);
  for (let k = one.first; k <= one.last; k++)
    for (let l = other.first; l <= other.last; l++)
      sum[Math.min(levels, k + l)] += one.taken[k] * other.taken[l];
  return tollOf(sum);
}

/** The toll of an attack that does not come so often. */
export function lessOften({taken}: Toll, chance: number): Toll {
  const less = taken.map((weight) => weight * (1 - chance));
  less[0] += chance;
  return tollOf(less);
}

/** By the level a target stands at, what halves its HP takes. */
export const halvingTolls = (levels: number, hits: number): readonly Toll[] =>
  Array.from({length: levels + 1}, (_, level) => {
    const taken = new Float64Array(levels + 1);
    taken[0] = 1 - hits;
    taken[level >> 1] += hits / 2;
    taken[(level + 1) >> 1] += hits / 2;
    return tollOf(taken);
  });

/** What attacks take while the target loses turns. @param chances by the number of turns */
export function idleToll(once: Toll, chances: readonly number[]): Toll {
  const levels = once.taken.length - 1;
  const sum = new Float64Array(levels + 1);
  let toll = noToll(levels);
  for (const [turns, chance] of chances.entries()) {
    if (turns > 0) toll = bothTolls(toll, once);
    for (let level = 0; level <= levels; level++) sum[level] += chance * toll.taken[level];
  }
  return tollOf(sum);
}
