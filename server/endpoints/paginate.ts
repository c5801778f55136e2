import {queryNumber} from "../schemas/fields.ts";

export const pageQuery = {
  offset: queryNumber(0, 100_000, 0, "How many to leave out"),
  limit: queryNumber(1, 500, 500, "How many to give at most")
};

/** The part of `all` that was asked for. */
export const paginate = <T, U>(
  all: readonly T[],
  {offset, limit}: {readonly offset: number; readonly limit: number},
  present: (entity: T) => U
) => ({total: all.length, offset, limit, items: all.slice(offset, offset + limit).map(present)});
