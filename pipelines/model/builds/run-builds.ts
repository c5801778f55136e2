import {join} from "node:path";
import type {GameData} from "../../../data-loaders/game-data.ts";
import type {DataPaths} from "../../../lib/files/paths.ts";
import {publishDirectory} from "../../../lib/files/publish.ts";
import {noProgress, type StartProgress} from "../../../lib/terminal/report-progress.ts";
import {createPool} from "../../../lib/workers/pool.ts";
import {createBattleTables} from "../../battle/battle-tables.ts";
import {attackersIn, type BuildDuel} from "./build-duels.ts";
import type {BuildTask} from "./build-tasks.ts";
import {createBuildsFile} from "./builds-file.ts";
import {BUILDS, learnedBuilds} from "./builds-plan.ts";

/** Duels of a task. */
const AT_ONCE = 250;

export const buildsFolder = (paths: Pick<DataPaths, "data">): string => join(paths.data, "builds");
export const buildsFile = (paths: Pick<DataPaths, "data">): string =>
  join(buildsFolder(paths), "builds.parquet");

export interface BuildsOptions {
  readonly paths: Pick<DataPaths, "data">;
  readonly game: GameData;
  readonly duels?: number;
  readonly threads?: number;
  readonly progress?: StartProgress;
}

/**
 * Fights the scenario `builds` in worker threads and publishes `data/builds/builds.parquet`, the same for any number of
 * threads.
 */
export async function runBuilds({
  paths,
  game,
  duels: wanted,
  threads,
  progress: start = noProgress
}: BuildsOptions): Promise<{readonly duels: number; readonly exact: number}> {
  const {asTheyCome, drawnOut} = learnedBuilds(attackersIn(createBattleTables(game)).length);
  const duels = wanted ?? asTheyCome + drawnOut;
  const pool = createPool(new URL("./build-tasks.ts", import.meta.url), {game}, threads);
  const progress = start({label: "duels of any build", total: duels, unit: "duels"});
  let exact = 0;
  try {
    await publishDirectory(buildsFolder(paths), async (folder) => {
      const file = await createBuildsFile(join(folder, "builds.parquet"), game);
      try {
        const firsts = Array.from({length: Math.ceil(duels / AT_ONCE)}, (_, task) => task * AT_ONCE);
        const parts = firsts.map((first) =>
          pool.run<BuildDuel[]>("play", {
            first,
            end: Math.min(duels, first + AT_ONCE),
            drawnOutFrom: asTheyCome,
            seed: BUILDS.seed,
            playouts: BUILDS.playouts
          } satisfies BuildTask)
        );
        for (const [task, part] of parts.entries()) {
          const played = await part;
          file.append(firsts[task], played);
          exact += played.filter((duel) => duel.exact).length;
          progress.update(firsts[task] + played.length);
        }
        await file.finish();
      } catch (error) {
        file.abandon();
        throw error;
      }
    });
  } finally {
    progress.end();
    await pool.close();
  }
  return {duels, exact};
}
