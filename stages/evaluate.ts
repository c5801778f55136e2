import {readFileSync} from "node:fs";
import {Predictor} from "xgboost-wasm/predict";
import type {DataPaths} from "../lib/files/paths.ts";
import type {StageContext} from "../lib/stage-runner/stage.ts";
import {loadPipelineDuels} from "../pipelines/model/duels/load-duels.ts";
import {SCENARIOS} from "../pipelines/model/duels/scenarios.ts";
import {batchModel} from "../pipelines/model/evaluation/batch-model.ts";
import {evaluateModel} from "../pipelines/model/evaluation/evaluate-model.ts";
import {evidencePath} from "../pipelines/model/evaluation/evidence.ts";
import {evaluationPath, featureReportPath} from "../pipelines/model/evaluation/read-evaluation.ts";
import {QUESTIONS} from "../pipelines/model/evaluation/regret/measure-regret.ts";
import {TRUE_DUELS} from "../pipelines/model/evaluation/truth/judge-by-truth.ts";
import {readTrained} from "../pipelines/model/registry/promote-trained.ts";
import {SEED, trainedFolder} from "../pipelines/model/training/train-model.ts";

export const title = "score the model on duels of pairs it has not seen";
export const after = ["train"];
export const inputs = (paths: DataPaths) => [paths.game, paths.duels, trainedFolder(paths)];
export const outputs = (paths: DataPaths) => [
  evaluationPath(paths),
  evidencePath(paths),
  featureReportPath(paths)
];
export const parameters = {
  seed: SEED,
  questionsGiven: QUESTIONS.given,
  questionsOpen: QUESTIONS.open,
  trueDuels: TRUE_DUELS
};

export async function run({paths, progress}: StageContext) {
  const {game, duels} = await loadPipelineDuels(paths);
  const {manifest, modelFile} = readTrained(paths);
  const predictor = Predictor.load(readFileSync(modelFile));
  const report = await evaluateModel({
    paths,
    game,
    duels,
    scenarios: SCENARIOS,
    manifest,
    model: batchModel(predictor),
    recommends: {model: predictor.model},
    trueDuels: TRUE_DUELS,
    explain: (matrix) => predictor.predict(matrix, {predContribs: true}),
    progress
  });
  const [{scores, testRows}] = report.splits;
  return {testRows, ...scores};
}
