import {readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {z} from "zod";
import {hashOf, hashOfJson} from "../../../lib/files/hash.ts";
import {removeLeftoversBeside} from "../../../lib/files/leftovers.ts";
import {publishDirectory, publishFile} from "../../../lib/files/publish.ts";
import {type Shard, shardName} from "../shard.ts";
import {SHARD_FILE, shardFields} from "../shard-folder.ts";
import {type AskedFight, type SolveOptions, solveFights} from "./solve-fights.ts";
import {createSolvedFile} from "./solved-file.ts";

/** What shards of solved fights are called. */
export const SOLVED_SHARDS = "predictiondex solved fights";

export const solvedShardSchema = z.object({
  kind: z.literal(SOLVED_SHARDS),
  ...shardFields,
  /** Names the fights and the effort: shards of one whole were asked the same. */
  asked: z.string(),
  passes: z.int().min(1),
  fights: z.int().min(0),
  /** Of them all. */
  whole: z.int().min(1),
  /** Fights that the solver can tell of. */
  solved: z.int().min(0),
  /** SHA-256 of the file. */
  file: z.string()
});
type SolvedShard = z.output<typeof solvedShardSchema>;

/** Solved fights in a folder of them. */
export const solvedFile = (folder: string): string => join(folder, "fights.parquet");

export interface SolveShardOptions extends SolveOptions {
  readonly passes: number;
  /** All fights; those of the shard are solved. */
  readonly fights: readonly AskedFight[];
  readonly shard: Shard;
  /** Folder of all shards; this one is a folder in it. */
  readonly to: string;
  /** Names program and game; merged are shards of one key. */
  readonly key: string;
}

export interface SolveReport {
  readonly file: string;
  readonly fights: number;
  readonly solved: number;
  readonly seconds: number;
}

/** Neighbours cost alike, so that a shard takes every n-th. */
const inShard = ({fight}: AskedFight, {index, count}: Shard): boolean => fight % count === index - 1;

/** Solves one shard of the fights and publishes it whole. */
export async function solveShard({
  fights,
  shard,
  to,
  key,
  passes,
  ...options
}: SolveShardOptions): Promise<SolveReport> {
  const own = fights.filter((asked) => inShard(asked, shard));
  const folder = join(to, shardName(shard));
  const start = performance.now();
  let solved = 0;
  removeLeftoversBeside([folder]);
  await publishDirectory(folder, async (temporary) => {
    solved = await writeSolved(solvedFile(temporary), own, {...options, passes});
    const described: SolvedShard = {
      kind: SOLVED_SHARDS,
      shard,
      key,
      asked: hashOfJson({fights, passes, width: options.width, work: options.work}),
      passes,
      fights: own.length,
      whole: fights.length,
      solved,
      file: hashOf(readFileSync(solvedFile(temporary)))
    };
    writeFileSync(join(temporary, SHARD_FILE), `${JSON.stringify(described, null, 2)}\n`);
  });
  return {file: solvedFile(folder), fights: own.length, solved, seconds: secondsSince(start)};
}

/** Solves all fights and publishes them as a file in a folder, beside whatever else is there. */
export async function solveAll(
  to: string,
  fights: readonly AskedFight[],
  options: SolveOptions
): Promise<SolveReport> {
  const file = solvedFile(to);
  const start = performance.now();
  let solved = 0;
  removeLeftoversBeside([file]);
  await publishFile(file, async (temporary) => {
    solved = await writeSolved(temporary, fights, options);
  });
  return {file, fights: fights.length, solved, seconds: secondsSince(start)};
}

const secondsSince = (start: number): number => (performance.now() - start) / 1000;

/** Solves fights into a Parquet file. @returns of how many the solver can tell */
async function writeSolved(
  path: string,
  fights: readonly AskedFight[],
  options: SolveOptions
): Promise<number> {
  const file = await createSolvedFile(path, options.game);
  let solved = 0;
  try {
    for await (const fight of solveFights(fights, options)) {
      file.append(fight);
      if (fight.solved !== null) solved++;
    }
    await file.finish();
  } catch (error) {
    file.abandon();
    throw error;
  }
  return solved;
}
