import {expect, it} from "vitest";
import {DMatrix, train} from "../src/index.ts";
import {bench} from "./support/data.ts";

const LARGEST = 3e38;
const dtrain = bench(0, 400);
const booster = await train({objective: "binary:logistic", max_depth: 6}, dtrain, {numRound: 6});

/** Rows that differ in what stands for an infinite value, which is in any feature, the first one too. */
function rowsWith(largest: number, rows: number): Float32Array {
  return Float32Array.from({length: rows * dtrain.columns}, (_, at) => {
    const kind = (at * 7 + Math.floor(at / dtrain.columns)) % 5;
    return kind === 0 ? largest : kind === 1 ? -largest : dtrain.data![at];
  });
}

it.each([1, 11, 70])(
  "infinite values of %i rows go where the largest numbers go, which no threshold separates",
  (rows) => {
    const [infinite, large] = [rowsWith(Number.POSITIVE_INFINITY, rows), rowsWith(LARGEST, rows)];
    expect(booster.predict(infinite)).toEqual(booster.predict(large));
    for (const options of [{predContribs: true}, {predLeaf: true}]) {
      expect(booster.predict(infinite, options)).toEqual(booster.predict(large, options));
    }
    const leaves = booster.predict(infinite, {predLeaf: true, iterationRange: [0, 1]});
    const margins = booster.predict(infinite, {outputMargin: true, iterationRange: [0, 1]});
    const [tree] = booster.model.trees;
    expect([...margins]).toEqual(Array.from(leaves, (leaf) => tree.condition[leaf]));
  }
);

it("an infinite value is refused where one trains", async () => {
  const data = Float32Array.of(1, Number.POSITIVE_INFINITY);
  await expect(train({}, new DMatrix({data, rows: 2, columns: 1, label: [0, 1]}))).rejects.toThrow(
    "infinite"
  );
});
