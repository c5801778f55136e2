import {loadGame} from "../data-loaders/load-game.ts";
import type {DataPaths} from "../lib/files/paths.ts";
import type {StageContext} from "../lib/stage-runner/stage.ts";
import {createBattleTables} from "../pipelines/battle/battle-tables.ts";
import {estimatorFolder, mendsGuess} from "../pipelines/model/fight-estimate/estimator-manifest.ts";
import {sampleFile, sampleFolder} from "../pipelines/model/fight-estimate/solve-sample.ts";
import {
  ESTIMATOR_PARAMETERS,
  SEED,
  trainEstimator
} from "../pipelines/model/fight-estimate/train-estimator.ts";
import {readSolvedFile} from "../pipelines/model/solved/solved-file.ts";

export const title = "fit the fight estimator and judge it against the solver";
export const after = ["fights"];
export const inputs = (paths: DataPaths) => [paths.game, sampleFolder(paths)];
export const outputs = (paths: DataPaths) => [estimatorFolder(paths)];
export const parameters = {...ESTIMATOR_PARAMETERS, seed: SEED};
export const onRequest = true;

export async function run({paths, keyOf, log}: StageContext) {
  const game = await loadGame(paths.game);
  const {
    trainingFights,
    scores,
    modelHash,
    parameters: fitted
  } = await trainEstimator({
    paths,
    tables: createBattleTables(game),
    fights: await readSolvedFile(sampleFile(paths), game),
    inputs: {etl: keyOf("etl"), fights: keyOf("fights")}
  });
  if (!mendsGuess(scores))
    log.info(
      `the model does not mend the coarse game's guess: mean error ${scores.meanError.toFixed(4)} with ${fitted.rounds} trees, ${scores.guessError.toFixed(4)} without`
    );
  return {trainingFights, rounds: fitted.rounds, ...scores, modelHash};
}
