import type {DataPaths} from "../lib/files/paths.ts";
import type {StageContext} from "../lib/stage-runner/stage.ts";
import {buildsFolder} from "../pipelines/model/builds/run-builds.ts";
import {trainingBuilds} from "../pipelines/model/builds/training-builds.ts";
import {loadPipelineDuels} from "../pipelines/model/duels/load-duels.ts";
import {mlflowEnvironment} from "../pipelines/model/mlflow/env-file.ts";
import {mirrorFromEnvironment} from "../pipelines/model/mlflow/run-mirror.ts";
import {PARAMETERS_FILE, readParameters} from "../pipelines/model/training/parameters.ts";
import {SEED, trainedFolder, trainModel} from "../pipelines/model/training/train-model.ts";

export const title = "train the model on the training split";
export const after = ["etl", "duels"];
export const inputs = (paths: DataPaths) => [paths.game, paths.duels, buildsFolder(paths), PARAMETERS_FILE];
export const outputs = (paths: DataPaths) => [trainedFolder(paths)];
export const parameters = {seed: SEED};

export async function run({paths, log, progress, keyOf}: StageContext) {
  const {game, duels} = await loadPipelineDuels(paths);
  const mirror = mirrorFromEnvironment(mlflowEnvironment(), log);
  const {trainingRows, featureNames, modelHash} = await trainModel({
    paths,
    game,
    duels,
    settings: readParameters(),
    builds: await trainingBuilds({paths, game, duels, progress}),
    inputs: {etl: keyOf("etl"), duels: keyOf("duels")},
    progress,
    ...(mirror ? {mirror} : {})
  });
  return {trainingRows, features: featureNames.length, modelHash};
}
