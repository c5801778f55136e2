import type {GameData} from "../../../data-loaders/game-data.ts";
import type {StartProgress} from "../../../lib/terminal/report-progress.ts";
import type {LabelledDuels} from "../duels/duel-columns.ts";
import {rowsOf, type Split, shuffledPlaces, TEST, TRAIN} from "../duels/splits.ts";
import {buildMatrix, type OrientedMatrix, orientedLabels, reorient} from "../features/matrix.ts";
import {SEED} from "../training/train-model.ts";
import {BASELINE_ROWS, type BaselineId, type NamedPredictions, predictBaselines} from "./baselines.ts";
import {evaluateSplit} from "./evaluate-split.ts";
import type {SplitEvaluation} from "./evaluation-report.ts";
import {ORIGINAL_LABEL, originalLabel} from "./original-label.ts";

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
  readonly evaluation: SplitEvaluation;
  /** Rows of the test part, ascending, and what the model says of them. */
  readonly rows: Uint32Array;
  readonly q: Float64Array;
  /** What the model was asked: the features of `rows`. */
  readonly test: OrientedMatrix;
}

/** Scores a model and the baselines on the test part of a split. */
export const scoreSplit = async (options: ScoreSplitOptions): Promise<SplitEvaluation> =>
  (await scoreRows(options)).evaluation;

/** The same with the model's answers row by row. */
export async function scoreRows(options: ScoreSplitOptions): Promise<ScoredSplit> {
  const {game, duels, scenarios, split, predict, baselines, progress} = options;
  const rows = rowsOf(split, TEST);
  const test = await buildMatrix(game, duels, rows, {label: "test features", progress});
  const q = Float64Array.from(reorient(predict(test.matrix), test.turn));
  const fitted = sampleRows(rowsOf(split, TRAIN), BASELINE_ROWS);
  const train = await buildMatrix(game, duels, fitted, {label: "baseline features", progress});
  const oriented: readonly NamedPredictions[] = [
    ...predictBaselines(baselines, train.matrix, orientedLabels(duels, fitted, train), test.matrix),
    {...ORIGINAL_LABEL, predictions: originalLabel(test.matrix)}
  ];
  const evaluation = evaluateSplit(game, duels, scenarios, {
    split,
    seed: SEED,
    rows,
    q,
    baselines: oriented.map(({predictions, ...baseline}) => ({
      ...baseline,
      predictions: Float64Array.from(reorient(predictions, test.turn))
    }))
  });
  return {evaluation, rows, q, test};
}
