import type {GameData} from "../../data-loaders/game-data.ts";
import {computeFeatures, FEATURES} from "../features/catalogue.ts";
import {createViewer, type Viewer} from "../features/view.ts";
import type {DuelColumns} from "./duel-columns.ts";

/** What a worker thread that fills a part of the matrix is given once. */
export interface MatrixContext {
  readonly game: GameData;
  readonly duels: DuelColumns;
  /** Rows of `duels` to compute, in the order of the matrix. */
  readonly rows: Uint32Array;
  /** Row-major, one row a duel. */
  readonly matrix: Float32Array;
}

let viewer: Viewer | undefined;

/** Fills the matrix rows `first` to `end - 1`. */
export function fillRows({first, end}: {first: number; end: number}, context: MatrixContext): number {
  viewer ??= createViewer(context.game);
  const {duels, rows, matrix} = context;
  for (let index = first; index < end; index++) {
    const row = rows[index];
    const view = viewer(duels.pokemonA[row], duels.moveA[row], duels.pokemonB[row], duels.moveB[row]);
    computeFeatures(view, matrix, index * FEATURES.length);
  }
  return end - first;
}
