import type {BattleTables} from "./battle-tables.ts";
import {DAMAGE} from "./codes.ts";

/** Indexes of the damaging moves a Pokémon can learn, ascending; empty for Ditto. */
export const damagingMoves = (tables: BattleTables, pokemon: number): readonly number[] =>
  tables.pokemon[pokemon].moves.filter((move) => tables.moves[move].damage !== DAMAGE.none);
