import type {Attack} from "../attack.ts";
import type {Battle} from "../battle.ts";
import type {BattleMove} from "../battle-move.ts";
import {AILMENT, BEHAVIOUR} from "../codes.ts";
import type {Side} from "../side.ts";

/** All of a side that changes in a battle but its HP, as numbers: how it stands. */

const COUNTERS = [
  "attack",
  "defense",
  "spAttack",
  "spDefense",
  "speed",
  "accuracy",
  "evasion",
  "ailment",
  "ailmentTurns",
  "confusion",
  "hidden",
  "rampageLeft",
  "rampageRenewed",
  "bideTurns",
  "bideDamage",
  "trapTurns",
  "reflect",
  "lightScreen",
  "mist",
  "substitute",
  "stall",
  "stallTurns",
  "disabledTurns",
  "encoredTurns",
  "taunted",
  "drowsy",
  "physicalTaken",
  "specialTaken",
  "actions"
] as const satisfies readonly (keyof Side)[];

const FLAGS = [
  "touched",
  "flinched",
  "resting",
  "raging",
  "seeded",
  "protecting",
  "focused",
  "minimized",
  "roosting",
  "moved"
] as const satisfies readonly (keyof Side)[];

const ATTACKS = [
  "charging",
  "rampage",
  "disabled",
  "encored",
  "last"
] as const satisfies readonly (keyof Side)[];
const STANDING_ATTACKS = ["biding", "chosen"] as const satisfies readonly (keyof Side)[];

const BATTLE_FLAGS = ["upkeep", "lasting"] as const satisfies readonly (keyof Battle)[];

export const CONDITION_KEYS: readonly (keyof Side)[] = [
  ...COUNTERS,
  ...FLAGS,
  ...ATTACKS,
  ...STANDING_ATTACKS
];

const SLOTS = 4;
const SIDE_LENGTH = CONDITION_KEYS.length + SLOTS;
const LENGTH = 2 * SIDE_LENGTH + BATTLE_FLAGS.length;

/** Actions beyond this many make no difference: Fake Out asks for the first. */
const MANY_ACTIONS = 2;
const NO_ATTACK = -1;
const STRUGGLE = -2;

/** Of a battle: both sides and what the battle itself keeps. */
export type Condition = Int32Array;

export function readCondition(battle: Battle): Condition {
  const condition = new Int32Array(LENGTH);
  readSide(battle.a, condition, 0);
  readSide(battle.b, condition, SIDE_LENGTH);
  let at = 2 * SIDE_LENGTH;
  for (const key of BATTLE_FLAGS) condition[at++] = battle[key] ? 1 : 0;
  return condition;
}

/** Sets all that `readCondition` reads; HP is left as it is. */
export function writeCondition(battle: Battle, condition: Condition): void {
  writeSide(battle.a, condition, 0);
  writeSide(battle.b, condition, SIDE_LENGTH);
  let at = 2 * SIDE_LENGTH;
  for (const key of BATTLE_FLAGS) battle[key] = condition[at++] === 1;
}

function readSide(side: Side, into: Condition, from: number): void {
  let at = from;
  side.actions = Math.min(MANY_ACTIONS, side.actions);
  for (const key of COUNTERS) into[at++] = side[key];
  for (const key of FLAGS) into[at++] = side[key] ? 1 : 0;
  for (const key of ATTACKS) into[at++] = slotOf(side, side[key]);
  for (const key of STANDING_ATTACKS) into[at++] = slotOf(side, side[key]);
  for (let slot = 0; slot < SLOTS; slot++) into[at++] = side.attacks[slot].powerPoints;
}

function writeSide(side: Side, condition: Condition, from: number): void {
  let at = from;
  for (const key of COUNTERS) side[key] = condition[at++];
  for (const key of FLAGS) side[key] = condition[at++] === 1;
  for (const key of ATTACKS) side[key] = attackAt(side, condition[at++]);
  for (const key of STANDING_ATTACKS) side[key] = attackAt(side, condition[at++]) ?? side.struggle;
  for (let slot = 0; slot < SLOTS; slot++) side.attacks[slot].powerPoints = condition[at++];
}

function slotOf(side: Side, attack: Attack | null): number {
  if (attack === null) return NO_ATTACK;
  return attack === side.struggle ? STRUGGLE : side.attacks.indexOf(attack);
}

function attackAt(side: Side, slot: number): Attack | null {
  if (slot === NO_ATTACK) return null;
  return slot === STRUGGLE ? side.struggle : side.attacks[slot];
}

/**
 * Between turns what was only a turn's own, and what nothing will ask for again, is as if it had not been: equal
 * conditions are equal.
 */
export function forgetTurn(battle: Battle): void {
  const {a, b} = battle;
  for (const side of [a, b]) {
    side.moved = false;
    side.physicalTaken = -1;
    side.specialTaken = -1;
    side.chosen = side.struggle;
    if (!has(side, isFirstTurnOnly)) side.actions = 0;
    if (side.bideTurns === 0) {
      side.bideDamage = 0;
      side.biding = side.struggle;
    }
    if (side.rampage === null) {
      side.rampageLeft = 0;
      side.rampageRenewed = 0;
    }
    if (side.ailment === AILMENT.none) side.ailmentTurns = 0;
  }
}

const isFirstTurnOnly = ({behaviour}: BattleMove): boolean => behaviour === BEHAVIOUR.first_turn_only;

export function has(side: Side, wanted: (move: BattleMove) => boolean): boolean {
  for (let slot = 0; slot < side.count; slot++) if (wanted(side.attacks[slot].move)) return true;
  return false;
}
