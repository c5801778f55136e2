import {expect, it} from "vitest";
import {z} from "zod";
import {pageQuery, paginate} from "../../../server/endpoints/paginate.ts";

const letters = [..."abcdefgh"];
const page = (offset: number, limit: number) =>
  paginate(letters, {offset, limit}, (letter) => letter.toUpperCase());

it.each([
  [0, 3, "ABC"],
  [2, 3, "CDE"],
  [3, 2, "DE"],
  [5, 2, "FG"],
  [6, 500, "GH"],
  [8, 2, ""],
  [100, 2, ""]
])("from %i, %i at most: %s", (offset, limit, items) => {
  expect(page(offset, limit)).toEqual({total: 8, offset, limit, items: [...items]});
});

it("begins at the first and has 500 at most, unless told otherwise", () => {
  const query = z.strictObject(pageQuery);
  expect(query.parse({})).toEqual({offset: 0, limit: 500});
  expect(query.parse({offset: "100000", limit: "1"})).toEqual({offset: 100_000, limit: 1});
  for (const wrong of [{offset: "100001"}, {limit: "501"}, {limit: "0"}, {offset: "-1"}])
    expect(query.safeParse(wrong).success).toBe(false);
});
