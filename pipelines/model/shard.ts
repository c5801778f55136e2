/** One of `count` parts of a whole, counted from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** All of it. */
export const WHOLE: Shard = {index: 1, count: 1};

/** Parts that a whole is cut into at most. */
export const MOST_SHARDS = 9_999;

/** Such as `shard-0002-of-0008`: names sort as their numbers do. */
export const shardName = ({index, count}: Shard): string =>
  `shard-${String(index).padStart(4, "0")}-of-${String(count).padStart(4, "0")}`;

/** The shard's rows of a whole that is cut into runs of neighbours: `[first, end)`, shards at most one row apart. */
export const rowsOfShard = (rows: number, {index, count}: Shard): {first: number; end: number} => ({
  first: Math.floor((rows * (index - 1)) / count),
  end: Math.floor((rows * index) / count)
});
