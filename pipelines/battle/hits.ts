import {confuse, cure, inflict} from "./ailments.ts";
import type {Attack} from "./attack.ts";
import type {Battle} from "./battle.ts";
import type {BattleMove} from "./battle-move.ts";
import {AILMENT, BEHAVIOUR} from "./codes.ts";
import {hitDamage} from "./hit-damage.ts";
import {FIRE, isGrass} from "./immunity.ts";
import {startScreen} from "./screens.ts";
import type {Side} from "./side.ts";
import {changeStages, clearStages, raiseAttack} from "./stat-changes.ts";

/** The hits of a damaging move that reached its target, with all that follows from each and from their sum. */
export function strike(battle: Battle, user: Side, target: Side, attack: Attack): void {
  const {move} = attack;
  if (move.behaviour === BEHAVIOUR.break_screens) breakScreens(battle, target);
  const hits = move.maxHits === 1 ? 1 : numberOfHits(battle, move);
  let total = 0;
  for (let hit = 0; hit < hits; hit++) {
    const damage = hitDamage(battle, user, target, attack);
    if (target.substitute > 0 && !move.bypassesSubstitute) {
      strikeSubstitute(battle, user, target, move, damage);
      applyToUser(battle, user, attack, hit);
    } else {
      total += takeHit(battle, user, target, move, damage);
      if (target.hp <= 0) {
        battle.win(user);
        return;
      }
      if (move.behaviour !== BEHAVIOUR.none) applyToTarget(battle, user, target, move);
      if (target.raging) raiseAttack(battle, target);
      applyToUser(battle, user, attack, hit);
      applySecondaries(battle, target, move);
      if (target.ailment === AILMENT.freeze && (move.type === FIRE || move.thaws)) cure(battle, target);
    }
    if (user.hp <= 0) break;
  }
  if (move.recoilPercent > 0) recoil(battle, user, move, total);
  if (user.hp <= 0) battle.win(target);
}

/** 2 to 5 hits: 35, 35, 15 and 15 per cent (generation 5 and later). */
export function numberOfHits(battle: Battle, move: BattleMove): number {
  if (move.minHits === move.maxHits) return move.maxHits;
  const draw = battle.random.below(20);
  return draw < 7 ? 2 : draw < 14 ? 3 : draw < 17 ? 4 : 5;
}

/** @returns HP lost */
export function takeHit(battle: Battle, user: Side, target: Side, move: BattleMove, damage: number): number {
  const dealt = Math.min(damage, target.hp);
  target.hp -= dealt;
  if (target.bideTurns > 0) target.bideDamage += damage;
  if (move.special) target.specialTaken = 2 * dealt;
  else target.physicalTaken = 2 * dealt;
  battle.recorder?.record(battle.criticalHit ? "critical_damage" : "damage", target, dealt);
  battle.criticalHit = false;
  if (move.drainPercent > 0) regain(battle, user, drained(move, dealt), "drain");
  return dealt;
}

/** HP a draining move gives back for so many taken. */
export const drained = ({drainPercent}: BattleMove, dealt: number): number =>
  Math.max(1, Math.round((dealt * drainPercent) / 100));

/** HP a healing move gives its user, at most to its maximum. */
export const healed = (user: Side, move: BattleMove): number =>
  move.behaviour === BEHAVIOUR.rest
    ? user.pokemon.hp
    : Math.round((user.pokemon.hp * move.healPercent) / 100);

/** HP of a drain from a substitute. */
export const drainedFromSubstitute = ({drainPercent}: BattleMove, dealt: number): number =>
  Math.ceil((dealt * drainPercent) / 100);

/** HP a move with recoil costs its user for so many taken; Struggle's is of the user's maximum HP. */
export const recoiled = (user: Side, move: BattleMove, dealt: number): number => {
  const of = move.behaviour === BEHAVIOUR.struggle ? user.pokemon.hp : dealt;
  return Math.max(1, Math.round((of * move.recoilPercent) / 100));
};

export function regain(battle: Battle, side: Side, amount: number, kind: "drain" | "heal"): void {
  const gained = Math.max(0, Math.min(amount, side.pokemon.hp - side.hp));
  side.hp += gained;
  battle.recorder?.record(kind, side, gained);
}

