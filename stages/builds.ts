import {readFileSync} from "node:fs";
import {Predictor} from "xgboost-wasm/predict";
import type {DataPaths} from "../lib/files/paths.ts";
import {publishText} from "../lib/files/publish.ts";
import type {StageContext} from "../lib/stage-runner/stage.ts";
import {readBuildsFile} from "../pipelines/model/builds/builds-file.ts";
import {buildsReportPath, evaluateBuilds} from "../pipelines/model/builds/evaluate-builds.ts";
import {
  BUILD_DUELS,
  BUILD_PLAYOUTS,
  BUILD_SEED,
  buildsFile,
  buildsFolder,
  runBuilds
} from "../pipelines/model/builds/run-builds.ts";
import {loadPipelineDuels} from "../pipelines/model/duels/load-duels.ts";
import {readTrained} from "../pipelines/model/registry/promote-trained.ts";
import {trainedFolder} from "../pipelines/model/training/train-model.ts";

export const title =
  "fight duels of any level, values, nature, friendship and HP left, and score the model on them";
export const after = ["train"];
export const inputs = (paths: DataPaths) => [paths.game, paths.duels, trainedFolder(paths)];
export const outputs = (paths: DataPaths) => [buildsFolder(paths), buildsReportPath(paths)];
export const parameters = {builds: BUILD_DUELS, seed: BUILD_SEED, playouts: BUILD_PLAYOUTS};
export const onRequest = true;

export async function run({paths, progress}: StageContext) {
  const {game, duels} = await loadPipelineDuels(paths);
  const {manifest, modelFile} = readTrained(paths);
  const predictor = Predictor.load(readFileSync(modelFile));
  await runBuilds({paths, game, duels: parameters.builds, progress});
  const report = await evaluateBuilds({
    game,
    duels,
    builds: await readBuildsFile(buildsFile(paths), game),
    modelHash: manifest.modelHash,
    predict: (matrix) => predictor.predict(matrix),
    progress
  });
  await publishText(buildsReportPath(paths), `${JSON.stringify(report)}\n`);
  const [{duels: judged, accuracy, meanError}] = report.groups;
  return {duels: judged, pairs: report.pairs, accuracy, meanError};
}
