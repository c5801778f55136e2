import {readFileSync, writeFileSync} from "node:fs";
import {Predictor} from "xgboost-wasm/predict";
import type {DataPaths} from "../../lib/files/paths.ts";
import {duelFiles, loadDuels} from "../../pipelines/model/duels/load-duels.ts";
import {SCENARIOS} from "../../pipelines/model/duels/scenarios.ts";
import {batchModel} from "../../pipelines/model/evaluation/batch-model.ts";
import {evaluateModel} from "../../pipelines/model/evaluation/evaluate-model.ts";
import type {GateLimits} from "../../pipelines/model/registry/gate-thresholds.ts";
import {promoteTrained, readTrained} from "../../pipelines/model/registry/promote-trained.ts";
import {readParameters, type TrainingParameters} from "../../pipelines/model/training/parameters.ts";
import {trainModel} from "../../pipelines/model/training/train-model.ts";
import {embeddedGame} from "../data-loaders/embedded-game.ts";
import {writeSmallTraining} from "../pipelines/monitoring/drift/small-training.ts";

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
export async function makeSmallProduction(
  paths: DataPaths,
  rows = 700,
  game = embeddedGame()
): Promise<void> {
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
