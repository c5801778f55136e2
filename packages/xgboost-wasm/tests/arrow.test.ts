import {tableFromArrays} from "apache-arrow";
import {expect, it} from "vitest";
import {DMatrix, train} from "../src/index.ts";

it("an Arrow table trains like the matrix of its columns, null being missing", async () => {
  const n = 300;
  const a = Float32Array.from({length: n}, (_, i) => (i * 37) % 101);
  const b = Array.from({length: n}, (_, i) => (i % 7 === 0 ? null : (i * 13) % 17));
  const c = Int32Array.from({length: n}, (_, i) => i % 3);
  const label = Float32Array.from({length: n}, (_, i) => (a[i] > 40 && c[i] !== 1 ? 1 : 0));
  const table = tableFromArrays({a, b, c});
  const data = Float32Array.from({length: n * 3}, (_, k) => {
    const i = Math.floor(k / 3);
    return k % 3 === 0 ? a[i] : k % 3 === 1 ? (b[i] ?? Number.NaN) : c[i];
  });
  const names = {featureNames: ["a", "b", "c"]};
  const params = {objective: "binary:logistic", max_depth: 4} as const;
  const fromTable = await train(params, await DMatrix.fromArrow(table, {label}));
  const fromMatrix = await train(params, new DMatrix({data, rows: n, columns: 3, label, ...names}));
  expect(fromTable.saveModel()).toBe(fromMatrix.saveModel());
});
