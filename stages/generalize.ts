import type {DataPaths} from "../lib/files/paths.ts";
import type {StageContext} from "../lib/stage-runner/stage.ts";
import {loadPipelineDuels} from "../pipelines/model/duels/load-duels.ts";
import {SCENARIOS} from "../pipelines/model/duels/scenarios.ts";
import {evaluateGeneralization} from "../pipelines/model/evaluation/generalization.ts";
import {generalizationPath} from "../pipelines/model/evaluation/read-evaluation.ts";
import {mlflowEnvironment} from "../pipelines/model/mlflow/env-file.ts";
import {mirrorFromEnvironment} from "../pipelines/model/mlflow/run-mirror.ts";
import {readTrained} from "../pipelines/model/registry/promote-trained.ts";
import {PARAMETERS_FILE, readParameters} from "../pipelines/model/training/parameters.ts";
import {SEED, trainedFolder} from "../pipelines/model/training/train-model.ts";

export const title = "fit again on other splits: unseen Pokémon, random rows, fewer pairs";
export const after = ["train"];
export const inputs = (paths: DataPaths) => [paths.game, paths.duels, trainedFolder(paths), PARAMETERS_FILE];
export const outputs = (paths: DataPaths) => [generalizationPath(paths)];
export const parameters = {seed: SEED};
export const onRequest = true;

export async function run({paths, log, progress}: StageContext) {
  const {game, duels} = await loadPipelineDuels(paths);
  const {manifest} = readTrained(paths);
  const mirror = mirrorFromEnvironment(mlflowEnvironment(), log);
  const {splits} = await evaluateGeneralization({
    paths,
    game,
    duels,
    scenarios: SCENARIOS,
    settings: readParameters(),
    manifest,
    progress,
    ...(mirror ? {mirror} : {})
  });
  return Object.fromEntries(splits.map(({name, scores}) => [name, scores.accuracy]));
}
