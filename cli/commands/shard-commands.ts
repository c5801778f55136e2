import {Command} from "commander";
import {loadGame} from "../../data-loaders/load-game.ts";
import {withLock} from "../../lib/files/lock.ts";
import {dataPaths} from "../../lib/files/paths.ts";
import {findStage} from "../../lib/stage-runner/plan.ts";
import {recordRun} from "../../lib/stage-runner/run-stages.ts";
import {stageKey} from "../../lib/stage-runner/stage-key.ts";
import {EXIT} from "../../lib/terminal/exit-status.ts";
import {createProgress} from "../../lib/terminal/progress.ts";
import {runBuilds} from "../../pipelines/model/builds/run-builds.ts";
import {simulateShard} from "../../pipelines/model/duels/duel-shard.ts";
import {mergeShards} from "../../pipelines/model/duels/merge-shards.ts";
import type {Shard} from "../../pipelines/model/shard.ts";
import {kindOfShards} from "../../pipelines/model/shard-folder.ts";
import {SOLVED_SHARDS} from "../../pipelines/model/solved/solved-shard.ts";
import * as duels from "../../stages/duels.ts";
import {stageGraph} from "../../stages/graph.ts";
import {bringUpToDate, log} from "./bring-up-to-date.ts";
import {mergeSolvedFights} from "./solve-command.ts";

const count = new Intl.NumberFormat("en");
const duelsIn = (rows: Readonly<Record<string, number>>): string =>
  count.format(Object.values(rows).reduce((sum, more) => sum + more, 0));

/** The stage of the duels and its key here and now. @param update bring what it needs up to date first */
export async function duelsStage(update: boolean) {
  if (update) await bringUpToDate("etl");
  const paths = dataPaths();
  const stage = findStage(stageGraph(paths), "duels");
  return {paths, stage, current: await stageKey(paths, stage)};
}

export interface SimulateShardOptions {
  readonly shard: Shard;
  readonly to: string;
  readonly threads?: number;
  readonly update: boolean;
}

/** `simulate --shard 2/8 --to DIR`. */
export async function simulateOneShard({shard, to, threads, update}: SimulateShardOptions): Promise<void> {
  const {paths, current} = await duelsStage(update);
  const {folder, rows, seconds} = await simulateShard({
    paths,
    to,
    shard,
    key: current.key,
    ...duels.parameters,
    ...(threads === undefined ? {} : {threads}),
    log: log.info,
    progress: createProgress
  });
  process.stdout.write(`${folder}: ${duelsIn(rows)} duels in ${seconds.toFixed(1)} s\n`);
}

async function mergeDuels(folder: string, update: boolean): Promise<string> {
  const {paths, stage, current} = await duelsStage(update);
  const startedAt = new Date();
  const {shards, rows} = await withLock(paths.duels, "merging duels", async () => {
    const merged = await mergeShards(paths, folder, current.key);
    const builds = await runBuilds({paths, game: await loadGame(paths.game), progress: createProgress});
    await recordRun(paths, stage, current, startedAt, {...merged, builds});
    return merged;
  });
  return `${duelsIn(rows)} duels of ${shards} shards: the stage duels is up to date`;
}

interface MergeOptions {
  readonly update: boolean;
  readonly to?: string;
}

/** `merge DIR`: shards of the duels become those of the pipeline; shards of solved fights become one file. */
export const mergeCommand = (): Command =>
  new Command("merge")
    .description(
      "put shards together, as `simulate --shard` and `solve --shard` made them anywhere; byte for byte what one machine makes"
    )
    .argument("<folder>", "folder of the shards")
    .option("--to <folder>", "of solved fights: where their file goes; below the data by default")
    .option("--no-update", "take the game as it is")
    .action(async (folder: string, {update, to}: MergeOptions, command: Command) => {
      const solved = kindOfShards(folder) === SOLVED_SHARDS;
      if (to !== undefined && !solved)
        command.error(`error: --to is of solved fights; ${folder} holds none`, {exitCode: EXIT.usage});
      const said = solved ? await mergeSolvedFights(folder, to, update) : await mergeDuels(folder, update);
      process.stdout.write(`${said}\n`);
    });
