import type {BattleTables} from "../../../battle/battle-tables.ts";
import {type DuelProbability, duelProbability} from "../../../battle/duel.ts";
import {smoothedVariance} from "../../../battle/smoothed-variance.ts";

export const PLAYOUTS = 2000;
/** No answer is ever played with it. */
const TRUTH_SEED = 987_654_321;

export interface Truth {
  /** P(A wins). */
  readonly probability: number;
  /** 0 where it is exact, or all fights ended alike. */
  readonly standardError: number;
}

/** What really comes of a duel, the measure of all answers. Arguments are indexes. */
export const truth = (
  tables: BattleTables,
  a: number,
  moveA: number,
  b: number,
  moveB: number,
  playouts = PLAYOUTS
): DuelProbability => duelProbability(tables, a, moveA, b, moveB, {playouts, seed: TRUTH_SEED});

const GLANCE = 128;
/** Standard errors of a glance within which the truth lies, but for one duel in a million. */
const CERTAIN = 5;

/** What the truth of a duel is not below, for a fraction of its price. */
export function floorOf(tables: BattleTables, a: number, moveA: number, b: number, moveB: number): number {
  const options = {playouts: GLANCE, seed: TRUTH_SEED};
  const {probability, method} = duelProbability(tables, a, moveA, b, moveB, options);
  if (method === "exact") return probability;
  return probability - CERTAIN * Math.sqrt(smoothedVariance(probability, GLANCE) / GLANCE);
}

/** A move of A with B's best reply to it. */
export interface TrueRow extends Truth {
  readonly move: number;
  readonly reply: number;
}

export interface TrueMatrix {
  readonly movesA: readonly number[];
  /** Of which B chooses the best; one at least. */
  readonly movesB: readonly number[];
  readonly truth: (moveA: number, moveB: number) => Truth;
  /** What the truth is not below: a reply that cannot be the best is not worked out. */
  readonly floor?: (moveA: number, moveB: number) => number;
  /** What P(A wins) is likely to be; decides only in which order duels are worked out. */
  readonly likely: (moveA: number, moveB: number) => number;
}

export interface TrueAnswer {
  readonly best: TrueRow;
  /** The moves that were asked about. */
  readonly rows: ReadonlyMap<number, TrueRow>;
}

/**
 * The best worst case of A's moves, and the worst cases of those asked about. A move that was not asked about is left
 * as soon as one reply makes it no better than the best so far: its worst case can only be lower.
 */
export function trueAnswer(
  asked: readonly number[],
  {movesA, movesB, truth, floor, likely}: TrueMatrix
): TrueAnswer {
  /** null where the move is no better than `limit`. */
  const rowOf = (move: number, limit: number): TrueRow | null => {
    const order = movesB
      .map((reply) => ({reply, guess: likely(move, reply)}))
      .sort((x, y) => x.guess - y.guess);
    let worst: TrueRow | null = null;
    for (const {reply} of order) {
      if (worst !== null && floor && floor(move, reply) >= worst.probability) continue;
      const {probability, standardError} = truth(move, reply);
      if (probability <= limit) return null;
      if (worst === null || probability < worst.probability)
        worst = {move, reply, probability, standardError};
    }
    return worst;
  };
  const rows = new Map<number, TrueRow>();
  let best: TrueRow | null = null;
  for (const move of [...new Set([...asked, ...movesA])]) {
    const isAsked = asked.includes(move);
    const row = rowOf(move, isAsked || best === null ? Number.NEGATIVE_INFINITY : best.probability);
    if (row === null) continue;
    if (isAsked) rows.set(move, row);
    if (best === null || row.probability > best.probability) best = row;
  }
  if (best === null) throw new RangeError("there is no move to judge, or no reply");
  return {best, rows};
}