function strikeSubstitute(battle: Battle, user: Side, target: Side, move: BattleMove, damage: number): void {
  const dealt = Math.min(damage, target.substitute);
  target.substitute -= dealt;
  battle.recorder?.record("substitute_damage", target, dealt);
  if (move.recoilPercent > 0 && move.behaviour !== BEHAVIOUR.struggle) recoil(battle, user, move, dealt);
  if (move.drainPercent > 0) regain(battle, user, drainedFromSubstitute(move, dealt), "drain");
}

export function recoil(battle: Battle, user: Side, move: BattleMove, dealt: number): void {
  if (dealt === 0 && move.behaviour !== BEHAVIOUR.struggle) return;
  const lost = Math.min(user.hp, recoiled(user, move, dealt));
  user.hp -= lost;
  battle.recorder?.record("recoil", user, lost);
}

function breakScreens(battle: Battle, target: Side): void {
  if (target.reflect > 0 || target.lightScreen > 0) battle.recorder?.record("screen", target, 0);
  target.reflect = 0;
  target.lightScreen = 0;
}

/** What a hit does to its target besides damage and secondary effects. */
function applyToTarget(battle: Battle, user: Side, target: Side, move: BattleMove): void {
  switch (move.behaviour) {
    case BEHAVIOUR.partial_trap:
      trap(battle, target);
      break;
    case BEHAVIOUR.leech_seed:
      seed(battle, target);
      break;
    case BEHAVIOUR.haze:
      clearStages(battle, user);
      clearStages(battle, target);
      break;
    case BEHAVIOUR.clear_target_stages:
      clearStages(battle, target);
      break;
  }
}

/** Held for 5 or 6 turn ends, the last without damage. */
function trap(battle: Battle, target: Side): void {
  if (target.trapTurns > 0) return;
  target.trapTurns = 5 + battle.random.below(2);
  battle.upkeep = true;
  battle.recorder?.record("trapped", target, 0);
}

/** @returns whether the seed took */
export function seed(battle: Battle, target: Side): boolean {
  if (target.seeded || isGrass(target.pokemon)) return false;
  target.seeded = true;
  battle.upkeep = true;
  battle.recorder?.record("seeded", target, 0);
  return true;
}

/** What using the move does to its user; a substitute in the way does not matter. */
function applyToUser(battle: Battle, user: Side, attack: Attack, hit: number): void {
  const {move} = attack;
  if (move.changesStages && move.stagesOfUser && hit === 0 && happens(battle, move.stagesPercent))
    changeStages(battle, user, move, false);
  switch (move.behaviour) {
    case BEHAVIOUR.recharge:
      user.resting = true;
      break;
    case BEHAVIOUR.rampage:
      renewRampage(battle, user, attack);
      break;
    case BEHAVIOUR.rage:
      user.raging = true;
      break;
    case BEHAVIOUR.reflect:
    case BEHAVIOUR.light_screen:
      startScreen(battle, user, move.behaviour);
      break;
    case BEHAVIOUR.cure_user:
      cure(battle, user);
      break;
  }
}

/** Thrash, Petal Dance, Outrage: 2 or 3 uses in a row as long as they hit, then confusion. */
function renewRampage(battle: Battle, user: Side, attack: Attack): void {
  if (user.rampage === null) {
    user.rampage = attack;
    user.rampageLeft = 2 + battle.random.below(2);
    user.rampageRenewed = 2;
    battle.lastsForTurns();
  } else if (user.rampageLeft >= 2) user.rampageRenewed = 2;
}

export function endRampage(battle: Battle, user: Side): void {
  user.rampage = null;
  if (user.rampageLeft <= 1) confuse(battle, user);
}

function applySecondaries(battle: Battle, target: Side, move: BattleMove): void {
  if (move.flinchPercent > 0 && happens(battle, move.flinchPercent)) target.flinched = true;
  if (move.ailmentPercent > 0 && happens(battle, move.ailmentPercent)) inflict(battle, target, move.ailment);
  if (move.changesStages && !move.stagesOfUser && happens(battle, move.stagesPercent))
    changeStages(battle, target, move, true);
}

export const happens = (battle: Battle, percent: number): boolean =>
  percent >= 100 || battle.random.percent(percent);
