import type {GameData} from "../../../data-loaders/game-data.ts";
import {noProgress, type StartProgress} from "../../../lib/terminal/report-progress.ts";
import {createPool, defaultThreads} from "../../../lib/workers/pool.ts";
import {type DuelColumns, type LabelledDuels, shared} from "../duels/duel-columns.ts";
import {FEATURES} from "./feature-catalogue.ts";
import {fillRows, type MatrixContext} from "./matrix-tasks.ts";
import {asAsked} from "./orientation.ts";

const ROWS_A_TASK = 16_384;

/** So many are done before worker threads would have started. */
const FEW_ROWS = 8_192;

/** The model's input: every duel from the side that acts first (`orientation.ts`). */
export interface OrientedMatrix {
  /** Row-major, one row a duel. */
  readonly matrix: Float32Array;
  /** How each duel was turned for it (`TURN`). */
  readonly turn: Uint8Array;
}

/** Probabilities of duels as asked from those of the oriented rows, or the other way round. */
export const reorient = (probabilities: ArrayLike<number>, turn: Uint8Array): Float32Array =>
  Float32Array.from(probabilities, (probability, row) => asAsked(probability, turn[row]));

export interface MatrixOptions {
  readonly threads?: number;
  /** What the progress is called. */
  readonly label?: string;
  readonly progress?: StartProgress;
}

/**
 * Feature values of the chosen duels, computed in worker threads.
 * @param rows indexes of duels; ascending order is fastest, since neighbours share their match-up
 * @returns `rows.length` × the number of features, on shared memory
 */
export async function buildMatrix(
  game: GameData,
  duels: DuelColumns,
  rows: Uint32Array,
  {threads = defaultThreads(), label = "features", progress: startProgress = noProgress}: MatrixOptions = {}
): Promise<OrientedMatrix> {
  const order = shared.uint32(rows.length);
  order.set(rows);
  const matrix = shared.float32(rows.length * FEATURES.length);
  const turn = shared.uint8(rows.length);
  const context: MatrixContext = {game, duels, rows: order, matrix, turn};
  if (rows.length <= FEW_ROWS) {
    fillRows({first: 0, end: rows.length}, context);
    rejectUnusable(matrix);
    return {matrix, turn};
  }
  const pool = createPool(new URL("./matrix-tasks.ts", import.meta.url), context, threads);
  const progress = startProgress({label, total: rows.length, unit: "duels"});
  let done = 0;
  try {
    const tasks: Promise<void>[] = [];
    for (let first = 0; first < rows.length; first += ROWS_A_TASK) {
      const end = Math.min(rows.length, first + ROWS_A_TASK);
      tasks.push(
        pool.run<number>("fillRows", {first, end}).then((count) => {
          done += count;
          progress.update(done);
        })
      );
    }
    await Promise.all(tasks);
  } finally {
    progress.end();
    await pool.close();
  }
  rejectUnusable(matrix);
  return {matrix, turn};
}

/** Labels of the rows as the matrix sees them. */
export const orientedLabels = (
  duels: LabelledDuels,
  rows: Uint32Array,
  {turn}: OrientedMatrix
): Float32Array =>
  reorient(
    Float32Array.from(rows, (row) => duels.winProbability[row]),
    turn
  );

/** @throws RangeError naming the first feature that is not a finite number */
export function rejectUnusable(matrix: Float32Array): void {
  for (let index = 0; index < matrix.length; index++) {
    if (Number.isFinite(matrix[index])) continue;
    const {name} = FEATURES[index % FEATURES.length];
    throw new RangeError(`feature ${name} is ${matrix[index]} in row ${Math.floor(index / FEATURES.length)}`);
  }
}
