import type {BattleTables} from "./battle-tables.ts";
import {damagingMoves} from "./damaging-moves.ts";
import {MOST_MOVES} from "./fighter.ts";
import {attackOutlook} from "./outlook.ts";

/**
 * Of the moves given, indexes, the four that together take most HP a turn from these opponents, each being met by the
 * best of them. Of moves that are as good the one that is given first.
 */
export function broadestMoves(
  tables: BattleTables,
  user: number,
  moves: readonly number[],
  opponents: readonly number[]
): readonly number[] {
  const left = moves.map((move) => ({
    move,
    shares: opponents.map((other) => attackOutlook(tables, user, move, other).expectedShare)
  }));
  const chosen: number[] = [];
  let best = opponents.map(() => 0);
  const gain = ({shares}: (typeof left)[number]): number =>
    shares.reduce((sum, share, j) => sum + Math.max(0, share - best[j]), 0);
  const total = ({shares}: (typeof left)[number]): number => shares.reduce((sum, share) => sum + share, 0);
  while (chosen.length < MOST_MOVES && left.length > 0) {
    // Where nothing adds to what there is, the strongest by itself.
    left.sort((x, y) => gain(y) - gain(x) || total(y) - total(x));
    const {move, shares} = left.shift()!;
    chosen.push(move);
    best = best.map((share, j) => Math.max(share, shares[j]));
  }
  return chosen;
}

/**
 * The moves that a Pokémon is given where nobody names any: the broadest four of its damaging ones against all
 * Pokémon, or the first it learns where it has none. Indexes.
 */
export function defaultMoves(tables: BattleTables, user: number): readonly number[] {
  const damaging = damagingMoves(tables, user);
  if (damaging.length === 0) return tables.pokemon[user].moves.slice(0, MOST_MOVES);
  if (damaging.length <= MOST_MOVES) return damaging;
  return broadestMoves(
    tables,
    user,
    damaging,
    tables.pokemon.map(({index}) => index)
  );
}
