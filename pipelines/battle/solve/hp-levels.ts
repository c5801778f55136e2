import type {Branch} from "../chain/branch.ts";
import type {HpStep, SideIndex} from "../chain/hp-step.ts";
import type {FightGraph} from "./fight-graph.ts";
import {leastAnswering} from "./hp-moves.ts";

/** Hits looked ahead, each counting so much of the one before: the last ones decide. */
const HITS = 3;
const EARLIER = 0.5;
/** Of all thresholds together, spread over all HP alike. */
const ANYWHERE = 0.35;

/** Of so many levels, one that carries so much of a level's part by itself is a jump: the HP below it is one too. */
const MANY = 48;
const SHARP = 0.5;

/**
 * How much the value of a fight may change from one HP of a side to the next: it changes where a hit, or the sum of
 * two or three, just falls short of all that is left or of what a move asks for, in the situations that have been
 * looked at by how likely they are.
 * @returns by HP, from 1 to the maximum
 */
export function thresholds(graph: FightGraph, side: SideIndex, maximum: number): Float64Array {
  const once = new Float64Array(maximum + 2);
  const asked = new Float64Array(maximum + 2);
  const seen = new Set<Branch>();
  let likelihood = 1;
  const visit = (branch: Branch): void => {
    if (seen.has(branch)) return;
    seen.add(branch);
    for (const {to} of branch.ends) {
      const second = to === null ? undefined : graph.seconds.get(to);
      if (second !== undefined) visit(second);
    }
    for (const sub of branch.branches) {
      const step = sub.step!;
      if (step.side === side) {
        addLosses(once, step, likelihood);
        if (step.asks !== null) asked[leastAnswering(step.asks.question, maximum) - 1] += likelihood;
      }
      visit(sub);
    }
  };
  for (const [node, {pairs}] of graph.expanded) {
    likelihood = graph.likelihood.get(node)!;
    for (const pair of pairs) visit(pair);
  }
  const all = new Float64Array(maximum + 2);
  let sum: Float64Array = once.map((weight, hp) => weight + asked[hp]);
  let counts = 1;
  for (let hit = 0; hit < HITS; hit++) {
    for (let hp = 0; hp < all.length; hp++) all[hp] += counts * sum[hp];
    sum = convolved(sum, once);
    counts *= EARLIER;
  }
  const change = new Float64Array(maximum + 1);
  let total = 0;
  for (let hp = 1; hp <= maximum; hp++) total += all[hp - 1];
  for (let hp = 1; hp <= maximum; hp++)
    change[hp] = (total > 0 ? all[hp - 1] / total : 0) + ANYWHERE / maximum;
  return change;
}

function addLosses(into: Float64Array, {losses, weights}: HpStep, share: number): void {
  for (let i = 0; i < losses.length; i++) if (losses[i] < into.length) into[losses[i]] += share * weights[i];
}

function convolved(x: Float64Array, y: Float64Array): Float64Array {
  const total = y.reduce((sum, weight) => sum + weight, 0) || 1;
  const result = new Float64Array(x.length);
  for (let i = 0; i < x.length; i++)
    if (x[i] > 0) for (let j = 0; i + j < x.length; j++) result[i + j] += (x[i] * y[j]) / total;
  return result;
}

/**
 * So many levels, closest where most changes; all HP where there are no more.
 * @param count at least 2
 * @param begun HP at which the fight begins: always a level
 */
export function levelsBy(change: Float64Array, count: number, begun: number): number[] {
  const maximum = change.length - 1;
  if (count >= maximum) return Array.from({length: maximum}, (_, i) => i + 1);
  const total = change.reduce((sum, share) => sum + share, 0);
  const levels = [1];
  // A level that carries more than its part takes several parts' place: the rest is shared out anew.
  let left = total - change[1];
  let gathered = 0;
  for (let hp = 2; hp < maximum; hp++) {
    gathered += change[hp];
    const wanted = count - levels.length - 1;
    if (wanted <= 0) break;
    const part = left / (wanted + 1);
    if (gathered >= part) {
      const jump = count >= MANY && wanted > 1 && change[hp] >= SHARP * part;
      if (jump && levels[levels.length - 1] < hp - 1) levels.push(hp - 1);
      levels.push(hp);
      left -= gathered;
      gathered = 0;
    }
  }
  levels.push(maximum);
  return levels.includes(begun) ? levels : [...levels, begun].sort((x, y) => x - y);
}
