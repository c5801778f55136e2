import type {BattleTables} from "../../pipelines/battle/battle-tables.ts";
import {broadestMoves} from "../../pipelines/battle/broadest-moves.ts";
import {learnableMoves, MOST_MOVES, type Side} from "../fight/fight-state.ts";
import type {GameIndex} from "../ui/game.ts";

/**
 * Move ids of each of a team: those chosen, or the four that together take most HP a turn from the other team, each
 * opponent being met by the best of them.
 */
export const teamSets = (
  index: GameIndex,
  tables: BattleTables,
  team: readonly Side[],
  opponents: readonly Side[]
): readonly (readonly number[])[] =>
  team.map((side) => side.moveIds ?? broadestFour(index, tables, side.pokemonId, opponents));

function broadestFour(
  index: GameIndex,
  tables: BattleTables,
  pokemonId: number,
  opponents: readonly Side[]
): readonly number[] {
  const pokemon = index.pokemon(pokemonId);
  const damaging = index.damagingMoves(pokemon).map(({id}) => tables.moveIndex(id));
  if (damaging.length === 0)
    return learnableMoves(index, pokemon)
      .slice(0, MOST_MOVES)
      .map(({id}) => id);
  const others = opponents.map((other) => tables.pokemonIndex(other.pokemonId));
  const chosen = broadestMoves(tables, tables.pokemonIndex(pokemonId), damaging, others);
  return chosen.map((move) => index.game.moves[move].id);
}
