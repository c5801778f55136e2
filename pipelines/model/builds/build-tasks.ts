import type {GameData} from "../../../data-loaders/game-data.ts";
import {type BattleTables, createBattleTables} from "../../battle/battle-tables.ts";
import type {Sides} from "../../battle/solve/many-fights.ts";
import {computeFeatures, FEATURES} from "../features/feature-catalogue.ts";
import {orient} from "../features/orientation.ts";
import {type BuildDuel, drawBuildDuel, drawDrawnOutDuel, playBuildDuel} from "./build-duels.ts";
import {BUILDS} from "./builds-plan.ts";
import {fighterView} from "./fighter-view.ts";

/** What worker threads do. */
export interface BuildContext {
  readonly game: GameData;
  /** Fights of a duel that is judged by, where it has no exact answer. */
  readonly playouts: number;
}

export interface BuildTask {
  readonly first: number;
  /** The number from which on duels are drawn-out ones. */
  readonly drawnOutFrom: number;
  readonly end: number;
  readonly seed: number;
  readonly playouts: number;
}

const kept = new WeakMap<GameData, BattleTables>();
const tablesOf = ({game}: Pick<BuildContext, "game">): BattleTables => {
  const tables = kept.get(game) ?? createBattleTables(game);
  kept.set(game, tables);
  return tables;
};

/** Duels `first` to `end - 1` of those that are learned from: the drawn-out ones come last. */
export function play(
  {first, end, drawnOutFrom, seed, playouts}: BuildTask,
  context: Pick<BuildContext, "game">
): BuildDuel[] {
  const own = tablesOf(context);
  const draw = (number: number): Sides =>
    number < drawnOutFrom
      ? drawBuildDuel(own, seed, number)
      : drawDrawnOutDuel(own, seed, number - drawnOutFrom);
  return Array.from({length: end - first}, (_, at) => playBuildDuel(own, draw(first + at), playouts, seed));
}

/** Duels played anew, as those that a model is judged by. */
export function judge(duels: readonly Sides[], context: BuildContext): BuildDuel[] {
  const own = tablesOf(context);
  return duels.map((sides) => playBuildDuel(own, sides, context.playouts, BUILDS.seed));
}

/** Oriented feature rows of duels, one after the other, and how each was turned. */
export interface BuildRows {
  readonly matrix: Float32Array;
  readonly turn: Uint8Array;
}

export function features(duels: readonly Sides[], context: Pick<BuildContext, "game">): BuildRows {
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
