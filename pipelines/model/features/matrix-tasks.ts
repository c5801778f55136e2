import type {GameData} from "../../../data-loaders/game-data.ts";
import type {DuelColumns} from "../duels/duel-columns.ts";
import {computeFeatures, FEATURES} from "./feature-catalogue.ts";
import {orient} from "./orientation.ts";
import {createViewer, type Viewer} from "./view.ts";

/** What a worker thread that fills a part of the matrix is given once. */
export interface MatrixContext {
  readonly game: GameData;
  readonly duels: DuelColumns;
  /** Rows of `duels` to compute, in the order of the matrix. */
  readonly rows: Uint32Array;
  /** Row-major, one row a duel. */
  readonly matrix: Float32Array;
  /** How each row was turned (`TURN`). */
  readonly turn: Uint8Array;
}

const viewers = new WeakMap<GameData, Viewer>();

function viewerOf(game: GameData): Viewer {
  const viewer = viewers.get(game) ?? createViewer(game);
  viewers.set(game, viewer);
  return viewer;
}

/** Fills the matrix rows `first` to `end - 1`. */
export function fillRows({first, end}: {first: number; end: number}, context: MatrixContext): number {
  const viewer = viewerOf(context.game);
  const {duels, rows, matrix, turn} = context;
  for (let index = first; index < end; index++) {
    const row = rows[index];
    const asked = viewer(duels.pokemonA[row], duels.moveA[row], duels.pokemonB[row], duels.moveB[row]);
    const oriented = orient(asked);
    turn[index] = oriented.turn;
    computeFeatures(oriented.view, matrix, index * FEATURES.length);
  }
  return end - first;
}
