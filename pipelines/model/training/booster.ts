import {DMatrix, train} from "xgboost-wasm";
import {FEATURE_NAMES} from "../features/feature-catalogue.ts";
import type {TrainingParameters} from "./parameters.ts";

export interface FitOptions {
  readonly settings: TrainingParameters;
  readonly seed: number;
  readonly threads?: number;
  /** Rows to watch the log-loss on; of the training data, or held out. */
  readonly watch?: {readonly matrix: Float32Array; readonly label: Float32Array};
  /** Called after each tree with the number of trees so far, and the log-loss on the rows watched. */
  readonly onTree?: (trees: number, logLoss: number | undefined) => void;
}

/**
 * Fits the boosted forest. The one place where the trainer is called.
 * @param matrix row-major, one column a feature of the catalogue
 * @param label win probabilities: soft labels
 * @returns the model as XGBoost JSON; equal inputs give equal text, whatever the number of threads
 */
export async function fitBooster(
  matrix: Float32Array,
  label: Float32Array,
  options: FitOptions
): Promise<string> {
  const {settings, seed, threads, watch, onTree} = options;
  const data = matrixOf(matrix, label);
  const booster = await train({...settings.parameters, seed, ...(threads ? {nthread: threads} : {})}, data, {
    numRound: settings.rounds,
    ...(watch ? {evals: [{name: "watch", data: matrixOf(watch.matrix, watch.label)}]} : {}),
    onProgress: onTree && (({round, metrics}) => onTree(round, metrics.watch?.logloss))
  });
  return booster.saveModel("json") as string;
}

const matrixOf = (data: Float32Array, label: Float32Array): DMatrix =>
  new DMatrix({data, rows: label.length, columns: FEATURE_NAMES.length, label, featureNames: FEATURE_NAMES});
