import {loadGame} from "../data-loaders/load-game.ts";
import type {DataPaths} from "../lib/files/paths.ts";
import type {StageContext} from "../lib/stage-runner/stage.ts";
import {
  SAMPLE_FIGHTS,
  SAMPLE_SEED,
  sampleFolder,
  solveSample
} from "../pipelines/model/fight-estimate/solve-sample.ts";
import {SOLVER_EFFORT} from "../pipelines/model/solved/solve-fights.ts";

export const title = "solve random fights of four moves a side";
export const after = ["etl"];
export const inputs = ({game}: DataPaths) => [game];
export const outputs = (paths: DataPaths) => [sampleFolder(paths)];
export const parameters = {fights: SAMPLE_FIGHTS, seed: SAMPLE_SEED, ...SOLVER_EFFORT};
export const onRequest = true;

export async function run({paths, progress}: StageContext) {
  return {...(await solveSample(paths, await loadGame(paths.game), parameters.fights, progress))};
}
