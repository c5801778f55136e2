import type {BattleTables} from "../../pipelines/battle/battle-tables.ts";
import {attackOutlook} from "../../pipelines/battle/outlook.ts";
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
  const user = tables.pokemonIndex(pokemonId);
  const left = index.damagingMoves(pokemon).map(({id}) => ({
    id,
    shares: opponents.map(
      (other) =>
        attackOutlook(tables, user, tables.moveIndex(id), tables.pokemonIndex(other.pokemonId)).expectedShare
    )
  }));
  if (left.length === 0)
    return learnableMoves(index, pokemon)
      .slice(0, MOST_MOVES)
      .map(({id}) => id);
  const chosen: number[] = [];
  let best = opponents.map(() => 0);
  const gain = ({shares}: (typeof left)[number]): number =>
    shares.reduce((sum, share, j) => sum + Math.max(0, share - best[j]), 0);
  const total = ({shares}: (typeof left)[number]): number => shares.reduce((sum, share) => sum + share, 0);
  while (chosen.length < MOST_MOVES && left.length > 0) {
    // Where nothing adds to what there is, the strongest by itself.
    left.sort((x, y) => gain(y) - gain(x) || total(y) - total(x));
    const {id, shares} = left.shift()!;
    chosen.push(id);
    best = best.map((share, j) => Math.max(share, shares[j]));
  }
  return chosen;
}
