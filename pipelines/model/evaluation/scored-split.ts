import {setImmediate} from "node:timers/promises";
import type {GameData} from "../../../data-loaders/game-data.ts";
import type {StartProgress} from "../../../lib/terminal/report-progress.ts";
import {createPool} from "../../../lib/workers/pool.ts";
import type {LabelledDuels} from "../duels/duel-columns.ts";
import {rowsOf, type Split, shuffledPlaces, TEST, TRAIN} from "../duels/splits.ts";
import {type OrientedMatrix, openMatrixBuilder, orientedLabels, reorient} from "../features/matrix.ts";
import {SEED} from "../training/train-model.ts";
import {BASELINE_ROWS, type BaselineId} from "./baselines.ts";
import type {SplitEvaluation} from "./evaluation-report.ts";
import {type SplitContext, type SplitTask, scoreTestRows} from "./split-tasks.ts";

export interface ScoreSplitOptions {
  readonly game: GameData;
  readonly duels: LabelledDuels;
  readonly scenarios: readonly string[];
  readonly split: Split;
  /** @param matrix row-major rows of the catalogue's columns, oriented */
  readonly predict: (matrix: Float32Array) => ArrayLike<number>;
  readonly baselines: readonly BaselineId[];
  readonly progress?: StartProgress;
}

/** A seeded sample of rows, in random order, so that every prefix is a sample too. */
const sampleRows = (rows: Uint32Array, count: number): Uint32Array =>
  shuffledPlaces(rows, SEED)
    .slice(0, count)
    .map((place) => rows[place]);

export interface ScoredSplit {
  /** Comes once it is worked out, beside whatever else is done. */
  readonly evaluation: Promise<SplitEvaluation>;
  /** Rows of the test part, ascending, and what the model says of them. */
  readonly rows: Uint32Array;
  readonly q: Float64Array;
  /** What the model was asked: the features of `rows`. */
  readonly test: OrientedMatrix;
}

/** Scores a model and the baselines on the test part of a split. */
export const scoreSplit = async (options: ScoreSplitOptions): Promise<SplitEvaluation> =>
  (await scoreRows(options)).evaluation;

/** So many are scored before a worker thread would have started. */
const FEW_ROWS = 8_192;

/** Rows that are predicted at once; between them others come to their turn. */
const ROWS_AT_ONCE = 8_192;

/** The same with the model's answers row by row. */
export async function scoreRows(options: ScoreSplitOptions): Promise<ScoredSplit> {
  const {duels, split, predict} = options;
  const rows = rowsOf(split, TEST);
  const fitted = sampleRows(rowsOf(split, TRAIN), options.baselines.length > 0 ? BASELINE_ROWS : 0);
  const [test, train] = await buildBoth(options, rows, fitted);
  const q = Float64Array.from(reorient(await predictAll(predict, test.matrix, rows.length), test.turn));
  const evaluation = scoreTest(options, {
    baselines: options.baselines,
    train: train.matrix,
    label: orientedLabels(duels, fitted, train),
    test,
    split,
    seed: SEED,
    rows,
    q
  });
  // Whoever waits for it is told.
  evaluation.catch(() => {});
  return {evaluation, rows, q, test};
}

/** Features of the test part, and of what the baselines are fitted on, by the same worker threads. */
async function buildBoth(
  {game, duels, progress}: ScoreSplitOptions,
  rows: Uint32Array,
  fitted: Uint32Array
): Promise<[OrientedMatrix, OrientedMatrix]> {
  const total = rows.length + fitted.length;
  const builder = openMatrixBuilder(game, duels, total, {label: "test features", progress});
  try {
    return await Promise.all([builder.build(rows), builder.build(fitted)]);
  } finally {
    await builder.close();
  }
}

async function predictAll(
  predict: ScoreSplitOptions["predict"],
  matrix: Float32Array,
  rows: number
): Promise<Float32Array> {
  const width = matrix.length / rows;
  const predictions = new Float32Array(rows);
  for (let first = 0; first < rows; first += ROWS_AT_ONCE) {
    predictions.set(predict(matrix.subarray(first * width, (first + ROWS_AT_ONCE) * width)), first);
    await setImmediate();
  }
  return predictions;
}

async function scoreTest(
  {game, duels, scenarios}: ScoreSplitOptions,
  task: SplitTask
): Promise<SplitEvaluation> {
  const context: SplitContext = {game, duels, scenarios};
  if (task.rows.length <= FEW_ROWS) return scoreTestRows(task, context);
  const pool = createPool(new URL("./split-tasks.ts", import.meta.url), context, 1);
  try {
    return await pool.run<SplitEvaluation>("scoreTestRows", task);
  } finally {
    await pool.close();
  }
}
