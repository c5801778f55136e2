import type {Branch, Node} from "../chain/branch.ts";
import {type HpStep, isLoss} from "../chain/hp-step.ts";
import type {FightGraph} from "./fight-graph.ts";
import {outcomeOf} from "./hp-moves.ts";

/** What A wins from a node on, where both sides have so many HP. */
type Leaf = (node: Node, hpA: number, hpB: number) => number;

/**
 * What A wins on average from a branch on, one step after the other: slow and plain, for a single place.
 * @param leaf what A wins from a node on
 */
function branchValue(
  branch: Branch,
  hpA: number,
  hpB: number,
  maxima: readonly [number, number],
  leaf: Leaf
): number {
  let value = 0;
  for (const {to, share, wonByA} of branch.ends)
    value += share * (to === null ? Number(wonByA) : leaf(to, hpA, hpB));
  for (const sub of branch.branches)
    eachOutcome(sub.step!, hpA, hpB, maxima, (a, b, weight) => {
      const won = a <= 0 || b <= 0 ? Number(b <= 0) : branchValue(sub, a, b, maxima, leaf);
      value += sub.share * weight * won;
    });
  return value;
}

/** What each pair of choices at the start of a turn is worth to A, at one place. */
export function payoffsAt(
  {expanded, seconds, graph}: FightGraph,
  node: Node,
  hpA: number,
  hpB: number,
  leaf: Leaf
): readonly (readonly number[])[] {
  const {choicesA, choicesB, pairs} = expanded.get(node)!;
  const maxima = graph.hp;
  const kept = new Map<Node, Map<number, number>>();
  const after = (between: Node, a: number, b: number): number => {
    const known = kept.get(between) ?? new Map<number, number>();
    kept.set(between, known);
    const key = a * (maxima[1] + 1) + b;
    const value = known.get(key) ?? branchValue(seconds.get(between)!, a, b, maxima, leaf);
    known.set(key, value);
    return value;
  };
  return Array.from({length: choicesA}, (_, i) =>
    Array.from({length: choicesB}, (_, j) =>
      probability(branchValue(pairs[i * choicesB + j], hpA, hpB, maxima, after))
    )
  );
}

/** Sums of shares are off by rounding. */
export const probability = (sum: number): number => Math.min(1, Math.max(0, sum));

/** Calls back with what a step makes of both sides' HP; of a pair that has lost all only the loser's is 0. */
function eachOutcome(
  step: HpStep,
  hpA: number,
  hpB: number,
  maxima: readonly [number, number],
  give: (hpA: number, hpB: number, weight: number) => void
): void {
  const {side, losses, weights, returns} = step;
  const hp = side === 0 ? hpA : hpB;
  const other = side === 0 ? hpB : hpA;
  const after = (own: number, others: number, weight: number): void =>
    side === 0 ? give(own, others, weight) : give(others, own, weight);
  if (!isLoss(step)) {
    outcomeOf(step, maxima[side])(hp, (left, weight) => after(left, other, weight));
    return;
  }
  for (let i = 0; i < losses.length; i++) {
    const left = Math.max(0, hp - losses[i]);
    const back = left === 0 || returns === null ? 0 : returns[i];
    after(left, Math.max(0, Math.min(maxima[1 - side], other + back)), weights[i]);
  }
}
