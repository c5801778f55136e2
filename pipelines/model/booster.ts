import {DMatrix, train} from "xgboost-wasm";
import {FEATURE_NAMES} from "../features/catalogue.ts";
import type {TrainingParameters} from "./parameters.ts";

export interface FitOptions {
  readonly settings: TrainingParameters;
  readonly seed: number;
  readonly threads?: number;
  /** Called after each tree with the number of trees so far. */
  readonly onTree?: (trees: number) => void;
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
  const {settings, seed, threads, onTree} = options;
  const data = new DMatrix({
    data: matrix,
    rows: label.length,
    columns: FEATURE_NAMES.length,
    label,
    featureNames: FEATURE_NAMES
  });
  const booster = await train({...settings.parameters, seed, ...(threads ? {nthread: threads} : {})}, data, {
    numRound: settings.rounds,
    onProgress: onTree && ((progress) => onTree(progress.round))
  });
  return booster.saveModel("json") as string;
}
