import {describe, expect, it} from "vitest";
import {DMatrix, type EvalsResult, train} from "../src/index.ts";
import {createRandom} from "../src/random.ts";
import {logistic, nan} from "./support/data.ts";

/** The same rows dense and sparse: about one value in eight is there. */
function rowsOf(rows: number, columns: number, seed: number) {
  const random = createRandom(seed);
  const data = Float32Array.from({length: rows * columns}, () =>
    random() < 0.125 ? Math.round(random() * 20) - 10 : nan
  );
  const [indptr, indices, values]: number[][] = [[0], [], []];
  data.forEach((value, at) => {
    if (!Number.isNaN(value)) {
      indices.push(at % columns);
      values.push(value);
    }
    if (at % columns === columns - 1) indptr.push(indices.length);
  });
  const label = Array.from({length: rows}, (_, row) =>
    (data[row * columns] || 0) + (data[row * columns + 1] || 2) > 0 ? 1 : 0
  );
  return {dense: {data, rows, columns, label}, sparse: {indptr, indices, values, columns, label}};
}

describe("sparse rows", () => {
  it("train, evaluate, predict and are cut as the dense ones", async () => {
    const {dense, sparse} = rowsOf(700, 30, 3);
    const held = rowsOf(200, 30, 4);
    const matrix = DMatrix.fromSparse(sparse);
    const results: EvalsResult[] = [{}, {}];
    const options = (i: number, data: DMatrix) => ({evals: [{name: "held", data}], evalsResult: results[i]});
    const whole = await train(logistic, new DMatrix(dense), options(0, new DMatrix(held.dense)));
    const booster = await train(logistic, matrix, options(1, DMatrix.fromSparse(held.sparse)));
    expect(booster.saveModel()).toBe(whole.saveModel());
    expect(results[1]).toEqual(results[0]);
    for (const asked of [{}, {predLeaf: true}, {predContribs: true}]) {
      expect(booster.predict(matrix, asked)).toEqual(booster.predict(new DMatrix(dense), asked));
    }
    const few = [5, 3, 699];
    expect(booster.predict(matrix.slice(few))).toEqual(booster.predict(new DMatrix(dense).slice(few)));
    const resumed = await train(logistic, matrix, {model: booster, numRound: 2});
    expect(resumed.numBoostedRounds).toBe(12);
  });

  it("are predicted a part at a time, each with its base margin", async () => {
    const {sparse} = rowsOf(60, 20_000, 5);
    const baseMargin = Float32Array.from({length: 60}, (_, row) => row);
    const booster = await train(logistic, DMatrix.fromSparse(sparse), {numRound: 1});
    const margins = booster.predict(DMatrix.fromSparse(sparse), {outputMargin: true});
    const shifted = booster.predict(DMatrix.fromSparse({...sparse, baseMargin}), {outputMargin: true});
    margins.forEach((margin, row) => {
      expect(shifted[row]).toBeCloseTo(margin + row, 4);
    });
  });

  it.each<[string, object]>([
    ["indptr: expected it to begin", {indptr: [0, 1]}],
    ["indptr[1]: got 9", {indptr: [0, 9, 2]}],
    ["indptr[2]: expected at least 2", {indptr: [0, 2, 1, 2]}],
    ["indices[1]: column 0 is twice in row 0", {indices: [0, 0], indptr: [0, 2]}],
    ["indices[0]: got 3", {indices: [3, 0]}],
    ["indices: got 1", {indices: [0]}],
    ["values: got Map", {values: new Map()}],
    ["data: got 1", {data: 1}]
  ])("that do not fit together are refused: %s", (reason, changes) => {
    const input = {indptr: [0, 1, 2], indices: [0, 1], values: [1, 2], columns: 3};
    expect(() => DMatrix.fromSparse({...input, ...changes} as never)).toThrow(reason);
  });

  it.each([
    {bins: 90, inTwo: false},
    {bins: 256, inTwo: true}
  ])(
    "train alike whether nearly empty columns of $bins bins are listed or, beside rows that weigh nothing, are not",
    async ({bins, inTwo}) => {
      const rows = 3200;
      const columns = 6;
      const random = createRandom(11);
      const data = new Float32Array(rows * columns).fill(nan);
      const counts = new Uint32Array(columns);
      const label = Float32Array.from({length: rows}, (_, row) => {
        let score = 0;
        for (let column = 0; column < columns; column++) {
          if (column > 0 && random() > 0.1) continue;
          // Every bin is there before one is again.
          const value = (counts[column]++ * 97) % bins;
          data[row * columns + column] = value;
          score += column % 2 === 0 ? value : -value;
        }
        return score > 20 ? 1 : 0;
      });
      // Every value again, in rows that fill each column.
      const lists = Array.from({length: columns}, (_, column) =>
        data.filter((value, at) => at % columns === column && !Number.isNaN(value))
      );
      const more = data.map((_, at) => lists[at % columns][at % lists[at % columns].length]);
      const twice = new DMatrix({
        data: [...data, ...more],
        rows: 2 * rows,
        columns,
        label: [...label, ...label],
        weight: Float32Array.from({length: 2 * rows}, (_, row) => (row < rows ? 1 : 0))
      });
      const once = new DMatrix({data, rows, columns, label});
      const models = await Promise.all([once, twice].map((matrix) => train(logistic, matrix, {numRound: 4})));
      expect(models[0].saveModel()).toBe(models[1].saveModel());
      const [listing, plain] = await Promise.all([once, twice].map((matrix) => matrix.codesFor(256, null)));
      expect(listing.layout.features.slice(1).map(({second}) => second >= 0)).toEqual(Array(5).fill(inTwo));
      expect([listing.byRow?.starts !== 0, listing.byRow?.stride]).toEqual([true, 8]);
      expect([plain.byRow?.starts, plain.byRow?.stride]).toEqual([0, inTwo ? 16 : 8]);
      const used = new Set(models[0].model.trees.flatMap((tree) => [...tree.feature]));
      expect(used.size).toBe(columns);
    }
  );
});
