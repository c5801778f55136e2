import {existsSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {z} from "zod";
import {readJson} from "../../lib/files/read-json.ts";
import {listSome} from "../../lib/names/list-some.ts";
import {MOST_SHARDS} from "./shard.ts";

/** What a shard says of itself, beside what it holds. */
export const SHARD_FILE = "shard.json";

/** Shards that a message names. */
const MOST_NAMED = 8;

/** What all shards say, whatever they are of. */
export const shardFields = {
  shard: z.object({index: z.int().min(1).max(MOST_SHARDS), count: z.int().min(1).max(MOST_SHARDS)}),
  /** Names the program, its inputs and parameters: shards of one key make a whole. */
  key: z.string()
};
const anyShard = z.object({kind: z.string(), ...shardFields});
type AnyShard = z.output<typeof anyShard>;

/** Shards that do not make a whole, or not one of this program and game. */
export class ShardError extends Error {}

/** A shard that is there, and its folder. */
export type FoundShard<Described> = Described & {readonly folder: string};

function findShards<Described extends AnyShard>(folder: string, schema: z.ZodType<Described>) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, {withFileTypes: true})
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, SHARD_FILE)))
    .filter(({name}) => !name.startsWith("."))
    .map(
      ({name}): FoundShard<Described> => ({
        folder: join(folder, name),
        ...readJson(join(folder, name, SHARD_FILE), {
          schema,
          what: "the description of a shard",
          remedy: "make that shard again"
        })
      })
    );
}

/**
 * What the shards in a folder are of; undefined where there is none.
 * @throws ShardError for shards of several kinds, JsonFileError for one that cannot be read
 */
export function kindOfShards(folder: string): string | undefined {
  const kinds = [...new Set(findShards(folder, anyShard).map(({kind}) => kind))];
  if (kinds.length > 1)
    throw new ShardError(`${folder} holds shards of ${kinds.join(" and of ")}; keep those of one kind`);
  return kinds[0];
}

/**
 * The shards of one whole, in order.
 * @param key here and now
 * @param make the command that makes them
 * @throws ShardError naming the shard that is missing, or of another whole, program, game or seed
 */
export function completeShards<Described extends AnyShard>(
  folder: string,
  schema: z.ZodType<Described>,
  {key, make}: {readonly key: string; readonly make: string}
): FoundShard<Described>[] {
  const shards = findShards(folder, schema).sort((x, y) => x.shard.index - y.shard.index);
  if (shards.length === 0)
    throw new ShardError(`${folder} holds no shard; make them by \`${make} --shard 1/8 --to ${folder}\``);
  const counts = [...new Set(shards.map(({shard}) => shard.count))];
  if (counts.length > 1)
    throw new ShardError(`${folder} holds shards of ${counts.join(" and of ")}; keep those of one cut`);
  const [count] = counts;
  const there = new Set(shards.map(({shard}) => shard.index));
  const again = shards.find((shard, at) => shards[at - 1]?.shard.index === shard.shard.index);
  if (again !== undefined)
    throw new ShardError(
      `${folder} holds shard ${again.shard.index} of ${count} twice (${again.folder}); keep one of them`
    );
  const missing = Array.from({length: count}, (_, at) => at + 1).filter((index) => !there.has(index));
  if (missing.length > 0)
    throw new ShardError(
      `${folder} holds ${there.size} of ${count} shards; missing: ${listSome(missing, MOST_NAMED)}`
    );
  const foreign = shards.filter((shard) => shard.key !== key).map(({shard}) => shard.index);
  if (foreign.length > 0)
    throw new ShardError(
      `shard ${listSome(foreign, MOST_NAMED)} of ${count} was made by another version of the program or of another game; make it again with this one`
    );
  return shards;
}
