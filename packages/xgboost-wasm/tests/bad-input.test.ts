import {describe, expect, it} from "vitest";
import {DataError, DMatrix, ParameterError, train} from "../src/index.ts";
import {logistic, matrix, nan} from "./support/data.ts";

describe("bad input", () => {
  const data = matrix([[1], [2]], [0, 1]);

  it.each([
    ["max_depth", {max_depth: -1}],
    ["max_depth", {max_depth: 0}],
    ["eta", {eta: nan}],
    ["subsample", {subsample: 0}],
    ["max_bin", {max_bin: 300}],
    ["num_class", {objective: "multi:softprob"}],
    ["objective", {objective: "rank:map"}],
    ["maxdepth", {maxdepth: 3}],
    ["monotone_constraints", {monotone_constraints: [2]}],
    ["eval_metric", {eval_metric: "mlogloss"}],
    ["learning_rate", {eta: 0.1, learning_rate: 0.2}]
  ])("names the parameter %s", async (name, params) => {
    const error = await train({...logistic, ...params} as never, data).catch((reason) => reason);
    expect(error).toBeInstanceOf(ParameterError);
    expect(error.parameter).toBe(name);
  });

  const one = {data: [1, 2], rows: 2, label: [0, 1]};
  it.each<[string, object]>([
    ["columns: got -1, expected a whole number, at least 1", {columns: -1}],
    ["columns: got 2.5, expected a whole number, at least 1", {columns: 2.5}],
    ["batches: got an array, expected a function that gives them anew each time", {batches: [one]}],
    ["batches: got undefined, expected a function", {batches: undefined}],
    [
      "batches: the function gave undefined, expected an array or another iterable",
      {batches: () => undefined}
    ],
    ["batch: got null, expected {data, rows} or {indptr, indices, values}", {batches: () => [one, null]}]
  ])("in batches is refused, saying what would be right: %s", async (reason, changes) => {
    const input = {columns: 1, batches: () => [one], ...changes};
    await expect(DMatrix.fromBatches(input as never)).rejects.toThrow(reason);
  });

  it("names what is wrong with the data", async () => {
    const values = Float32Array.of(1, 2, 3, 4);
    expect(() => new DMatrix({data: values, rows: 3, columns: 1})).toThrow(
      "got 4 values, expected 3 x 1 = 3"
    );
    expect(() => matrix([[1], [2]], [1])).toThrow("label: got 1 values, expected 2");
    expect(() => matrix([[1], [2]], [1, 1], [1, -1])).toThrow(
      "weight: row 1 has -1, expected a finite number, at least 0"
    );
    const infinite = matrix([[1], [Number.POSITIVE_INFINITY]], [0, 1]);
    await expect(train(logistic, infinite)).rejects.toThrow("column f0, row 1: infinite value");
    await expect(train(logistic, matrix([[1]], [2]))).rejects.toThrow("label of row 0: got 2");
    await expect(train(logistic, new DMatrix({data: values, rows: 4, columns: 1}))).rejects.toThrow(
      DataError
    );
    const booster = await train(logistic, data);
    expect(() => booster.predict(matrix([[1, 2]], [0]))).toThrow("2 columns, the model 1 features");
  });
});
