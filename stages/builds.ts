import {readFileSync} from "node:fs";
import {Predictor} from "xgboost-wasm/predict";
import type {DataPaths} from "../lib/files/paths.ts";
import {publishText} from "../lib/files/publish.ts";
import type {StageContext} from "../lib/stage-runner/stage.ts";
import {createBattleTables} from "../pipelines/battle/battle-tables.ts";
import {drawBuildDuel} from "../pipelines/model/builds/build-duels.ts";
import {BUILDS} from "../pipelines/model/builds/builds-plan.ts";
import {buildsReportPath, evaluateBuilds} from "../pipelines/model/builds/evaluate-builds.ts";
import {loadPipelineDuels} from "../pipelines/model/duels/load-duels.ts";
import {readTrained} from "../pipelines/model/registry/promote-trained.ts";
import {trainedFolder} from "../pipelines/model/training/train-model.ts";

export const title = "score the model on duels of any level, values, nature, friendship and HP left";
export const after = ["duels", "train"];
export const inputs = (paths: DataPaths) => [paths.game, paths.duels, trainedFolder(paths)];
export const outputs = (paths: DataPaths) => [buildsReportPath(paths)];
export const parameters = {
  builds: BUILDS.judged,
  seed: BUILDS.seed,
  playouts: BUILDS.judgedPlayouts
};
export const onRequest = true;

export async function run({paths, progress}: StageContext) {
  const {game, duels} = await loadPipelineDuels(paths);
  const tables = createBattleTables(game);
  const {manifest, modelFile} = readTrained(paths);
  const predictor = Predictor.load(readFileSync(modelFile));
  const report = await evaluateBuilds({
    game,
    duels,
    builds: Array.from({length: parameters.builds}, (_, number) =>
      drawBuildDuel(tables, parameters.seed, number)
    ),
    modelHash: manifest.modelHash,
    learned: manifest.trainingBuilds ?? 0,
    predict: (matrix) => predictor.predict(matrix),
    progress
  });
  await publishText(buildsReportPath(paths), `${JSON.stringify(report)}\n`);
  const [{duels: judged, accuracy, meanError}] = report.groups;
  return {duels: judged, pairs: report.pairs, accuracy, meanError};
}
