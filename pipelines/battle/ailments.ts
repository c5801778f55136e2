import type {Battle} from "./battle.ts";
import {AILMENT} from "./codes.ts";
import {baseDamage, LOWEST_ROLL, ROLLS} from "./damage.ts";
import {canCatch} from "./immunity.ts";
import type {Side} from "./side.ts";
import {staged} from "./stages.ts";

/** Gives a healthy side an ailment its types let it catch. @returns whether it caught it */
export function inflict(battle: Battle, target: Side, ailment: number): boolean {
  if (ailment === AILMENT.confusion) return confuse(battle, target);
  const caught = ailment === AILMENT.tri_attack ? TRI_ATTACK[battle.random.below(3)] : ailment;
  if (target.ailment !== AILMENT.none || !canCatch(target.pokemon, caught)) return false;
  target.ailment = caught;
  // Asleep for 1 to 3 actions; the counter includes the one that wakes up.
  target.ailmentTurns = caught === AILMENT.sleep ? 2 + battle.random.below(3) : 0;
  if (caught === AILMENT.burn || target.thrivesOnAilments) target.touched = true;
  battle.upkeep = true;
  battle.recorder?.record("ailment", target, caught);
  return true;
}

const TRI_ATTACK = [AILMENT.burn, AILMENT.paralysis, AILMENT.freeze] as const;

/** Confused for 1 to 4 actions; the counter includes the one that snaps out. */
export function confuse(battle: Battle, target: Side): boolean {
  if (target.confusion > 0) return false;
  target.confusion = 2 + battle.random.below(4);
  battle.recorder?.record("ailment", target, AILMENT.confusion);
  return true;
}

export function cure(battle: Battle, side: Side): void {
  if (side.ailment === AILMENT.none) return;
  battle.recorder?.record("cure", side, side.ailment);
  side.ailment = AILMENT.none;
}

/** What a confused Pokémon does to itself: a typeless physical hit of power 40 without critical hits. */
const CONFUSION_POWER = 40;
const CONFUSION_PERCENT = 33;

/** Of so many actions paralysis takes one, and in one of so many a frozen Pokémon thaws and acts. */
export const PARALYZED_ONE_IN = 4;
export const THAWS_ONE_IN = 5;

/** @returns whether sleep, ice, confusion or paralysis let the user act */
export function ailmentsAllowAction(battle: Battle, user: Side, thaws: boolean): boolean {
  if (user.ailment === AILMENT.sleep) {
    user.ailmentTurns--;
    if (user.ailmentTurns > 0) return refuse(battle, user, "asleep");
    cure(battle, user);
  } else if (user.ailment === AILMENT.freeze && !thaws) {
    if (battle.random.below(THAWS_ONE_IN) !== 0) return refuse(battle, user, "frozen");
    cure(battle, user);
  }
  return true;
}

/** Confusion and paralysis come after flinching, in this order. */
export function nervesAllowAction(battle: Battle, user: Side, target: Side): boolean {
  if (user.confusion > 0) {
    user.confusion--;
    if (user.confusion === 0) battle.recorder?.record("cure", user, AILMENT.confusion);
    else if (battle.random.percent(CONFUSION_PERCENT)) {
      hurtItself(battle, user, target);
      return false;
    }
  }
  if (user.ailment === AILMENT.paralysis && battle.random.below(PARALYZED_ONE_IN) === 0)
    return refuse(battle, user, "paralyzed");
  return true;
}

function hurtItself(battle: Battle, user: Side, target: Side): void {
  const {pokemon} = user;
  const base = baseDamage(
    CONFUSION_POWER,
    staged(pokemon.attack, user.attack),
    staged(pokemon.defense, user.defense),
    pokemon.level
  );
  const roll = LOWEST_ROLL + battle.random.below(ROLLS);
  const damage = Math.min(user.hp, Math.max(1, ((base * roll) / 100) | 0));
  user.hp -= damage;
  battle.recorder?.record("confusion_damage", user, damage);
  if (user.hp <= 0) battle.win(target);
}

function refuse(battle: Battle, user: Side, why: "asleep" | "frozen" | "paralyzed"): false {
  battle.recorder?.record(why, user, 0);
  return false;
}
