import {existsSync, readdirSync, rmSync} from "node:fs";
import {join} from "node:path";
import type {GameData} from "../../../data-loaders/game-data.ts";
import {hashOf, hashOfJson} from "../../../lib/files/hash.ts";
import {type DataPaths, REPOSITORY} from "../../../lib/files/paths.ts";
import {hashCode} from "../../../lib/stage-runner/hash-code.ts";
import type {StartProgress} from "../../../lib/terminal/report-progress.ts";
import {createBattleTables} from "../../battle/battle-tables.ts";
import {shardName} from "../shard.ts";
import {mergeSolved} from "../solved/merge-solved.ts";
import {SOLVER_EFFORT} from "../solved/solve-fights.ts";
import {solvedFile, solveShard} from "../solved/solved-shard.ts";
import {sampleFight} from "./sample-fights.ts";

/** Fights that the estimator learns from and is judged by. */
export const SAMPLE_FIGHTS = 1200;
export const SAMPLE_SEED = 1;

/** Fights of a part, which is kept where the rest is interrupted: half a minute of processor. */
const PART = 100;

export const sampleFolder = (paths: Pick<DataPaths, "data">): string => join(paths.data, "fights");
export const sampleFile = (paths: Pick<DataPaths, "data">): string => solvedFile(sampleFolder(paths));
/** Parts of samples that are not whole yet. */
export const partsFolder = (paths: Pick<DataPaths, "data">): string => join(paths.data, "fights-parts");

interface SampleReport {
  readonly fights: number;
  /** Without a value: beyond the solver. */
  readonly unsolved: number;
}

/**
 * Solves random fights in worker threads and publishes them as `data/fights/fights.parquet`. Goes on where it was
 * interrupted, as long as program, game and fights are the same.
 */
export async function solveSample(
  paths: Pick<DataPaths, "data">,
  game: GameData,
  count: number,
  start: StartProgress,
  part = PART
): Promise<SampleReport> {
  const tables = createBattleTables(game);
  const fights = Array.from({length: count}, (_, fight) => ({
    ...sampleFight(tables, SAMPLE_SEED, fight),
    fight
  }));
  const code = await hashCode(["pipelines/model/solved/solved-shard.ts"], REPOSITORY);
  const key = hashOf(`${code} ${hashOfJson({game, fights, part, ...SOLVER_EFFORT})}`);
  const to = join(partsFolder(paths), key);
  removeAllBut(partsFolder(paths), key);
  const progress = start({label: "fights", total: count, unit: "fights"});
  const shards = Math.ceil(count / part);
  let before = 0;
  try {
    for (let index = 1; index <= shards; index++) {
      const shard = {index, count: shards};
      const own = Math.ceil((count - index + 1) / shards);
      if (!existsSync(join(to, shardName(shard))))
        await solveShard({
          game,
          fights,
          shard,
          to,
          key,
          ...SOLVER_EFFORT,
          progress: () => ({update: (done) => progress.update(before + done), end() {}})
        });
      before += own;
      progress.update(before);
    }
  } finally {
    progress.end();
  }
  const {solved} = await mergeSolved(to, sampleFolder(paths), key);
  rmSync(partsFolder(paths), {recursive: true, force: true});
  return {fights: count, unsolved: count - solved};
}

function removeAllBut(folder: string, name: string): void {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder))
    if (entry !== name) rmSync(join(folder, entry), {recursive: true, force: true});
}
