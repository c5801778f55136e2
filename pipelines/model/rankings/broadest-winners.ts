import type {BattleTables} from "../../battle/battle-tables.ts";
import {DAMAGE} from "../../battle/codes.ts";
import {damagingMoves} from "../../battle/damaging-moves.ts";
import {MOST_MOVES} from "../../battle/fighter.ts";
import {likelyMoves} from "../../battle/matchup/candidates.ts";
import {PairOdds} from "../../battle/matchup/pair-odds.ts";
import {attackOutlook} from "../../battle/outlook.ts";

/** Moves of an opponent that an attack is judged by. */
const REPLIES = 6;
/** What an attack takes decides where attacks win as much: a lost match-up is lost less. */
const BY_DAMAGE = 0.05;

/** Attacks of a Pokémon, the four that a set begins with first, each next one adding most to those before it. */
export interface RankedAttacks {
  readonly set: readonly number[];
  /** The others, most promising first. */
  readonly others: readonly number[];
}

/**
 * Of its attacks the four that together win most duels: each opponent is met by the best of them, which is judged by
 * its worst case over the opponent's likeliest replies, as a race of two attacks that are repeated.
 * @param user index
 * @param opponents indexes
 */
export function broadestWinners(
  tables: BattleTables,
  user: number,
  opponents: readonly number[]
): RankedAttacks {
  // What answers the opponent's damage has no odds of its own.
  const attacks = damagingMoves(tables, user).filter((move) => tables.moves[move].damage < DAMAGE.counter);
  const worth = attacks.map(() => new Float64Array(opponents.length));
  for (const [at, opponent] of opponents.entries()) {
    const replies = likelyMoves(tables, opponent, damagingMoves(tables, opponent), user, REPLIES);
    const odds = replies.length === 0 ? null : new PairOdds(tables, user, attacks, opponent, replies);
    for (const [row, move] of attacks.entries()) {
      let worst = 1;
      for (let column = 0; odds !== null && column < odds.columns; column++)
        worst = Math.min(worst, odds.probability(row, column));
      worth[row][at] = worst + BY_DAMAGE * attackOutlook(tables, user, move, opponent).expectedShare;
    }
  }
  const left = [...attacks.keys()];
  const chosen: number[] = [];
  const best = new Float64Array(opponents.length).fill(Number.NEGATIVE_INFINITY);
  const total = (row: number): number => worth[row].reduce((sum, value) => sum + value, 0);
  const together = (row: number): number =>
    worth[row].reduce((sum, value, at) => sum + Math.max(value, best[at]), 0);
  while (chosen.length < MOST_MOVES && left.length > 0) {
    left.sort((x, y) => together(y) - together(x) || total(y) - total(x) || x - y);
    const row = left.shift()!;
    chosen.push(row);
    for (const [at, value] of worth[row].entries()) best[at] = Math.max(best[at], value);
  }
  left.sort((x, y) => total(y) - total(x) || x - y);
  return {set: chosen.map((row) => attacks[row]), others: left.map((row) => attacks[row])};
}
