import {act} from "./action.ts";
import type {Attack} from "./attack.ts";
import {type Battle, OUTCOME, type Policy, TURN_LIMIT} from "./battle.ts";
import type {Side} from "./side.ts";
import {endTurn} from "./upkeep.ts";

/** The attack a side uses this turn: the one it is locked into, its only one, the policy's, or Struggle. */
function choose(battle: Battle, user: Side, target: Side, policy: Policy | null): Attack {
  if (user.count === 1 || policy === null) return user.using(user.attacks[0]);
  return user.lockedAttack() ?? policy(battle, user, target);
}

/** Priority, then Speed, then lot. */
function movesFirst(battle: Battle): boolean {
  const {a, b} = battle;
  const priority = priorityOf(a) - priorityOf(b);
  if (priority !== 0) return priority > 0;
  const speed = a.currentSpeed() - b.currentSpeed();
  return speed > 0 || (speed === 0 && battle.random.below(2) === 0);
}

const priorityOf = (side: Side): number => (side.resting ? 0 : side.chosen.move.priority);

/**
 * One turn: both choose, both act, the turn ends. The battle is over when `outcome` is no longer open.
 */
export function playTurn(battle: Battle, policyA: Policy | null, policyB: Policy | null): void {
  const {a, b} = battle;
  battle.turn++;
  a.chosen = choose(battle, a, b, policyA);
  b.chosen = choose(battle, b, a, policyB);
  const aFirst = beginTurn(battle);
  const first = aFirst ? a : b;
  const second = aFirst ? b : a;
  act(battle, first, second);
  if (battle.outcome !== OUTCOME.open) return;
  act(battle, second, first);
  if (battle.outcome !== OUTCOME.open) return;
  endTurn(battle);
  if (battle.outcome === OUTCOME.open && battle.turn >= TURN_LIMIT) battle.outcome = OUTCOME.draw;
}

/** Of a turn in which both sides have chosen. @returns whether A acts first */
export function beginTurn(battle: Battle): boolean {
  const {a, b} = battle;
  a.moved = false;
  b.moved = false;
  a.physicalTaken = -1;
  a.specialTaken = -1;
  b.physicalTaken = -1;
  b.specialTaken = -1;
  return movesFirst(battle);
}

/** Plays from `reset` to the end. @returns the outcome */
export function playBattle(battle: Battle, policyA: Policy | null, policyB: Policy | null): number {
  battle.reset();
  while (battle.outcome === OUTCOME.open) playTurn(battle, policyA, policyB);
  return battle.outcome;
}
