import {describe, expect, it} from "vitest";
import {Booster, train} from "../src/index.ts";
import {bench} from "./support/data.ts";
import {largestDifference, readFixture} from "./support/fixture.ts";

const params = {
  objective: "binary:logistic",
  num_parallel_tree: 3,
  subsample: 0.5,
  max_depth: 3,
  eta: 1
} as const;

describe("forests", () => {
  it("of three trees a round are counted, cut and saved by rounds", async () => {
    const data = bench(0, 500);
    const booster = await train(params, data, {numRound: 4});
    expect(booster.model.trees).toHaveLength(12);
    expect(booster.numBoostedRounds).toBe(4);
    const file = JSON.parse(booster.saveModel()).learner.gradient_booster.model;
    expect(file.gbtree_model_param).toMatchObject({num_parallel_tree: "3", num_trees: "12"});
    const loaded = Booster.load(booster.saveModel("ubj"));
    const part = loaded.predict(data, {iterationRange: [1, 3], outputMargin: true});
    expect(part).toEqual(booster.slice(1, 3).predict(data, {outputMargin: true}));
    const resumed = await train(params, data, {numRound: 2, model: booster.slice(0, 2)});
    expect(resumed.numBoostedRounds).toBe(4);
    const other = {...params, num_parallel_tree: 2};
    await expect(train(other, data, {model: booster})).rejects.toThrow("num_parallel_tree");
  });

  it("without samples are the same tree many times, which adds up to one", async () => {
    const data = bench(0, 500);
    const same = {objective: "binary:logistic", max_depth: 3} as const;
    const forest = await train({...same, num_parallel_tree: 4}, data, {numRound: 2});
    const single = await train(same, data, {numRound: 2});
    expect(largestDifference(forest.predict(data), single.predict(data))).toBeLessThan(1e-5);
  });

  it.each(["softprob"])("of classes have whole rounds in order: %s", (name) => {
    const file = readFixture(name).model as {learner: {gradient_booster: {model: Record<string, unknown>}}};
    const {model} = structuredClone(file).learner.gradient_booster;
    const refused = (changes: Record<string, unknown>): (() => Booster) => {
      const document = structuredClone(file);
      Object.assign(document.learner.gradient_booster.model, changes);
      return () => Booster.load(JSON.stringify(document));
    };
    const [trees, info] = [model["trees"] as unknown[], model["tree_info"] as number[]];
    const count = {num_trees: String(trees.length - 1)};
    const fewer = {trees: trees.slice(0, -1), tree_info: info.slice(0, -1), gbtree_model_param: count};
    expect(refused(fewer)).toThrow("no whole number of rounds");
    expect(refused({tree_info: [...info].reverse()})).toThrow("tree_info[0]: expected output 0, got 2");
  });
});
