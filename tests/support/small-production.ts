import {readFileSync, writeFileSync} from "node:fs";
import {Predictor} from "xgboost-wasm/predict";
import type {DataPaths} from "../../data-loaders/io/paths.ts";
import {SCENARIOS} from "../../pipelines/duels/scenarios.ts";
import {batchModel} from "../../pipelines/evaluation/batch-model.ts";
import {evaluateModel} from "../../pipelines/evaluation/evaluate.ts";
import {duelFiles, loadDuels} from "../../pipelines/model/load-duels.ts";
import {readParameters, type TrainingParameters} from "../../pipelines/model/parameters.ts";
import {trainModel} from "../../pipelines/model/train.ts";
import {promoteTrained, readTrained} from "../../pipelines/registry/promote.ts";
import type {GateLimits} from "../../pipelines/registry/thresholds.ts";
import {embeddedGame} from "../data-loaders/embedded-game.ts";
import {writeSmallTraining} from "../drift/small-training.ts";

export const SMALL_SETTINGS: TrainingParameters = {
  rounds: 30,
  parameters: {...readParameters().parameters, max_depth: 5, eta: 0.3}
};

/** A model of so few duels cannot reach what the gate asks of the real one. */
export const SMALL_LIMITS: GateLimits = {
  minAccuracy: 0.8,
  minRocAuc: 0.9,
  maxEce: 0.1,
  maxRowMicroseconds: 5_000
};

/** Fills empty folders as a pipeline run does, in small: game, duels, and a trained model in production. */
export async function makeSmallProduction(paths: DataPaths, rows = 700): Promise<void> {
  const game = embeddedGame();
  await writeSmallTraining(paths.duels, game, () => true, {
    best_move: rows,
    random_move: rows,
    all_combinations: rows
  });
  writeFileSync(paths.game, JSON.stringify(game));
  const duels = await loadDuels(duelFiles(paths), game);
  const manifest = await trainModel({paths, game, duels, settings: SMALL_SETTINGS, inputs: {}});
  const model = batchModel(Predictor.load(readFileSync(readTrained(paths).modelFile)));
  await evaluateModel({paths, game, duels, scenarios: SCENARIOS, manifest, model});
  const {verdict} = await promoteTrained(paths, undefined, {limits: SMALL_LIMITS});
  if (!verdict.passed) throw new Error(verdict.reasons.join("; "));
}
