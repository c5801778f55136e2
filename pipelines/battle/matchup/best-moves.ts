import type {BattleTables} from "../battle-tables.ts";
import {DuelChain} from "../chain/duel-chain.ts";
import {likelyMoves} from "./candidates.ts";
import {MatchupBeliefs} from "./matchup-beliefs.ts";
import {secureMove} from "./secure-move.ts";

/** Moves of each side that are looked at; see `likelyMoves`. */
const CANDIDATES = 10;

/** Indexes of the two moves. */
export interface BestMoves {
  readonly moveA: number;
  readonly moveB: number;
}

const chains = new WeakMap<BattleTables, DuelChain>();

/** The chain kept for these tables. */
function chainFor(tables: BattleTables): DuelChain {
  let chain = chains.get(tables);
  if (!chain) {
    chain = new DuelChain(tables);
    chains.set(tables, chain);
  }
  return chain;
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
  const ownA = likelyMoves(tables, a, movesA, b, CANDIDATES);
  const ownB = likelyMoves(tables, b, movesB, a, CANDIDATES);
  const beliefs = new MatchupBeliefs(tables, chainFor(tables), a, ownA, b, ownB);
  const moveA = ownA[secureMove(beliefs.forA)];
  return {moveA, moveB: a === b ? moveA : ownB[secureMove(beliefs.forB)]};
}
