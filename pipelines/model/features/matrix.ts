import type {GameData} from "../../../data-loaders/game-data.ts";
import {noProgress, type Progress, type StartProgress} from "../../../lib/terminal/report-progress.ts";
import {createPool, defaultThreads, type WorkerPool} from "../../../lib/workers/pool.ts";
import {type DuelColumns, type LabelledDuels, shared} from "../duels/duel-columns.ts";
import {FEATURES} from "./feature-catalogue.ts";
import {fillRows, type MatrixContext, type MatrixTask} from "./matrix-tasks.ts";
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
  /** Rows to leave empty behind them, for others than duels of the default build. */
  readonly room?: number;
  readonly progress?: StartProgress;
}

/** Makes matrices of the same duels one after the other, with the same worker threads. */
export interface MatrixBuilder {
  /**
   * Feature values of the chosen duels.
   * @param rows indexes of duels
   * @param over a matrix of no fewer rows that nobody reads any more, whose memory is taken
   * @returns `rows.length`, and the room's, × the number of features, on shared memory
   */
  build(rows: Uint32Array, over?: OrientedMatrix): Promise<OrientedMatrix>;
  close(): Promise<void>;
}

/** @param total rows of all matrices together, for the progress */
export function openMatrixBuilder(
  game: GameData,
  duels: DuelColumns,
  total: number,
  {
    threads = defaultThreads(),
    label = "features",
    room = 0,
    progress: startProgress = noProgress
  }: MatrixOptions = {}
): MatrixBuilder {
  const context: MatrixContext = {game, duels};
  let pool: WorkerPool | undefined;
  let progress: Progress | undefined;
  let done = 0;
  return {
    async build(rows, over) {
      const order = shared.uint32(rows.length);
      order.set(rows);
      const size = (rows.length + room) * FEATURES.length;
      const matrix = over?.matrix.subarray(0, size) ?? shared.float32(size);
      const turn = over?.turn.subarray(0, rows.length) ?? shared.uint8(rows.length);
      const arrays = {places: byMatchup(duels, order, game.pokemon.length), rows: order, matrix, turn};
      if (total <= FEW_ROWS) fillRows({first: 0, end: rows.length, ...arrays}, context);
      else {
        pool ??= createPool(new URL("./matrix-tasks.ts", import.meta.url), context, threads);
        progress ??= startProgress({label, total, unit: "duels"});
        const tasks: Promise<void>[] = [];
        for (let first = 0; first < rows.length; first += ROWS_A_TASK) {
          const task: MatrixTask = {first, end: Math.min(rows.length, first + ROWS_A_TASK), ...arrays};
          tasks.push(
            pool.run<number>("fillRows", task).then((count) => {
              done += count;
              progress?.update(done);
            })
          );
        }
        await Promise.all(tasks);
      }
      rejectUnusable(matrix);
      return {matrix, turn};
    },
    async close() {
      progress?.end();
      await pool?.close();
    }
  };
}

/** The rows' places in the order of their match-ups, so that duels of the same two Pokémon follow each other. */
function byMatchup({pokemonA, pokemonB}: DuelColumns, rows: Uint32Array, pokemon: number): Uint32Array {
  const matchup = (row: number): number => {
    const a = pokemonA[row];
    const b = pokemonB[row];
    return a < b ? a * pokemon + b : b * pokemon + a;
  };
  const starts = new Uint32Array(pokemon * pokemon + 1);
  for (const row of rows) starts[matchup(row) + 1]++;
  for (let at = 1; at < starts.length; at++) starts[at] += starts[at - 1];
  const places = shared.uint32(rows.length);
  for (let place = 0; place < rows.length; place++) places[starts[matchup(rows[place])]++] = place;
  return places;
}

/** Feature values of the chosen duels; see `MatrixBuilder.build`. */
export async function buildMatrix(
  game: GameData,
  duels: DuelColumns,
  rows: Uint32Array,
  options: MatrixOptions = {}
): Promise<OrientedMatrix> {
  const builder = openMatrixBuilder(game, duels, rows.length, options);
  try {
    return await builder.build(rows);
  } finally {
    await builder.close();
  }
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
