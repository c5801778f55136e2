import {cpSync} from "node:fs";
import {join} from "node:path";
import {type DataPaths, dataPaths} from "../../lib/files/paths.ts";
import {runPipeline, runStage} from "../../lib/stage-runner/run-stages.ts";
import {keptFolder} from "../support/kept-folder.ts";
import {smallStages} from "./small-stages.ts";

export const placesBelow = (folder: string): DataPaths =>
  dataPaths({PREDICTIONDEX_DATA: join(folder, "data"), PREDICTIONDEX_MODELS: join(folder, "models")});

/** Runs what is stale of the small pipeline, and says what that was. */
export function runSmallStages(paths: DataPaths): ReturnType<typeof runPipeline> {
  const log = {info: () => {}, warn: () => {}};
  const stages = smallStages(paths);
  return runPipeline({paths, stages, log, execute: (stage) => runStage(paths, stage, log)});
}

const keptRun = (): Promise<string> =>
  keptFolder("small-run", async (unfinished) => {
    await runSmallStages(placesBelow(unfinished));
  });

/** Puts what a whole run of the small pipeline leaves below a folder: `data`, `models`. */
export async function copySmallRun(folder: string): Promise<void> {
  cpSync(await keptRun(), folder, {recursive: true});
}

/** Puts what loading the game leaves, all Pokémon of it, where `paths` says. */
export async function copyLoadedGame(paths: DataPaths): Promise<void> {
  const kept = placesBelow(await keptRun());
  for (const name of ["warehouse", "parquet", "game"] as const)
    cpSync(kept[name], paths[name], {recursive: true});
}
