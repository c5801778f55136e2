import type {BattleTables} from "../battle-tables.ts";
import {duelProbability} from "../duel.ts";

/** Fights against each reply that was not looked at. */
const FIGHTS = 16;
/** Standard errors below what a move is believed to be good for from which on a reply is a spoiler. */
const UNLIKELY = 2.3;
/** What is worse by less is no matter. */
const MARGIN = 0.002;
const SAMPLING = {playouts: FIGHTS, seed: 11};

/**
 * Replies that were not looked at and against which a move does worse than it is believed to do. They are few, but what
 * promises little can be the answer to one move: Dig to Solar Beam, a weak special move to Counter. Arguments are
 * indexes.
 * @param believed P(win) of `move` in its worst case so far
 */
export function spoilers(
  tables: BattleTables,
  user: number,
  move: number,
  believed: number,
  opponent: number,
  replies: readonly number[]
): readonly number[] {
  const limit = believed - UNLIKELY * Math.sqrt((believed * (1 - believed)) / FIGHTS) - MARGIN;
  if (limit <= 0) return [];
  return replies.filter(
    (reply) => duelProbability(tables, user, move, opponent, reply, SAMPLING).probability < limit
  );
}
