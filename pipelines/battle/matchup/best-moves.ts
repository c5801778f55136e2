import type {BattleTables} from "../battle-tables.ts";
import {chainFor} from "../chain/duel-chain.ts";
import {likelyMoves} from "./candidates.ts";
import {MatchupBeliefs} from "./matchup-beliefs.ts";
import {secureMove} from "./secure-move.ts";
import {spoilers} from "./spoilers.ts";

/** Moves of each side that are looked at; see `likelyMoves`. */
const CANDIDATES = 10;

/** Indexes of the two moves. */
export interface BestMoves {
  readonly moveA: number;
  readonly moveB: number;
}

/**
 * Each side's best move of a match-up in which both repeat one: the move whose worst case, over all replies, is best
 * (its security level). Worst cases that differ by less than a thousandth are as good as each other; of those the move
 * that promises more is taken. A match-up and its mirror image agree.
 * @param movesA indexes of moves to choose from
 * @throws RangeError for a side without a move
 */
export function bestMoves(
  tables: BattleTables,
  a: number,
  movesA: readonly number[],
  b: number,
  movesB: readonly number[]
): BestMoves {
  if (movesA.length === 0 || movesB.length === 0)
    throw new RangeError("no moves to choose from; give at least one move index of each side");
  if (a > b) {
    const {moveA, moveB} = bestMoves(tables, b, movesB, a, movesA);
    return {moveA: moveB, moveB: moveA};
  }
  let ownA = likelyMoves(tables, a, movesA, b, CANDIDATES);
  let ownB = likelyMoves(tables, b, movesB, a, CANDIDATES);
  for (;;) {
    const beliefs = new MatchupBeliefs(tables, chainFor(tables), a, ownA, b, ownB);
    const forA = secureMove(beliefs.forA);
    const moveA = ownA[forA.row];
    const forB = a === b ? forA : secureMove(beliefs.forB);
    const moveB = a === b ? moveA : ownB[forB.row];
    const spoilB = spoilers(tables, a, moveA, forA.likely, b, without(movesB, ownB));
    const spoilA = a === b ? spoilB : spoilers(tables, b, moveB, forB.likely, a, without(movesA, ownA));
    if (spoilA.length + spoilB.length === 0) return {moveA, moveB};
    ownA = [...ownA, ...spoilA];
    ownB = [...ownB, ...spoilB];
  }
}

const without = (moves: readonly number[], known: readonly number[]): readonly number[] =>
  moves.filter((move) => !known.includes(move));
