import type {GameData} from "../../data-loaders/game-data.ts";
import {computeFeatures, FEATURES} from "../../pipelines/model/features/feature-catalogue.ts";
import {asAsked, orient} from "../../pipelines/model/features/orientation.ts";
import {createViewer} from "../../pipelines/model/features/view.ts";
import type {DuelSample} from "./duel-sample.ts";

const WIDTH = FEATURES.length;
/** Duels computed before the worker listens again: about 20 ms. */
const CHUNK = 128;

/** Feature values of a sample's duels, each computed once, seen from the side that acts first. */
export interface FeatureStore {
  /** Computes what is missing of rows `first` to `end - 1`; `pause` says after each chunk whether to go on. */
  prepare(first: number, end: number, pause: (computed: number) => Promise<boolean>): Promise<boolean>;
  /** Row-major copy of some columns of rows that have been prepared. */
  select(first: number, end: number, columns: readonly number[]): Float32Array;
  /** Win probabilities of that side, of rows that have been prepared. */
  truth(first: number, end: number): Float32Array;
  /** That side's probabilities, of rows from `first` on, as the sample asks them: those of its first side. */
  asked(first: number, probabilities: ArrayLike<number>): Float32Array;
}

export function createFeatureStore(game: GameData, sample: DuelSample): FeatureStore {
  const rows = sample.trainRows + sample.heldOutRows;
  const matrix = new Float32Array(rows * WIDTH);
  const ready = new Uint8Array(rows);
  const turn = new Uint8Array(rows);
  const viewer = createViewer(game);
  const {pokemonA, moveA, pokemonB, moveB} = sample;
  return {
    async prepare(first, end, pause) {
      // Duels of one match-up share most of their work.
      const matchup = (row: number): number => pokemonA[row] * 256 + pokemonB[row];
      const missing = Array.from({length: end - first}, (_, index) => first + index)
        .filter((row) => !ready[row])
        .sort((p, q) => matchup(p) - matchup(q));
      const known = end - first - missing.length;
      for (const [index, row] of missing.entries()) {
        const oriented = orient(viewer(pokemonA[row], moveA[row], pokemonB[row], moveB[row]));
        computeFeatures(oriented.view, matrix, row * WIDTH);
        turn[row] = oriented.turn;
        ready[row] = 1;
        if ((index + 1) % CHUNK === 0 && !(await pause(known + index + 1))) return false;
      }
      return true;
    },
    select(first, end, columns) {
      const out = new Float32Array((end - first) * columns.length);
      let at = 0;
      for (let row = first; row < end; row++)
        for (const column of columns) out[at++] = matrix[row * WIDTH + column];
      return out;
    },
    truth: (first, end) =>
      sample.winProbability
        .slice(first, end)
        .map((probability, index) => asAsked(probability, turn[first + index])),
    asked: (first, probabilities) =>
      Float32Array.from(probabilities, (probability, index) => asAsked(probability, turn[first + index]))
  };
}
