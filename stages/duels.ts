import {loadGame} from "../data-loaders/load-game.ts";
import type {DataPaths} from "../lib/files/paths.ts";
import type {StageContext} from "../lib/stage-runner/stage.ts";
import {BUILDS} from "../pipelines/model/builds/builds-plan.ts";
import {buildsFolder, runBuilds} from "../pipelines/model/builds/run-builds.ts";
import {DEFAULT_PLAYOUTS, DEFAULT_SEED, runDuels} from "../pipelines/model/duels/run-duels.ts";

export const title = "simulate the duels of the three scenarios and of other builds";
export const after = ["etl"];
export const inputs = ({game}: DataPaths) => [game];
export const outputs = (paths: DataPaths) => [paths.duels, buildsFolder(paths)];
export const parameters = {seed: DEFAULT_SEED, playouts: DEFAULT_PLAYOUTS, builds: BUILDS};

export async function run({paths, log, progress}: StageContext) {
  const duels = await runDuels({paths, ...parameters, log: log.info, progress});
  const builds = await runBuilds({paths, game: await loadGame(paths.game), progress});
  return {...duels, builds};
}
