import {describe, expect, it} from "vitest";
import {type Booster, train} from "../src/index.ts";
import {bench, logistic, matrix, nan} from "./support/data.ts";

describe("weights by hand", () => {
  it("splits four rows of squared error where the loss falls most", async () => {
    const data = matrix([[1], [2], [3], [4]], [0, 0, 10, 10]);
    const params = {objective: "reg:squarederror", base_score: 0, lambda: 1, eta: 1, max_depth: 1} as const;
    const [tree] = (await train(params, data, {numRound: 1})).model.trees;
    expect(tree.condition[0]).toBe(3);
    // Leaf: sum of labels / (rows + lambda); gain: GL^2/(HL+l) + GR^2/(HR+l) - G^2/(H+l).
    expect(tree.condition[1]).toBeCloseTo(0, 9);
    expect(tree.condition[2]).toBeCloseTo(20 / 3, 5);
    expect(tree.lossChange[0]).toBeCloseTo(400 / 3 - 400 / 5, 4);
    expect(tree.sumHessian[0]).toBe(4);
  });

  it("takes the logistic gradient at probability one half", async () => {
    const data = matrix([[0], [0], [1], [1]], [0, 0, 1, 1]);
    const params = {...logistic, lambda: 0, eta: 1, max_depth: 1, min_child_weight: 0};
    const [tree] = (await train(params, data, {numRound: 1})).model.trees;
    expect(tree.condition.slice(1)).toEqual(Float32Array.of(-2, 2));
  });

  it("counts a row of weight 2 like two rows", async () => {
    const twice = await train(logistic, matrix([[1], [1], [2], [3]], [0, 0, 1, 0]), {numRound: 3});
    const heavy = await train(logistic, matrix([[1], [2], [3]], [0, 1, 0], [2, 1, 1]), {numRound: 3});
    expect(heavy.saveModel()).toBe(twice.saveModel());
  });

  it("sends missing values to the side where they fit", async () => {
    const params = {...logistic, min_child_weight: 0, max_depth: 1};
    const low = await train(params, matrix([[1], [2], [nan], [nan]], [0, 1, 0, 0]), {numRound: 1});
    expect(low.model.trees[0].defaultLeft[0]).toBe(1);
    const high = await train(params, matrix([[1], [2], [nan], [nan]], [0, 1, 1, 1]), {numRound: 1});
    expect(high.model.trees[0].defaultLeft[0]).toBe(0);
  });

  it("tells missing from present when that is all there is", async () => {
    const params = {...logistic, min_child_weight: 0, max_depth: 1};
    const booster = await train(params, matrix([[5], [5], [nan], [nan]], [1, 1, 0, 0]), {numRound: 5});
    const [present, missing] = booster.predict(Float32Array.of(5, nan));
    expect(present).toBeGreaterThan(0.69);
    expect(missing).toBeLessThan(0.31);
  });
});

describe("bundles", () => {
  it("treat one-hot columns exactly as columns of their own", async () => {
    // The second group's columns overlap in row 0 only, so they cannot share a column of codes.
    const rows = Array.from({length: 400}, (_, i) => {
      const first = [0, 1, 2, 3].map((k) => ((i * 7) % 11) % 4 === k);
      const second = [0, 1, 2].map((k) => i === 0 || (i * 5) % 7 === k);
      return [...first, ...second].map(Number);
    });
    const label = rows.map((row, i) => (row[1] + row[5] + (i % 3 === 0 ? 1 : 0)) % 2);
    const bundled = await train(logistic, matrix(rows, label), {numRound: 4});
    // A third value in every column keeps each out of the bundles; its rows weigh nothing.
    const spoiled = [...rows, ...rows.map((row) => row.map(() => 2))];
    const weight = [...rows.map(() => 1), ...rows.map(() => 0)];
    const plain = await train(logistic, matrix(spoiled, [...label, ...label], weight), {numRound: 4});
    const both = (booster: Booster) => booster.predict(Float32Array.from(rows.flat()));
    both(plain).forEach((p, i) => {
      expect(both(bundled)[i]).toBeCloseTo(p, 6);
    });
  });
});

describe("threads", () => {
  it("make no difference to a single byte", async () => {
    const data = bench(0, 40_000);
    const params = {...logistic, max_depth: 6, subsample: 0.7, colsample_bynode: 0.6, seed: 5};
    const models = [];
    for (const nthread of [1, 2, 3]) {
      models.push((await train({...params, nthread}, data, {numRound: 3})).saveModel());
    }
    expect(models[1] === models[0]).toBe(true);
    expect(models[2] === models[0]).toBe(true);
  });
});
