import {setFlagsFromString} from "node:v8";
import {runInNewContext} from "node:vm";
import {describe, expect, it} from "vitest";
import {generate} from "../bench/generator.ts";
import {DMatrix, train} from "../src/index.ts";

const rows = 2000;
const {data, label} = generate(0, rows);
const columns = data.length / rows;
const params = {objective: "binary:logistic", max_depth: 6} as const;

describe("memory", () => {
  it("of a matrix does not grow over 100 trainings", async () => {
    const dtrain = new DMatrix({data, rows, columns, label});
    await train(params, dtrain, {numRound: 2});
    const {heap} = await dtrain.codesFor(256, null);
    const before = heap.memory.buffer.byteLength;
    for (let i = 0; i < 100; i++) await train(params, dtrain, {numRound: 2});
    expect(heap.memory.buffer.byteLength).toBe(before);
  });

  it("of matrices no longer used is given back", async () => {
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc") as () => void;
    const used: number[] = [];
    for (let i = 0; i < 60; i++) {
      await train(params, new DMatrix({data, rows, columns, label}), {numRound: 1});
      if (i % 10 !== 9) continue;
      collect();
      used.push(process.memoryUsage().rss);
    }
    // 50 matrices of about 4 MB each would add 200 MB.
    expect(used[5] - used[0]).toBeLessThan(60e6);
  });
});
