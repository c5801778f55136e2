import type {Predictor} from "xgboost-wasm/predict";
import type {TrainedManifest} from "../training/train-model.ts";
import type {EvaluationReport, GeneralizationReport} from "./evaluation-report.ts";

/** A model that scores many rows at once. */
export interface BatchModel {
  readonly featureNames: readonly string[];
  readonly trees: number;
  /** @param matrix row-major, `featureNames.length` columns */
  predict(matrix: Float32Array): ArrayLike<number>;
  predictRow(features: Float32Array): number;
}

export const batchModel = (predictor: Predictor): BatchModel => ({
  featureNames: predictor.featureNames,
  trees: predictor.numBoostedRounds,
  predict: (matrix) => predictor.predict(matrix),
  predictRow: (features) => predictor.predict(features)[0]
});

const TIMED_ROWS = 2_000;

/** Median over batches of the time of one prediction, in microseconds. */
function timeOneRow({featureNames, predictRow}: BatchModel): number {
  const row = new Float32Array(featureNames.length).fill(0.5);
  const times = Array.from({length: 9}, () => {
    const started = performance.now();
    for (let index = 0; index < TIMED_ROWS; index++) predictRow(row);
    return ((performance.now() - started) * 1000) / TIMED_ROWS;
  });
  return times.sort((x, y) => x - y)[4];
}

/** A model that was fitted, as a report names it. */
export const describeFit = (manifest: TrainedManifest, trees: number): GeneralizationReport["model"] => ({
  hash: manifest.modelHash,
  featureVersion: manifest.featureVersion,
  features: manifest.featureNames.length,
  trees,
  parameters: manifest.parameters
});

/** The same with the time one prediction takes here and now. */
export const describeModel = (manifest: TrainedManifest, model: BatchModel): EvaluationReport["model"] => ({
  ...describeFit(manifest, model.trees),
  rowMicroseconds: timeOneRow(model)
});
