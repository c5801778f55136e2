import {describe, expect, it} from "vitest";
import {AbortError, Booster, cv, type EvalsResult, train} from "../src/index.ts";
import {bench, logistic} from "./support/data.ts";

describe("rounds", () => {
  it("on samples of rows and columns keep every row's margin up to date", async () => {
    const data = bench(0, 3000);
    const held = bench(3000, 800);
    for (const seed of [1, 2]) {
      const evalsResult: EvalsResult = {};
      const params = {...logistic, subsample: 0.4, colsample_bytree: 0.6, colsample_bylevel: 0.8, seed};
      const booster = await train({...params, colsample_bynode: 0.8}, data, {
        numRound: 6,
        evals: [
          {name: "train", data},
          {name: "held", data: held}
        ],
        evalsResult
      });
      for (const [name, matrix] of Object.entries({train: data, held})) {
        const loss = booster.predict(matrix).reduce((sum, p, i) => {
          const y = matrix.label![i];
          return sum - Math.log(y === 1 ? p : 1 - p);
        }, 0);
        expect(evalsResult[name]["logloss"][5]).toBeCloseTo(loss / matrix.rows, 5);
      }
    }
  });

  it("use other features when columns are sampled, the same ones for the same seed", async () => {
    const data = bench(0, 1000);
    const model = async (seed: number) =>
      (await train({...logistic, colsample_bytree: 0.05, seed}, data, {numRound: 1})).model.trees[0];
    const used = (tree: Awaited<ReturnType<typeof model>>) =>
      new Set(tree.feature.filter((_, node) => tree.left[node] >= 0));
    const [first, second] = [await model(1), await model(2)];
    expect(used(first).size).toBeLessThanOrEqual(6);
    expect(await model(1)).toEqual(first);
    expect([...used(second)]).not.toEqual([...used(first)]);
  });

  it("go on from a model as if they had never stopped", async () => {
    const data = bench(0, 2000);
    const whole = await train(logistic, data, {numRound: 5});
    const half = await train(logistic, data, {numRound: 2});
    const loaded = Booster.load(half.saveModel());
    const resumed = await train(logistic, data, {numRound: 3, model: loaded});
    expect(resumed.saveModel()).toBe(whole.saveModel());
    expect(whole.slice(0, 2).saveModel()).toBe(half.saveModel());
  });

  it("stop early and remember the best", async () => {
    const evalsResult: EvalsResult = {};
    const booster = await train({...logistic, eta: 1, max_depth: 8}, bench(0, 1000), {
      numRound: 60,
      evals: [{name: "held", data: bench(1000, 1000)}],
      earlyStoppingRounds: 4,
      evalsResult
    });
    const curve = evalsResult["held"]["logloss"];
    const best = curve.indexOf(Math.min(...curve));
    expect(booster.bestIteration).toBe(best);
    expect(booster.bestScore).toBe(curve[best]);
    expect(curve).toHaveLength(best + 5);
    expect(booster.numBoostedRounds).toBe(best + 5);
  });

  it("judge by the set given last, whatever the sets are called", async () => {
    const evalsResult: EvalsResult = {};
    const good = bench(0, 600);
    const booster = await train({...logistic, eta: 1}, good, {
      numRound: 40,
      evals: [
        {name: "2", data: good},
        {name: "1", data: bench(5000, 300)}
      ],
      earlyStoppingRounds: 3,
      evalsResult
    });
    const curve = evalsResult["1"]["logloss"];
    expect(booster.bestScore).toBe(Math.min(...curve));
    expect(curve.length).toBeLessThan(40);
    const twice = [good, good].map((data) => ({name: "a", data}));
    await expect(train(logistic, good, {evals: twice})).rejects.toThrow("this one is there twice");
  });

  it("report progress, stop when told to, and can be aborted", async () => {
    const data = bench(0, 500);
    const rounds: number[] = [];
    const stopped = await train(logistic, data, {
      numRound: 9,
      onProgress: ({round}) => rounds.push(round) < 3
    });
    expect(rounds).toEqual([1, 2, 3]);
    expect(stopped.numBoostedRounds).toBe(3);
    const controller = new AbortController();
    const aborted = train(logistic, data, {
      numRound: 9,
      signal: controller.signal,
      onProgress: () => controller.abort("enough")
    });
    await expect(aborted).rejects.toThrow(AbortError);
    expect((await train(logistic, data, {numRound: 2})).numBoostedRounds).toBe(2);
  });

  it("of trainings side by side on one matrix do not disturb each other", async () => {
    const data = bench(0, 800);
    const alone = await train(logistic, data, {numRound: 4});
    const together = await Promise.all([1, 2, 3].map(() => train(logistic, data, {numRound: 4})));
    for (const booster of together) expect(booster.saveModel()).toBe(alone.saveModel());
  });

  it("are cross-validated", async () => {
    const options = {numRound: 12, nfold: 4, stratified: true, earlyStoppingRounds: 3};
    const result = await cv({...logistic, eval_metric: ["auc", "logloss"]}, bench(0, 1200), options);
    expect(Object.keys(result).sort()).toContain("test-logloss-mean");
    const means = result["test-logloss-mean"];
    expect(means[means.length - 1]).toBe(Math.min(...means));
    expect(result["train-auc-mean"][means.length - 1]).toBeGreaterThan(0.8);
    expect(result["test-logloss-std"]).toHaveLength(means.length);
  });
});
