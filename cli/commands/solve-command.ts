import {join, resolve} from "node:path";
import {Command} from "commander";
import {loadGame} from "../../data-loaders/load-game.ts";
import {hashOf} from "../../lib/files/hash.ts";
import {hashPath} from "../../lib/files/hash-path.ts";
import {withLock} from "../../lib/files/lock.ts";
import {type DataPaths, dataPaths, REPOSITORY} from "../../lib/files/paths.ts";
import {hashCode} from "../../lib/stage-runner/hash-code.ts";
import {partOf, wholeNumber} from "../../lib/terminal/arguments.ts";
import {createProgress} from "../../lib/terminal/progress.ts";
import {MOST_SHARDS, type Shard} from "../../pipelines/model/shard.ts";
import {readFights} from "../../pipelines/model/solved/fights-file.ts";
import {mergeSolved} from "../../pipelines/model/solved/merge-solved.ts";
import {DEFAULT_PASSES, defaultFights, MOST_PASSES} from "../../pipelines/model/solved/solve-fights.ts";
import {solveAll, solveShard} from "../../pipelines/model/solved/solved-shard.ts";
import {bringUpToDate} from "./bring-up-to-date.ts";

const count = new Intl.NumberFormat("en");

/** Where solved fights go unless told otherwise. */
const solvedFolder = ({data}: DataPaths): string => join(data, "solved");

/** Names this program, as far as it solves fights, and the game. */
const keyOf = async ({game}: DataPaths): Promise<string> =>
  hashOf(`${await hashCode(["pipelines/model/solved/solved-shard.ts"], REPOSITORY)} ${await hashPath(game)}`);

interface SolveCommandOptions {
  readonly shard?: Shard;
  readonly to?: string;
  readonly fights?: string;
  readonly passes: number;
  readonly threads?: number;
  readonly update: boolean;
}

async function solve({shard, to, fights: file, passes, threads, update}: SolveCommandOptions): Promise<void> {
  if (update) await bringUpToDate("etl");
  const paths = dataPaths();
  const game = await loadGame(paths.game);
  const fights = file === undefined ? await defaultFights(game, threads) : await readFights(file, game);
  const options = {game, passes, progress: createProgress, ...(threads !== undefined && {threads})};
  const folder = to === undefined ? solvedFolder(paths) : resolve(to);
  const report =
    shard === undefined
      ? await withLock(folder, "solving fights", () => solveAll(folder, fights, options))
      : await solveShard({...options, fights, shard, to: folder, key: await keyOf(paths)});
  process.stdout.write(
    `${report.file}: ${count.format(report.solved)} of ${count.format(report.fights)} fights solved in ${report.seconds.toFixed(1)} s\n`
  );
}

/** `merge DIR` of shards of solved fights. @returns what came of it */
export async function mergeSolvedFights(
  folder: string,
  to: string | undefined,
  update: boolean
): Promise<string> {
  if (update) await bringUpToDate("etl");
  const paths = dataPaths();
  const target = to === undefined ? solvedFolder(paths) : resolve(to);
  const key = await keyOf(paths);
  const {file, shards, fights, solved} = await withLock(target, "merging solved fights", () =>
    mergeSolved(folder, target, key)
  );
  return `${file}: ${count.format(solved)} of ${count.format(fights)} fights solved, of ${shards} shards`;
}

/** `solve`: what fights of up to four moves a side are worth. */
export const solveCommand = (): Command =>
  new Command("solve")
    .description("solve every form's default moves against every other's, or a file of fights, as Parquet")
    .option(
      "--fights <file>",
      'fights, one a line: {"a": FIGHTER, "b": FIGHTER} as JSON, as the API takes them'
    )
    .option("--to <folder>", "folder of the file, or of the shards; below the data by default")
    .option("--shard <i/n>", "only this part of the fights, for `merge`", partOf(MOST_SHARDS))
    .option(
      "--passes <number>",
      `effort, 1 to ${MOST_PASSES}: each costs several times the one before`,
      wholeNumber(1, MOST_PASSES),
      DEFAULT_PASSES
    )
    .option("--threads <number>", "worker threads", wholeNumber(1, 256))
    .option("--no-update", "take the game as it is")
    .action(solve);
