import {DAMAGE} from "./codes.ts";
import {attackOutlook} from "./outlook.ts";
import type {BattleTables} from "./tables.ts";

/** Indexes of the damaging moves a Pokémon can learn, ascending; empty for Ditto. */
export const damagingMoves = (tables: BattleTables, pokemon: number): readonly number[] =>
  tables.pokemon[pokemon].moves.filter((move) => tables.moves[move].damage !== DAMAGE.none);

/**
 * The move that is expected to knock out `defender` in the fewest turns. Equal turns (a knock-out in one, or none
 * ever): the larger share of HP a turn, then the earlier of the list.
 *
 * The system this re-creates took the largest power × STAB × effectiveness instead, which picks Self-Destruct as
 * if it could be repeated and Hyper Beam as if it needed no rest.
 * @throws RangeError for an empty list
 */
export function bestMoveAgainst(
  tables: BattleTables,
  attacker: number,
  defender: number,
  moves: readonly number[]
): number {
  if (moves.length === 0) throw new RangeError("no moves to choose from; give at least one move index");
  let best = moves[0];
  let bestTurns = Number.POSITIVE_INFINITY;
  let bestShare = -1;
  for (const move of moves) {
    const {expectedTurns, expectedShare} = attackOutlook(tables, attacker, move, defender);
    if (expectedTurns < bestTurns || (expectedTurns === bestTurns && expectedShare > bestShare)) {
      best = move;
      bestTurns = expectedTurns;
      bestShare = expectedShare;
    }
  }
  return best;
}
