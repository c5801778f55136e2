import {readFileSync} from "node:fs";
import {join} from "node:path";
import {z} from "zod";
import {hashOf} from "../../../lib/files/hash.ts";
import {removeLeftoversBeside} from "../../../lib/files/leftovers.ts";
import type {DataPaths} from "../../../lib/files/paths.ts";
import {type Shard, shardName} from "../shard.ts";
import {SHARD_FILE, shardFields} from "../shard-folder.ts";
import {DEFAULT_PLAYOUTS, DEFAULT_SEED, type DuelsOptions, type DuelsReport, runDuels} from "./run-duels.ts";
import type {Scenario} from "./scenarios.ts";

/** What shards of duels are called. */
const DUEL_SHARDS = "predictiondex duels";

export const duelShardSchema = z.object({
  kind: z.literal(DUEL_SHARDS),
  /** Its key is that of the stage `duels` where it was made: its code, the game and its parameters. */
  ...shardFields,
  seed: z.int(),
  playouts: z.int().min(1),
  rows: z.object({
    best_move: z.int().min(0),
    random_move: z.int().min(0),
    all_combinations: z.int().min(0)
  }),
  /** SHA-256 of each file. */
  files: z.object({best_move: z.string(), random_move: z.string(), all_combinations: z.string()}),
  /** How many were answered without sampling. */
  exact: z.int().min(0)
});

/** What a shard says of itself. */
type DuelShard = Readonly<z.infer<typeof duelShardSchema>>;

/** One scenario's duels in a folder of duels. */
export const duelFile = (folder: string, scenario: Scenario): string => join(folder, `${scenario}.parquet`);

export interface ShardOptions extends Omit<DuelsOptions, "paths" | "describe"> {
  readonly paths: Pick<DataPaths, "game">;
  readonly shard: Shard;
  /** Folder of all shards; this one is a folder in it. */
  readonly to: string;
  /** Key of the stage `duels` here and now; merged are shards of one key. */
  readonly key: string;
}

/** Simulates one shard of the duels and publishes it whole. @returns its folder and what it holds */
export async function simulateShard({
  paths,
  to,
  key,
  seed = DEFAULT_SEED,
  playouts = DEFAULT_PLAYOUTS,
  ...options
}: ShardOptions): Promise<DuelsReport & {readonly folder: string}> {
  const folder = join(to, shardName(options.shard));
  removeLeftoversBeside([folder]);
  const report = await runDuels({
    ...options,
    seed,
    playouts,
    paths: {game: paths.game, duels: folder},
    describe: ({rows, exact}, folder) => {
      const shard: DuelShard = {
        kind: DUEL_SHARDS,
        shard: options.shard,
        key,
        seed,
        playouts,
        rows,
        files: hashesOf(folder),
        exact
      };
      return {name: SHARD_FILE, text: `${JSON.stringify(shard, null, 2)}\n`};
    }
  });
  return {...report, folder};
}

/** SHA-256 of each scenario's file in a folder of duels. */
const hashesOf = (folder: string): Record<Scenario, string> => ({
  best_move: hashOf(readFileSync(duelFile(folder, "best_move"))),
  random_move: hashOf(readFileSync(duelFile(folder, "random_move"))),
  all_combinations: hashOf(readFileSync(duelFile(folder, "all_combinations")))
});
