import {readFileSync} from "node:fs";
import {basename, join} from "node:path";
import {Predictor} from "xgboost-wasm/predict";
import {loadGame} from "../../../data-loaders/load-game.ts";
import {hashOf} from "../../../lib/files/hash.ts";
import type {DataPaths} from "../../../lib/files/paths.ts";
import type {StartProgress} from "../../../lib/terminal/report-progress.ts";
import {loadDuels} from "../duels/load-duels.ts";
import {SCENARIOS} from "../duels/scenarios.ts";
import {pairDisjointSplit} from "../duels/splits.ts";
import type {TrainingParameters} from "../training/parameters.ts";
import {SEED, trainModel} from "../training/train-model.ts";
import {scoreSplit} from "./scored-split.ts";

export interface FileTraining {
  /** Holds `model.json` and `manifest.json`. */
  readonly folder: string;
  readonly trainRows: number;
  readonly testRows: number;
  /** On the file's duels between pairs that were held out; null where the file is too small to hold any out. */
  readonly scores: {readonly accuracy: number; readonly logLoss: number} | null;
}

/** `data/own-models/NAME/` for the duels of `NAME.parquet`. */
const ownModelFolder = (paths: Pick<DataPaths, "data">, file: string): string =>
  join(paths.data, "own-models", basename(file, ".parquet").replaceAll(/[^\w.-]+/g, "-"));

export interface TrainOnFileOptions {
  readonly paths: DataPaths;
  /** Parquet in the documented schema (docs/DATA.md). */
  readonly file: string;
  readonly settings: TrainingParameters;
  readonly progress?: StartProgress;
}

/**
 * Trains on duels brought from elsewhere and scores the model on those of their pairs that were held out. The
 * pipeline's own model, and what it would be promoted by, stay as they are.
 * @throws DuelFileError naming a column that is missing, of another type, or holds a wrong value
 */
export async function trainOnFile({
  paths,
  file,
  settings,
  progress
}: TrainOnFileOptions): Promise<FileTraining> {
  const game = await loadGame(paths.game);
  const duels = await loadDuels([file], game);
  const folder = ownModelFolder(paths, file);
  const inputs = {[basename(file)]: hashOf(readFileSync(file))};
  const {trainingRows} = await trainModel({paths, game, duels, settings, inputs, folder, progress});
  const split = pairDisjointSplit(duels, SEED);
  if (split.testRows === 0) return {folder, trainRows: trainingRows, testRows: 0, scores: null};
  const predictor = Predictor.load(readFileSync(join(folder, "model.json")));
  const {scores} = await scoreSplit({
    game,
    duels,
    scenarios: SCENARIOS,
    split,
    predict: (matrix) => predictor.predict(matrix),
    baselines: [],
    progress
  });
  const {accuracy, logLoss} = scores;
  return {folder, trainRows: trainingRows, testRows: split.testRows, scores: {accuracy, logLoss}};
}

/** What came of it, for a terminal. */
export function describeTraining({folder, trainRows, testRows, scores}: FileTraining): string {
  const trained = `trained on ${trainRows} duels: ${join(folder, "model.json")}`;
  return scores
    ? `${trained}\non ${testRows} duels of pairs held out: accuracy ${(100 * scores.accuracy).toFixed(2)} %, log-loss ${scores.logLoss.toFixed(4)}`
    : `${trained}\nnone of its pairs could be held out, so the model has no score`;
}
