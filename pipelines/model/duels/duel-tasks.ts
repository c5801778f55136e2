import type {GameData} from "../../../data-loaders/game-data.ts";
import {type BattleTables, createBattleTables} from "../../battle/battle-tables.ts";
import {type DuelProbability, duelProbability} from "../../battle/duel.ts";
import type {Shard} from "../shard.ts";
import {type BestMovesFrom, bestMovesFrom, plan, SCENARIOS, type Scenario} from "./scenarios.ts";

/** What worker threads do. Each keeps its own tables. */
export interface DuelContext {
  readonly game: GameData;
  readonly shard: Shard;
}

export interface SimulationTask {
  readonly a: number;
  /** `BestMoveTable` of the whole game, shared between threads. */
  readonly best: Int16Array;
  readonly seed: number;
  readonly playouts: number;
}

/** The duels of one scenario and one Pokémon A, a column each; indexes, not ids. */
export interface SimulatedDuels {
  readonly count: number;
  readonly sample: Uint8Array;
  readonly moveA: Uint16Array;
  readonly b: Uint16Array;
  readonly moveB: Uint16Array;
  readonly probability: Float32Array;
  readonly exact: Uint8Array;
}

let tables: BattleTables | undefined;
const tablesOf = ({game}: Pick<DuelContext, "game">): BattleTables => {
  tables ??= createBattleTables(game);
  return tables;
};

export const bestMoves = (a: number, context: DuelContext): BestMovesFrom =>
  bestMovesFrom(tablesOf(context), a, context.shard);

/** All scenarios' duels of one Pokémon A. A duel that several of them have drawn is fought once. */
export function simulate(task: SimulationTask, context: DuelContext): Record<Scenario, SimulatedDuels> {
  const battleTables = tablesOf(context);
  const {a, best, seed, playouts} = task;
  const moves = battleTables.moves.length;
  const fought = new Map<number, DuelProbability>();
  const answerOf = (moveA: number, b: number, moveB: number): DuelProbability => {
    const key = (b * moves + moveA) * moves + moveB;
    const known = fought.get(key);
    if (known !== undefined) return known;
    const answer = duelProbability(battleTables, a, moveA, b, moveB, {playouts, seed});
    fought.set(key, answer);
    return answer;
  };
  const duelsOf = (scenario: Scenario): SimulatedDuels => {
    const duels = [...plan(scenario, battleTables, best, a, seed, context.shard)];
    const count = duels.length;
    const result = {
      count,
      sample: new Uint8Array(count),
      moveA: new Uint16Array(count),
      b: new Uint16Array(count),
      moveB: new Uint16Array(count),
      probability: new Float32Array(count),
      exact: new Uint8Array(count)
    };
    for (const [i, duel] of duels.entries()) {
      const answer = answerOf(duel.moveA, duel.b, duel.moveB);
      result.sample[i] = duel.sample;
      result.moveA[i] = duel.moveA;
      result.b[i] = duel.b;
      result.moveB[i] = duel.moveB;
      result.probability[i] = answer.probability;
      result.exact[i] = answer.method === "exact" ? 1 : 0;
    }
    return result;
  };
  return Object.fromEntries(SCENARIOS.map((scenario) => [scenario, duelsOf(scenario)])) as Record<
    Scenario,
    SimulatedDuels
  >;
}
