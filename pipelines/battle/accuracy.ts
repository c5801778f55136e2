import type {BattleMove} from "./battle-move.ts";
import type {BattlePokemon} from "./battle-tables.ts";
import {DAMAGE} from "./codes.ts";

/**
 * Per cent to hit, stages left aside; 0: never misses. A one-hit knock-out gains one for every level that its user is
 * above the target (generation 3 and later).
 */
export const accuracyOf = (move: BattleMove, user: BattlePokemon, target: BattlePokemon): number =>
  move.damage === DAMAGE.ohko ? Math.min(100, move.accuracy + user.level - target.level) : move.accuracy;

/** Whether it is a one-hit knock-out against a target of a higher level, which never works. */
export const isOutleveled = (move: BattleMove, user: BattlePokemon, target: BattlePokemon): boolean =>
  move.damage === DAMAGE.ohko && user.level < target.level;

/** The same as a chance, of a move that can work at all. */
export function hitChanceOf(move: BattleMove, user: BattlePokemon, target: BattlePokemon): number {
  const accuracy = accuracyOf(move, user, target);
  return accuracy === 0 ? 1 : accuracy / 100;
}
