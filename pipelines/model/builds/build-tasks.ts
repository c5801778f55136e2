import type {GameData} from "../../../data-loaders/game-data.ts";
import {type BattleTables, createBattleTables} from "../../battle/battle-tables.ts";
import {computeFeatures, FEATURES} from "../features/feature-catalogue.ts";
import {orient} from "../features/orientation.ts";
import {type BuildDuel, drawBuildDuel, playBuildDuel} from "./build-duels.ts";
import {fighterView} from "./fighter-view.ts";

/** What worker threads do. */
export interface BuildContext {
  readonly game: GameData;
}

export interface BuildTask {
  readonly first: number;
  readonly end: number;
  readonly seed: number;
  readonly playouts: number;
}

let tables: BattleTables | undefined;
const tablesOf = ({game}: BuildContext): BattleTables => {
  tables ??= createBattleTables(game);
  return tables;
};

/** Duels `first` to `end - 1`. */
export function play({first, end, seed, playouts}: BuildTask, context: BuildContext): BuildDuel[] {
  const own = tablesOf(context);
  return Array.from({length: end - first}, (_, at) =>
    playBuildDuel(own, drawBuildDuel(own, seed, first + at), playouts, seed)
  );
}

/** Oriented feature rows of duels, one after the other, and how each was turned. */
export interface BuildRows {
  readonly matrix: Float32Array;
  readonly turn: Uint8Array;
}

export function features(duels: readonly Pick<BuildDuel, "a" | "b">[], context: BuildContext): BuildRows {
  const own = tablesOf(context);
  const matrix = new Float32Array(duels.length * FEATURES.length);
  const turn = new Uint8Array(duels.length);
  for (const [row, {a, b}] of duels.entries()) {
    const oriented = orient(fighterView(context.game, own, a, b));
    turn[row] = oriented.turn;
    computeFeatures(oriented.view, matrix, row * FEATURES.length);
  }
  return {matrix, turn};
}
