import {join} from "node:path";
import type {GameData} from "../../data-loaders/game-data.ts";
import type {DataPaths} from "../../data-loaders/io/paths.ts";
import {publishText} from "../../data-loaders/io/publish.ts";
import type {LabelledDuels} from "../model/duel-columns.ts";
import {buildMatrix} from "../model/matrix.ts";
import {mix32, pairDisjointSplit, rowsOf, TEST, TRAIN} from "../model/splits.ts";
import {SEED, type TrainedManifest} from "../model/train.ts";
import {checkFeatures} from "../predict/recommender.ts";
import {BASELINE_ROWS, predictBaselines} from "./baselines.ts";
import {evaluateSplit} from "./evaluate-split.ts";
import type {EvaluationReport} from "./report.ts";

export const evaluationPath = (paths: DataPaths): string => join(paths.evaluation, "evaluation.json");

/** A model that scores many rows at once. */
export interface BatchModel {
  readonly featureNames: readonly string[];
  readonly trees: number;
  /** @param matrix row-major, `featureNames.length` columns */
  predict(matrix: Float32Array): ArrayLike<number>;
}

export interface EvaluateOptions {
  readonly paths: DataPaths;
  readonly game: GameData;
  readonly duels: LabelledDuels;
  readonly scenarios: readonly string[];
  readonly model: BatchModel;
  readonly manifest: TrainedManifest;
}

/** A seeded sample of rows, in random order, so that every prefix is a sample too. */
function sampleRows(rows: Uint32Array, count: number, seed: number): Uint32Array {
  return rows
    .slice()
    .sort((p, q) => mix32(p, seed) - mix32(q, seed) || p - q)
    .slice(0, count);
}

/** Scores the model on the pair-disjoint test part and publishes the report. */
export async function evaluateModel(options: EvaluateOptions): Promise<EvaluationReport> {
  const {paths, game, duels, scenarios, model, manifest} = options;
  checkFeatures(model.featureNames);
  const split = pairDisjointSplit(duels, SEED);
  const rows = rowsOf(split, TEST);
  const test = await buildMatrix(game, duels, rows, {label: "test features"});
  const q = Float64Array.from(model.predict(test));
  const fitted = sampleRows(rowsOf(split, TRAIN), BASELINE_ROWS, SEED);
  const train = await buildMatrix(game, duels, fitted, {label: "baseline features"});
  const truth = Float32Array.from(fitted, (row) => duels.winProbability[row]);
  const report: EvaluationReport = {
    model: {
      hash: manifest.modelHash,
      featureVersion: manifest.featureVersion,
      features: manifest.featureNames.length,
      trees: model.trees,
      parameters: manifest.parameters
    },
    splits: [
      evaluateSplit(game, duels, scenarios, {
        split,
        seed: SEED,
        rows,
        q,
        baselines: predictBaselines(train, truth, test)
      })
    ]
  };
  await publishText(evaluationPath(paths), `${JSON.stringify(report)}\n`);
  return report;
}
