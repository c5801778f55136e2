import type {Attack} from "../attack.ts";
import type {Battle} from "../battle.ts";
import type {BattleMove} from "../battle-move.ts";
import {AILMENT, BEHAVIOUR} from "../codes.ts";
import type {Side} from "../side.ts";

/** All of a side that changes in a battle but its HP, as numbers: how it stands. */

/** In the order in which they are read. `readSide` and `writeSide` name each: a field whose name is in a variable is slow to reach. */
export const CONDITION_KEYS = [
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
  "actions",
  "touched",
  "flinched",
  "resting",
  "raging",
  "seeded",
  "protecting",
  "focused",
  "minimized",
  "roosting",
  "moved",
  "charging",
  "rampage",
  "disabled",
  "encored",
  "last",
  "biding",
  "chosen"
] as const satisfies readonly (keyof Side)[];

const BATTLE_FLAGS = ["upkeep", "lasting"] as const satisfies readonly (keyof Battle)[];

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
  side.actions = Math.min(MANY_ACTIONS, side.actions);
  into[from] = side.attack;
  into[from + 1] = side.defense;
  into[from + 2] = side.spAttack;
  into[from + 3] = side.spDefense;
  into[from + 4] = side.speed;
  into[from + 5] = side.accuracy;
  into[from + 6] = side.evasion;
  into[from + 7] = side.ailment;
  into[from + 8] = side.ailmentTurns;
  into[from + 9] = side.confusion;
  into[from + 10] = side.hidden;
  into[from + 11] = side.rampageLeft;
  into[from + 12] = side.rampageRenewed;
  into[from + 13] = side.bideTurns;
  into[from + 14] = side.bideDamage;
  into[from + 15] = side.trapTurns;
  into[from + 16] = side.reflect;
  into[from + 17] = side.lightScreen;
  into[from + 18] = side.mist;
  into[from + 19] = side.substitute;
  into[from + 20] = side.stall;
  into[from + 21] = side.stallTurns;
  into[from + 22] = side.disabledTurns;
  into[from + 23] = side.encoredTurns;
  into[from + 24] = side.taunted;
  into[from + 25] = side.drowsy;
  into[from + 26] = side.physicalTaken;
  into[from + 27] = side.specialTaken;
  into[from + 28] = side.actions;
  into[from + 29] = side.touched ? 1 : 0;
  into[from + 30] = side.flinched ? 1 : 0;
  into[from + 31] = side.resting ? 1 : 0;
  into[from + 32] = side.raging ? 1 : 0;
  into[from + 33] = side.seeded ? 1 : 0;
  into[from + 34] = side.protecting ? 1 : 0;
  into[from + 35] = side.focused ? 1 : 0;
  into[from + 36] = side.minimized ? 1 : 0;
  into[from + 37] = side.roosting ? 1 : 0;
  into[from + 38] = side.moved ? 1 : 0;
  into[from + 39] = slotOf(side, side.charging);
  into[from + 40] = slotOf(side, side.rampage);
  into[from + 41] = slotOf(side, side.disabled);
  into[from + 42] = slotOf(side, side.encored);
  into[from + 43] = slotOf(side, side.last);
  into[from + 44] = slotOf(side, side.biding);
  into[from + 45] = slotOf(side, side.chosen);
  for (let slot = 0; slot < SLOTS; slot++) into[from + 46 + slot] = side.attacks[slot].powerPoints;
}

function writeSide(side: Side, condition: Condition, from: number): void {
  side.attack = condition[from];
  side.defense = condition[from + 1];
  side.spAttack = condition[from + 2];
  side.spDefense = condition[from + 3];
  side.speed = condition[from + 4];
  side.accuracy = condition[from + 5];
  side.evasion = condition[from + 6];
  side.ailment = condition[from + 7];
  side.ailmentTurns = condition[from + 8];
  side.confusion = condition[from + 9];
  side.hidden = condition[from + 10];
  side.rampageLeft = condition[from + 11];
  side.rampageRenewed = condition[from + 12];
  side.bideTurns = condition[from + 13];
  side.bideDamage = condition[from + 14];
  side.trapTurns = condition[from + 15];
  side.reflect = condition[from + 16];
  side.lightScreen = condition[from + 17];
  side.mist = condition[from + 18];
  side.substitute = condition[from + 19];
  side.stall = condition[from + 20];
  side.stallTurns = condition[from + 21];
  side.disabledTurns = condition[from + 22];
  side.encoredTurns = condition[from + 23];
  side.taunted = condition[from + 24];
  side.drowsy = condition[from + 25];
  side.physicalTaken = condition[from + 26];
  side.specialTaken = condition[from + 27];
  side.actions = condition[from + 28];
  side.touched = condition[from + 29] === 1;
  side.flinched = condition[from + 30] === 1;
  side.resting = condition[from + 31] === 1;
  side.raging = condition[from + 32] === 1;
  side.seeded = condition[from + 33] === 1;
  side.protecting = condition[from + 34] === 1;
  side.focused = condition[from + 35] === 1;
  side.minimized = condition[from + 36] === 1;
  side.roosting = condition[from + 37] === 1;
  side.moved = condition[from + 38] === 1;
  side.charging = attackAt(side, condition[from + 39]);
  side.rampage = attackAt(side, condition[from + 40]);
  side.disabled = attackAt(side, condition[from + 41]);
  side.encored = attackAt(side, condition[from + 42]);
  side.last = attackAt(side, condition[from + 43]);
  side.biding = attackAt(side, condition[from + 44]) ?? side.struggle;
  side.chosen = attackAt(side, condition[from + 45]) ?? side.struggle;
  for (let slot = 0; slot < SLOTS; slot++) side.attacks[slot].powerPoints = condition[from + 46 + slot];
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
