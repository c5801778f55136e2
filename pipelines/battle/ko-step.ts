import type {HitDistribution} from "./hit-distribution.ts";

/** Above every HP a target can have: Chansey has 841 at most. */
export const LARGEST_HP = 1024;

/** States rarer than this are dropped: together they are less than a millionth. */
const RARE = 1e-11;

/**
 * One use of an attack on a distribution of HP (`from[hp]` is a probability): misses keep their HP in `missTo`,
 * hits move down into `hitTo`, or with `chance` into `changedTo`.
 * @returns the probability that the use knocks out
 */
export function strikeStep(
  from: Float64Array,
  missTo: Float64Array,
  hitTo: Float64Array,
  changedTo: Float64Array,
  chance: number,
  hit: HitDistribution,
  accuracy: number,
  lowest: number,
  highest: number
): number {
  const {values, weights, tails, count} = hit;
  const together = hitTo === changedTo;
  let ko = 0;
  let reached = 0;
  for (let left = lowest; left <= highest; left++) {
    const mass = from[left];
    if (mass < RARE) continue;
    if (accuracy < 1) missTo[left] += mass * (1 - accuracy);
    const hitting = mass * accuracy;
    while (reached < count && values[reached] < left) reached++;
    ko += hitting * tails[reached];
    if (chance === 0) {
      for (let i = 0; i < reached; i++) hitTo[left - values[i]] += hitting * weights[i];
      continue;
    }
    const unchanged = hitting * (1 - chance);
    const changed = hitting * chance;
    if (together)
      for (let i = 0; i < reached; i++) {
        const after = left - values[i];
        hitTo[after] = hitTo[after] + unchanged * weights[i] + changed * weights[i];
      }
    else
      for (let i = 0; i < reached; i++) {
        const after = left - values[i];
        hitTo[after] += unchanged * weights[i];
        changedTo[after] += changed * weights[i];
      }
  }
  return ko;
}

/** One use of a move that halves the HP left (at least 1). */
export function halvingStep(
  from: Float64Array,
  to: Float64Array,
  accuracy: number,
  lowest: number,
  highest: number
): number {
  let ko = 0;
  for (let left = lowest; left <= highest; left++) {
    const mass = from[left];
    if (mass === 0) continue;
    to[left] += mass * (1 - accuracy);
    const after = left - Math.max(1, left >> 1);
    if (after > 0) to[after] += mass * accuracy;
    else ko += mass * accuracy;
  }
  return ko;
}

/**
 * Takes `damage` HP from every state.
 * @returns the probability that it knocks out
 */
export function residualStep(
  from: Float64Array,
  to: Float64Array,
  damage: number,
  lowest: number,
  highest: number
): number {
  let ko = 0;
  for (let left = lowest; left <= highest; left++) {
    const mass = from[left];
    if (mass === 0) continue;
    if (left > damage) to[left - damage] += mass;
    else ko += mass;
  }
  return ko;
}
