import type {DataPaths} from "../lib/files/paths.ts";
import type {StageContext} from "../lib/stage-runner/stage.ts";
import {DEFAULT_PLAYOUTS, DEFAULT_SEED, runDuels} from "../pipelines/model/duels/run-duels.ts";

export const title = "simulate every duel of the three scenarios";
export const after = ["etl"];
export const inputs = ({game}: DataPaths) => [game];
export const outputs = ({duels}: DataPaths) => [duels];
export const parameters = {seed: DEFAULT_SEED, playouts: DEFAULT_PLAYOUTS};

export async function run({paths, log, progress}: StageContext) {
  return {...(await runDuels({paths, ...parameters, log: log.info, progress}))};
}
