import {createRandom} from "../../../../lib/statistics/seeded-random.ts";
import type {BattleTables} from "../../../battle/battle-tables.ts";
import {canHit} from "../../../battle/can-hit.ts";
import {damagingMoves} from "../../../battle/damaging-moves.ts";
import {type DuelKeys, mix32, mixedOrder, pairKey, type Split, TEST} from "../../duels/splits.ts";
import type {Replies} from "./regret-report.ts";

/** A question to a recommender, in indexes. */
export interface RegretQuestion {
  readonly a: number;
  readonly b: number;
  readonly movesA: readonly number[];
  /** null: any that does damage. */
  readonly movesB: readonly number[] | null;
}

export type Pair = readonly [number, number];

const MOVES = 4;

/** The unordered pairs of the test part, each once, in a seeded order. */
export function testPairs(duels: DuelKeys, {part}: Pick<Split, "part">, seed: number): Pair[] {
  const pairs = new Map<number, Pair>();
  for (let row = 0; row < duels.rows; row++) {
    if (part[row] !== TEST) continue;
    const [a, b] = [duels.pokemonA[row], duels.pokemonB[row]];
    pairs.set(pairKey(a, b), a < b ? [a, b] : [b, a]);
  }
  const order = mixedOrder(seed);
  return [...pairs].sort(([p], [q]) => order(p, q)).map(([, pair]) => pair);
}

/**
 * Random questions about these pairs, one a pair as long as there are pairs: either side asks, with four of its damaging
 * moves, of which one at least can hit.
 * @returns fewer than `count` where hardly any pair can fight
 */
export function drawQuestions(
  tables: BattleTables,
  pairs: readonly Pair[],
  {count, replies, seed}: {readonly count: number; readonly replies: Replies; readonly seed: number}
): RegretQuestion[] {
  const random = createRandom(mix32(replies === "open" ? 1 : 0, seed));
  const below = (n: number): number => Math.floor(random() * n);
  const pick = (moves: readonly number[]): number[] => {
    const left = [...moves];
    return Array.from({length: Math.min(MOVES, left.length)}, () => left.splice(below(left.length), 1)[0]);
  };
  const questions: RegretQuestion[] = [];
  for (let draw = 0; pairs.length > 0 && questions.length < count && draw < 10 * count; draw++) {
    const [low, high] = pairs[draw % pairs.length];
    const [a, b] = below(2) === 0 ? [low, high] : [high, low];
    const movesA = pick(damagingMoves(tables, a));
    const movesB = pick(damagingMoves(tables, b));
    if (movesB.length === 0 || !movesA.some((move) => canHit(tables, move, b))) continue;
    questions.push({a, b, movesA, movesB: replies === "open" ? null : movesB});
  }
  return questions;
}
