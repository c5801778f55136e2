import type {Attack} from "./attack.ts";
import type {Battle} from "./battle.ts";
import {HIDDEN} from "./battle-move.ts";
import type {BattleTables} from "./battle-tables.ts";
import {AILMENT, BEHAVIOUR, DAMAGE, LAST_FORMULA_DAMAGE} from "./codes.ts";
import {
  baseDamage,
  CRITICAL_ONE_IN,
  critical,
  halved,
  LOWEST_ROLL,
  MEAN_ROLL,
  rolledDamage
} from "./damage.ts";
import {PSYWAVE_VALUES, psywaveDamage} from "./hit-distribution.ts";
import {FLYING, hasType, NORMAL} from "./immunity.ts";
import {CRITICAL_DRAWS} from "./random.ts";
import type {Side} from "./side.ts";
import {staged} from "./stages.ts";

/** HP one hit takes before the target's HP limits it; -1 where the move does no damage. */
export function hitDamage(battle: Battle, user: Side, target: Side, attack: Attack): number {
  const {move} = attack;
  if (move.damage <= LAST_FORMULA_DAMAGE) {
    const draw = battle.random.damageDraw(criticalBelow(user, attack));
    return drawnDamage(battle, user, target, attack, draw);
  }
  switch (move.damage) {
    case DAMAGE.fixed:
      return move.fixedDamage;
    case DAMAGE.level:
      return user.pokemon.level;
    case DAMAGE.psywave:
      return psywaveDamage(user.pokemon.level, battle.random.below(PSYWAVE_VALUES));
    case DAMAGE.half_hp:
      return Math.max(1, target.hp >> 1);
    case DAMAGE.ohko:
      return target.pokemon.hp;
    case DAMAGE.counter:
      return Math.max(1, user.physicalTaken);
    default:
      return Math.max(1, user.specialTaken);
  }
}

/** Below this of 28 random bits a hit of the damage formula is critical. */
export function criticalBelow(user: Side, attack: Attack): number {
  if (!user.focused) return attack.criticalBelow;
  const stage = Math.min(3, attack.move.critStage + FOCUS_STAGES);
  return CRITICAL_DRAWS / CRITICAL_ONE_IN[stage as 0 | 1 | 2 | 3];
}

/** Damage of one hit of the damage formula. `draw`: of `Random.damageDraw`. */
export function drawnDamage(battle: Battle, user: Side, target: Side, attack: Attack, draw: number): number {
  if (user.touched || target.touched) return modifiedDamage(battle, user, target, attack, draw);
  const isCritical = draw >>> 4 < attack.criticalBelow;
  if (battle.recorder !== null) battle.criticalHit = isCritical;
  return isCritical ? attack.critical[draw & 15] : attack.normal[draw & 15];
}

/**
 * The net type multiplier as it stands: a roosting Flying type is none until the turn ends, and one that is nothing
 * else (by Conversion) is Normal.
 */
export function currentMultiplier(tables: BattleTables, attack: Attack, target: Side): number {
  if (!target.roosting || !hasType(target.pokemon, FLYING) || attack.move.behaviour === BEHAVIOUR.struggle)
    return attack.multiplier;
  const {type1, type2} = target.pokemon;
  const left = type1 === FLYING ? type2 : type1;
  return tables.effectiveness[attack.move.type * tables.typeCount + (left < 0 ? NORMAL : left)];
}

const FOCUS_STAGES = 2;

/** Damage of one uncritical hit of the damage formula at the mean roll, as things stand: what a policy goes by. */
export const meanHit = (battle: Battle, user: Side, target: Side, attack: Attack): number =>
  formulaDamage(battle, user, target, attack, MEAN_ROLL, false);

/** The damage formula with all that changes during a battle. `draw`: 32 random bits. */
export function modifiedDamage(
  battle: Battle,
  user: Side,
  target: Side,
  attack: Attack,
  draw: number
): number {
  const isCritical = draw >>> 4 < criticalBelow(user, attack);
  battle.criticalHit = isCritical;
  return formulaDamage(battle, user, target, attack, LOWEST_ROLL + (draw & 15), isCritical);
}

function formulaDamage(
  battle: Battle,
  user: Side,
  target: Side,
  attack: Attack,
  roll: number,
  isCritical: boolean
): number {
  const {move} = attack;
  const base = stagedBase(user, target, attack, isCritical);
  const multiplier = currentMultiplier(battle.tables, attack, target);
  let damage = rolledDamage(isCritical ? critical(base) : base, roll, attack.stab, multiplier);
  if (user.ailment === AILMENT.burn && !move.special && move.behaviour !== BEHAVIOUR.facade)
    damage = halved(damage);
  const screened = !isCritical && (move.special ? target.lightScreen : target.reflect) > 0;
  const doubled =
    (target.hidden !== HIDDEN.no && move.doubledAgainstHidden) || (target.minimized && move.crushesMinimized);
  if (screened !== doubled) damage = screened ? halved(damage) : damage * 2;
  return Math.max(1, damage);
}

/** A critical hit ignores the user's drops and the target's boosts. */
function stagedBase(user: Side, target: Side, attack: Attack, isCritical: boolean): number {
  const {move} = attack;
  const striker = move.damage === DAMAGE.foul_play ? target : user;
  let attackStage = move.special ? striker.spAttack : striker.attack;
  let defenseStage = move.special ? target.spDefense : target.defense;
  if (isCritical) {
    attackStage = Math.max(0, attackStage);
    defenseStage = Math.min(0, defenseStage);
  }
  const doubledPower =
    move.behaviour === BEHAVIOUR.facade && user.ailment !== AILMENT.none && user.ailment !== AILMENT.sleep;
  return baseDamage(
    doubledPower ? attack.power * 2 : attack.power,
    staged(move.special ? striker.pokemon.spAttack : striker.pokemon.attack, attackStage),
    staged(move.special ? target.pokemon.spDefense : target.pokemon.defense, defenseStage),
    user.pokemon.level
  );
}
