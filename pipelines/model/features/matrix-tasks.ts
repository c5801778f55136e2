import type {GameData} from "../../../data-loaders/game-data.ts";
import type {DuelColumns} from "../duels/duel-columns.ts";
import {computeFeatures, FEATURES} from "./feature-catalogue.ts";
import {orient} from "./orientation.ts";
import {createViewer, type Viewer} from "./view.ts";

/** What a worker thread that fills parts of matrices is given once. */
export interface MatrixContext {
  readonly game: GameData;
  readonly duels: DuelColumns;
}

/** A matrix and which of its rows to fill: places `first` to `end - 1`. Its arrays are shared between threads. */
export interface MatrixTask {
  readonly first: number;
  readonly end: number;
  /** The matrix's rows in the order to fill them. */
  readonly places: Uint32Array;
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

/** Fills rows of a matrix. @returns how many */
export function fillRows(task: MatrixTask, {game, duels}: MatrixContext): number {
  const viewer = viewerOf(game);
  const {first, end, places, rows, matrix, turn} = task;
  for (let place = first; place < end; place++) {
    const index = places[place];
    const row = rows[index];
    const asked = viewer(duels.pokemonA[row], duels.moveA[row], duels.pokemonB[row], duels.moveB[row]);
    const oriented = orient(asked);
    turn[index] = oriented.turn;
    computeFeatures(oriented.view, matrix, index * FEATURES.length);
  }
  return end - first;
}
