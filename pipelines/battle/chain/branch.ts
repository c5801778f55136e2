import type {Condition} from "./condition.ts";
import {type HpStep, isLoss, mixedStep, sameStep} from "./hp-step.ts";

/** Where a half of a turn leads to. */
interface End {
  /** Of its branch. */
  readonly share: number;
  /** Null where the battle is over whatever the HP. */
  readonly to: Node | null;
  /** Only where `to` is null: whether A has won. */
  readonly wonByA: boolean;
}

/**
 * What can happen in a half of a turn, as a tree: ways that begin with the same steps share them. Whoever has no HP
 * left after a step has lost, and what follows does not happen.
 */
export interface Branch {
  /** Of the branch it is part of. */
  readonly share: number;
  /** Null at the root. */
  readonly step: HpStep | null;
  readonly ends: readonly End[];
  readonly branches: readonly Branch[];
}

/** A place of the battle: how both sides stand, HP apart, at the start of a turn or between its two actions. */
export interface Node {
  /** Counts up. */
  readonly id: number;
  readonly condition: Condition;
  readonly between: boolean;
  /** Between actions: whether A has acted. */
  readonly aFirst: boolean;
  /** By pair of choices (`slotA * 4 + slotB`) at the start of a turn; one entry between actions. */
  readonly ways: (Branch | undefined)[];
}

/** One way a half of a turn can go. */
export interface Way {
  readonly probability: number;
  readonly steps: readonly HpStep[];
  readonly to: Node | null;
  readonly wonByA: boolean;
}

/** Adds a way, joined with one that is the same but for its probability or for what its one step takes. */
export function addWay(found: Map<string, Way[]>, way: Way): void {
  const key = `${way.to?.id ?? way.wonByA}|${way.steps.map((step) => `${step.side}${isLoss(step)}`)}`;
  const alike = found.get(key);
  if (alike === undefined) {
    found.set(key, [way]);
    return;
  }
  const [only] = way.steps;
  for (const [i, other] of alike.entries()) {
    const same = way.steps.every((step, at) => sameStep(step, other.steps[at]));
    if (!same && (way.steps.length !== 1 || !isLoss(only))) continue;
    const steps = same ? other.steps : [mixedStep(other.steps[0], other.probability, only, way.probability)];
    alike[i] = {...other, steps, probability: other.probability + way.probability};
    return;
  }
  alike.push(way);
}

/** All ways as a tree of their steps. @param depth steps that all the ways share and that are told already */
export function treeOf(ways: readonly Way[], depth = 0, step: HpStep | null = null, of = 1): Branch {
  const probability = ways.reduce((sum, way) => sum + way.probability, 0);
  const ends: End[] = [];
  const longer: Way[][] = [];
  for (const way of ways) {
    const next = way.steps[depth];
    if (next === undefined) ends.push({share: way.probability / probability, to: way.to, wonByA: way.wonByA});
    else {
      const alike = longer.find(([other]) => sameStep(other.steps[depth], next));
      if (alike === undefined) longer.push([way]);
      else alike.push(way);
    }
  }
  return {
    share: probability / of,
    step,
    ends,
    branches: longer.map((alike) => treeOf(alike, depth + 1, alike[0].steps[depth], probability))
  };
}
