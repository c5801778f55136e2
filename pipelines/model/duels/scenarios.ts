import type {BattleTables} from "../../battle/battle-tables.ts";
import {damagingMoves} from "../../battle/damaging-moves.ts";
import {bestMoves} from "../../battle/matchup/best-moves.ts";
import {Random} from "../../battle/random.ts";
import {type Shard, WHOLE} from "../shard.ts";
import {mix32, pairKey} from "./splits.ts";

/**
 * `best_move`: both use their best move. `random_move`: A its best, B a random one, 5 samples.
 * `all_combinations`: up to 20 distinct move pairs of every match-up, drawn at random. A match-up is any fighter
 * against any, itself too: there x against y and y against x may both be drawn, and are the same duel turned round.
 */
export const SCENARIOS = ["best_move", "random_move", "all_combinations"] as const;
export type Scenario = (typeof SCENARIOS)[number];

const RANDOM_SAMPLES = 5;
const PAIRS_A_MATCHUP = 20;

/** Indexes of the Pokémon that can fight: all but Ditto, which has no damaging move. */
export const fighters = (tables: BattleTables): readonly number[] =>
  tables.pokemon.map(({index}) => index).filter((index) => damagingMoves(tables, index).length > 0);

/** One duel to play: indexes of B and the two moves, and which of the scenario's samples it is (from 0). */
export interface PlannedDuel {
  readonly sample: number;
  readonly b: number;
  readonly moveA: number;
  readonly moveB: number;
}

/** `best[a * pokemon + b]`: the index of A's best move against B; -1 where there is none. */
export type BestMoveTable = Int16Array;

/** What both sides of `a`'s match-ups with itself and the Pokémon after it do best; -1 where there is no move. */
export interface BestMovesFrom {
  /** Of `a` against `a`, `a + 1`, … */
  readonly own: Int16Array;
  /** Of these against `a`. */
  readonly theirs: Int16Array;
}

/**
 * Whether the match-ups of two Pokémon, either way round, are the shard's. By pair, so that what both fights rest on
 * (each side's best move) is worked out once in all shards.
 */
export const inShard = (a: number, b: number, {index, count}: Shard): boolean =>
  count === 1 || mix32(pairKey(a, b), count) % count === index - 1;

export function bestMovesFrom(tables: BattleTables, a: number, shard: Shard = WHOLE): BestMovesFrom {
  const count = tables.pokemon.length - a;
  const own = new Int16Array(count).fill(-1);
  const theirs = new Int16Array(count).fill(-1);
  const movesA = damagingMoves(tables, a);
  for (let i = 0; i < count; i++) {
    const movesB = damagingMoves(tables, a + i);
    if (movesA.length === 0 || movesB.length === 0 || !inShard(a, a + i, shard)) continue;
    const {moveA, moveB} = bestMoves(tables, a, movesA, a + i, movesB);
    own[i] = moveA;
    theirs[i] = moveB;
  }
  return {own, theirs};
}

/** The duels of one scenario in which `a` is Pokémon A, always in the same order for the same seed. */
export function* plan(
  scenario: Scenario,
  tables: BattleTables,
  best: BestMoveTable,
  a: number,
  seed: number,
  shard: Shard = WHOLE
): Generator<PlannedDuel> {
  const random = new Random();
  const count = tables.pokemon.length;
  const movesA = damagingMoves(tables, a);
  for (const b of fighters(tables)) {
    if (!inShard(a, b, shard)) continue;
    random.seed(seed, (SCENARIOS.indexOf(scenario) * count + a) * count + b);
    // The first draw is the seed's alone, the same in every match-up.
    random.next();
    const bestA = best[a * count + b];
    if (scenario === "best_move") yield {sample: 0, b, moveA: bestA, moveB: best[b * count + a]};
    else if (scenario === "random_move") {
      const movesB = damagingMoves(tables, b);
      for (let sample = 0; sample < RANDOM_SAMPLES; sample++)
        yield {sample, b, moveA: bestA, moveB: movesB[random.below(movesB.length)]};
    } else {
      const movesB = damagingMoves(tables, b);
      const pairs = distinctBelow(random, movesA.length * movesB.length, PAIRS_A_MATCHUP);
      for (const [sample, pair] of pairs.entries())
        yield {
          sample,
          b,
          moveA: movesA[Math.floor(pair / movesB.length)],
          moveB: movesB[pair % movesB.length]
        };
    }
  }
}

/** Up to `wanted` distinct integers below `count`, ascending (Floyd's sampling). */
function distinctBelow(random: Random, count: number, wanted: number): number[] {
  if (count <= wanted) return Array.from({length: count}, (_, i) => i);
  const chosen = new Set<number>();
  for (let last = count - wanted; last < count; last++) {
    const drawn = random.below(last + 1);
    chosen.add(chosen.has(drawn) ? last : drawn);
  }
  return [...chosen].sort((x, y) => x - y);
}

/** Duels of a match-up. @param movePairs pairs of damaging moves of the two */
const duelsOfMatchup = (scenario: Scenario, movePairs: number): number =>
  scenario === "best_move"
    ? 1
    : scenario === "random_move"
      ? RANDOM_SAMPLES
      : Math.min(PAIRS_A_MATCHUP, movePairs);

/** Duels of a scenario in all. */
export function scenarioSize(scenario: Scenario, tables: BattleTables, shard: Shard = WHOLE): number {
  const counts = fighters(tables).map((index) => ({index, moves: damagingMoves(tables, index).length}));
  let size = 0;
  for (const a of counts) {
    for (const b of counts)
      if (inShard(a.index, b.index, shard)) size += duelsOfMatchup(scenario, a.moves * b.moves);
  }
  return size;
}
