import type {BattleTables} from "./battle-tables.ts";
import {BEHAVIOUR} from "./codes.ts";
import {netMultiplier} from "./damage.ts";
import {isGrass} from "./immunity.ts";

/**
 * Whether an attack can ever take HP in a duel: not where the target's type shrugs it off, and not Dream Eater, since
 * whoever repeats an attack is awake. Arguments are indexes.
 */
export function canHit(tables: BattleTables, moveIndex: number, defender: number): boolean {
  const move = tables.moves[moveIndex];
  const target = tables.pokemon[defender];
  if (move.behaviour === BEHAVIOUR.dream_eater) return false;
  if (move.powder && isGrass(target)) return false;
  return !(move.typeImmunity && netMultiplier(tables, move, target) === 0);
}
