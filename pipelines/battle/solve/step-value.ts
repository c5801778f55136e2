import type {Branch, Node} from "../chain/branch.ts";
import {type HpStep, isLoss} from "../chain/hp-step.ts";
import {outcomeOf} from "./hp-moves.ts";

/** What A wins from a node on, where both sides have so many HP. */
type Leaf = (node: Node, hpA: number, hpB: number) => number;

/**
 * What A wins on average from a branch on, one step after the other: slow and plain, for a single place.
 * @param leaf what A wins from a node on
 */
export function branchValue(
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
