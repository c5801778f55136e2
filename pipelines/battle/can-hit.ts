import type {BattleTables} from "./battle-tables.ts";
import {BEHAVIOUR} from "./codes.ts";
import {netMultiplier} from "./damage.ts";
import {shrugsOff} from "./immunity.ts";

/**
 * Whether an attack can ever take HP in a duel: not where the target's type shrugs it off, and not Dream Eater, since
 * whoever repeats an attack is awake. Arguments are indexes.
 */
export function canHit(tables: BattleTables, moveIndex: number, defender: number): boolean {
  const move = tables.moves[moveIndex];
  const target = tables.pokemon[defender];
  return (
    move.behaviour !== BEHAVIOUR.dream_eater && !shrugsOff(move, netMultiplier(tables, move, target), target)
  );
}
