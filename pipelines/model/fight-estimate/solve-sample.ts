import {join} from "node:path";
import type {GameData} from "../../../data-loaders/game-data.ts";
import type {DataPaths} from "../../../lib/files/paths.ts";
import {publishDirectory} from "../../../lib/files/publish.ts";
import type {StartProgress} from "../../../lib/terminal/report-progress.ts";
import {createBattleTables} from "../../battle/battle-tables.ts";
import {SOLVER_EFFORT, solveFights} from "../solved/solve-fights.ts";
import {createSolvedFile} from "../solved/solved-file.ts";
import {sampleFight} from "./sample-fights.ts";

/** Fights that the estimator learns from and is judged by. */
export const SAMPLE_FIGHTS = 1500;
export const SAMPLE_SEED = 1;

export const sampleFolder = (paths: Pick<DataPaths, "data">): string => join(paths.data, "fights");
export const sampleFile = (paths: Pick<DataPaths, "data">): string =>
  join(sampleFolder(paths), "sample.parquet");

export interface SampleReport {
  readonly fights: number;
  /** Without a value: beyond the solver. */
  readonly unsolved: number;
}

/** Solves random fights in worker threads and publishes them as `data/fights/sample.parquet`. */
export async function solveSample(
  paths: Pick<DataPaths, "data">,
  game: GameData,
  count: number,
  progress: StartProgress
): Promise<SampleReport> {
  const tables = createBattleTables(game);
  const fights = Array.from({length: count}, (_, fight) => ({
    ...sampleFight(tables, SAMPLE_SEED, fight),
    fight
  }));
  let unsolved = 0;
  await publishDirectory(sampleFolder(paths), async (folder) => {
    const file = await createSolvedFile(join(folder, "sample.parquet"), game);
    try {
      for await (const fight of solveFights(fights, {game, ...SOLVER_EFFORT, progress})) {
        if (fight.solved === null) unsolved++;
        file.append(fight);
      }
      await file.finish();
    } catch (error) {
      file.abandon();
      throw error;
    }
  });
  return {fights: count, unsolved};
}
