import {expect, it} from "vitest";
import {inParts} from "../../../lib/workers/in-parts.ts";

it("hands out so many at a time, and gives the results in the order of the items whoever is done first", async () => {
  const asked: unknown[] = [];
  const told: number[] = [];
  const pool = {
    run: async <Result>(name: string, argument: unknown): Promise<Result> => {
      const items = argument as readonly number[];
      asked.push([name, items]);
      await new Promise((resolve) => setTimeout(resolve, 10 - items[0]));
      return items.map((item) => 2 * item) as Result;
    }
  };
  const results = await inParts<number, number>(pool, "double", [1, 2, 3, 4, 5, 6, 7], 3, (more) => {
    told.push(more);
  });
  expect(results).toEqual([2, 4, 6, 8, 10, 12, 14]);
  expect(asked).toEqual([
    ["double", [1, 2, 3]],
    ["double", [4, 5, 6]],
    ["double", [7]]
  ]);
  expect(told.reduce((sum, more) => sum + more, 0)).toBe(7);
});
