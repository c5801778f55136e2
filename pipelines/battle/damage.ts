import type {BattleMove} from "./battle-move.ts";
import type {BattlePokemon, BattleTables} from "./battle-tables.ts";
import {BEHAVIOUR, DAMAGE, LAST_FORMULA_DAMAGE} from "./codes.ts";
import {staged} from "./stages.ts";

/** The random factor of the damage formula: 85 to 100 per cent, 16 equally likely values. */
export const LOWEST_ROLL = 85;
export const ROLLS = 16;
export const MEAN_ROLL = LOWEST_ROLL + (ROLLS - 1) / 2;

/** One critical hit in so many, by critical stage (generation 7). */
export const CRITICAL_ONE_IN = [24, 8, 2, 1] as const;

/** Net type multiplier, 0 to 4. Struggle has no type. */
export function typeMultiplier(tables: BattleTables, move: number, defender: number): number {
  return netMultiplier(tables, tables.moves[move], tables.pokemon[defender]);
}

export function netMultiplier(tables: BattleTables, move: BattleMove, defender: BattlePokemon): number {
  if (move.behaviour === BEHAVIOUR.struggle || !move.typeImmunity) return 1;
  const row = move.type * tables.typeCount;
  const {type1, type2} = defender;
  return tables.effectiveness[row + type1] * (type2 < 0 ? 1 : tables.effectiveness[row + type2]);
}

export const hasStab = (move: BattleMove, attacker: BattlePokemon): boolean =>
  move.behaviour !== BEHAVIOUR.struggle && (move.type === attacker.type1 || move.type === attacker.type2);

/** Power of a formula move of `attacker` against `defender`; 0 for a move without power. */
export function powerAgainst(move: BattleMove, attacker: BattlePokemon, defender: BattlePokemon): number {
  if (move.damage === DAMAGE.weight) return defender.weightPower;
  return move.damage === DAMAGE.friendship ? friendshipPower(attacker.friendship) : move.power;
}

/** Pika Papow and Veevee Volley: floor(friendship · 10 / 25), at least 1. */
const friendshipPower = (friendship: number): number => Math.max(1, ((friendship * 10) / 25) | 0);

export const usesFormula = (move: BattleMove): boolean =>
  move.damage >= DAMAGE.formula && move.damage <= LAST_FORMULA_DAMAGE;

/**
 * The damage formula up to the critical hit: floor(floor(floor(2 · level / 5 + 2) · power · attack / defense) / 50) + 2.
 * @param level the user's
 */
export const baseDamage = (power: number, attack: number, defense: number, level: number): number =>
  (((((((((2 * level) / 5) | 0) + 2) * power * attack) / defense) | 0) / 50) | 0) + 2;

/** A factor of a half in 4096ths, rounded half down, as the games multiply. */
export const halved = (value: number): number => (value * 2048 + 2047) >> 12;

/**
 * The damage formula from the random factor on, in generation 7's order: random factor, STAB in 4096ths, the
 * net type multiplier (0.5 × 2 is 1: rounding twice would be wrong). Burn, screens and the least damage of 1
 * come after it.
 * @param base of `baseDamage`, through `critical` for a critical hit
 * @param roll 85 to 100
 * @param multiplier net type multiplier, not 0
 */
export function rolledDamage(base: number, roll: number, stab: boolean, multiplier: number): number {
  let damage = ((base * roll) / 100) | 0;
  if (stab) damage = (damage * 6144 + 2047) >> 12;
  if (multiplier > 1) damage *= multiplier;
  else if (multiplier === 0.5) damage >>= 1;
  else if (multiplier === 0.25) damage >>= 2;
  return damage;
}

export const critical = (base: number): number => (base * 1.5) | 0;

export interface DamageRolls {
  /** HP of one hit at each of the 16 random factors, ascending; all 0 where the target is immune. */
  readonly normal: Int32Array;
  readonly critical: Int32Array;
}

/**
 * Damage of one hit of a move with power, without stat stages, ailments or screens.
 * @returns zeros for moves that do not go through the damage formula
 */
export function damageRolls(
  tables: BattleTables,
  attacker: number,
  move: number,
  defender: number
): DamageRolls {
  const normal = new Int32Array(ROLLS);
  const crit = new Int32Array(ROLLS);
  fillRolls(tables, tables.pokemon[attacker], tables.moves[move], tables.pokemon[defender], normal, crit);
  return {normal, critical: crit};
}

/**
 * `damageRolls` into arrays of the caller, for loops that allocate nothing, at the given stages. A critical hit
 * ignores the user's drops and the target's boosts.
 */
export function fillRolls(
  tables: BattleTables,
  attacker: BattlePokemon,
  move: BattleMove,
  defender: BattlePokemon,
  normal: Int32Array,
  crit: Int32Array,
  attackStage = 0,
  defenseStage = 0
): void {
  const multiplier = netMultiplier(tables, move, defender);
  if (multiplier === 0 || !usesFormula(move)) {
    normal.fill(0);
    crit.fill(0);
    return;
  }
  const striker = move.damage === DAMAGE.foul_play ? defender : attacker;
  const attack = move.special ? striker.spAttack : striker.attack;
  const defense = move.special ? defender.spDefense : defender.defense;
  const {level} = attacker;
  const power = powerAgainst(move, attacker, defender);
  const base = baseDamage(power, staged(attack, attackStage), staged(defense, defenseStage), level);
  const critBase = critical(
    baseDamage(
      power,
      staged(attack, Math.max(0, attackStage)),
      staged(defense, Math.min(0, defenseStage)),
      level
    )
  );
  const stab = hasStab(move, attacker);
  for (let roll = 0; roll < ROLLS; roll++) {
    normal[roll] = Math.max(1, rolledDamage(base, LOWEST_ROLL + roll, stab, multiplier));
    crit[roll] = Math.max(1, rolledDamage(critBase, LOWEST_ROLL + roll, stab, multiplier));
  }
}
