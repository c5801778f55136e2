import {SUBSTITUTE_PARTS} from "../battle.ts";
import type {HpStep} from "../chain/hp-step.ts";
import type {Branch, Node} from "../chain/transitions.ts";

/** A number, or a pair of bounds, worked out where both sides have so many HP. */
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
  const {side, losses, weights, returns, halves, gains, asks} = step;
  const hp = side === 0 ? hpA : hpB;
  const other = side === 0 ? hpB : hpA;
  const maximum = maxima[side];
  const after = (own: number, others: number, weight: number): void =>
    side === 0 ? give(own, others, weight) : give(others, own, weight);
  if (asks !== null) {
    const answer = asks.question === "whole" ? hp >= maximum : hp * SUBSTITUTE_PARTS > maximum;
    if (answer === asks.answer) after(hp, other, 2);
  } else if (gains > 0) after(Math.min(maximum, hp + gains), other, 1);
  else if (halves) after(hp - Math.max(1, hp >> 1), other, 1);
  else
    for (let i = 0; i < losses.length; i++) {
      const left = Math.max(0, hp - losses[i]);
      const back = left === 0 || returns === null ? 0 : returns[i];
      after(left, Math.max(0, Math.min(maxima[1 - side], other + back)), weights[i]);
    }
}
