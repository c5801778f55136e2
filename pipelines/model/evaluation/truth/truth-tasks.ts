import type {GameData} from "../../../../data-loaders/game-data.ts";
import {type BattleTables, createBattleTables} from "../../../battle/battle-tables.ts";
import type {DuelProbability} from "../../../battle/duel.ts";
import {truth} from "../regret/true-worst.ts";

/** What a worker thread that finds the truth is given once. */
export interface TruthContext {
  readonly game: GameData;
  readonly playouts: number;
}

/** Indexes of A, its move, B, its move. */
export type AskedDuel = readonly [a: number, moveA: number, b: number, moveB: number];

const rooms = new WeakMap<TruthContext, BattleTables>();

export function trueDuels(duels: readonly AskedDuel[], context: TruthContext): DuelProbability[] {
  const tables = rooms.get(context) ?? createBattleTables(context.game);
  rooms.set(context, tables);
  return duels.map((duel) => truth(tables, ...duel, context.playouts));
}
