import {describe, expect, it} from "vitest";
import {type CustomObjective, DMatrix, type EvalsResult, train} from "../src/index.ts";
import {bench, logistic} from "./support/data.ts";

/** Half the squared error, written out. */
const squared: CustomObjective = (margins, {label}) => ({
  gradient: margins.map((margin, row) => margin - label![row]),
  hessian: new Array<number>(margins.length).fill(1)
});

describe("a loss of one's own", () => {
  it("trains as the objective that has the same derivatives", async () => {
    const data = bench(0, 400);
    const params = {objective: "reg:squarederror", max_depth: 4} as const;
    const own = await train(params, data, {numRound: 4, objective: squared});
    expect(own.saveModel()).toBe((await train(params, data, {numRound: 4})).saveModel());
  });

  it.each<[string, unknown]>([
    ["gradient: got 1 values", () => ({gradient: [1], hessian: [1]})],
    ["hessian: got undefined", (margins: Float32Array) => ({gradient: margins})],
    [
      "expected a finite number",
      (margins: Float32Array) => ({gradient: margins.map(() => Number.NaN), hessian: margins})
    ],
    ["objective: got undefined", () => undefined],
    ['objective: got "reg:gamma", expected a function', "reg:gamma"]
  ])("is refused where it is none: %s", async (reason, objective) => {
    const training = train(logistic, bench(0, 20), {objective: objective as CustomObjective});
    await expect(training).rejects.toThrow(reason);
  });
});

describe("what is handed over in the wrong place", () => {
  it("is refused by name", async () => {
    const data = bench(0, 20);
    await expect(train(data as never, data)).rejects.toThrow("nthread");
    await expect(train(null as never, data)).rejects.toThrow("params: got null");
    await expect(train(logistic, {data: [1]} as never)).rejects.toThrow("dtrain: got");
    await expect(train(logistic, data, {model: "{}" as never})).rejects.toThrow(
      'model: got "{}", expected a Booster'
    );
    const bare = new DMatrix({data: data.values(), rows: data.rows, columns: data.columns});
    const options = {objective: squared, evals: [{name: "held", data: bare}]};
    await expect(train(logistic, data, options)).rejects.toThrow("label: evaluation set held has none");
  });
});

describe("a metric of one's own", () => {
  it("is watched last, of what is predicted, and decides when to stop", async () => {
    const data = bench(0, 300);
    const evalsResult: EvalsResult = {};
    let calls = 0;
    const booster = await train({...logistic, eval_metric: "auc"}, data, {
      numRound: 30,
      evals: [{name: "train", data}],
      evalsResult,
      earlyStoppingRounds: 2,
      maximize: true,
      metric: (predictions, {label}) => {
        const right = predictions.reduce((sum, p, row) => sum + (p > 0.5 === label![row] > 0.5 ? 1 : 0), 0);
        return ["hits", calls++ < 3 ? right : -1];
      }
    });
    expect(Object.keys(evalsResult["train"])).toEqual(["auc", "hits"]);
    expect(evalsResult["train"]["hits"][0]).toBeGreaterThan(200);
    expect(booster.numBoostedRounds).toBeLessThanOrEqual(5);
    expect(booster.bestScore).toBe(Math.max(...evalsResult["train"]["hits"]));
  });
});

describe("a dart", () => {
  it("that drops nothing predicts as gbtree, and is sampled alike by the same seed", async () => {
    const data = bench(0, 300);
    const plain = await train(logistic, data, {numRound: 4});
    const dart = {...logistic, booster: "dart"} as const;
    expect((await train(dart, data, {numRound: 4})).predict(data)).toEqual(plain.predict(data));
    const dropping = {
      ...dart,
      rate_drop: 0.5,
      one_drop: true,
      skip_drop: 0.2,
      sample_type: "weighted"
    } as const;
    const evalsResult: EvalsResult = {};
    const evals = [{name: "held", data: bench(300, 200)}];
    const booster = await train(dropping, data, {numRound: 6, evals, evalsResult});
    expect((await train(dropping, data, {numRound: 6})).saveModel()).toBe(booster.saveModel());
    expect(new Set(booster.model.treeWeights).size).toBeGreaterThan(1);
    const loss = booster.predict(evals[0].data).reduce((sum, p, row) => {
      return sum - Math.log(evals[0].data.label![row] === 1 ? p : 1 - p);
    }, 0);
    expect(evalsResult["held"]["logloss"][5]).toBeCloseTo(loss / 200, 5);
    const going = train(dart, data, {model: booster});
    await expect(going).rejects.toThrow("a gbtree model");
  });
});

describe("parameters of one objective or booster", () => {
  it.each<[string, object]>([
    ["tweedie_variance_power", {tweedie_variance_power: 1.2}],
    ["quantile_alpha", {quantile_alpha: 0.5}],
    ["quantile_alpha", {objective: "reg:quantileerror"}],
    ["rate_drop", {rate_drop: 0.5}],
    ["interaction_constraints", {interaction_constraints: [[0, 900]]}],
    ["base_score", {objective: "count:poisson", base_score: 0}],
    ["objective", {objective: "rank:map"}],
    ["booster", {booster: "gblinear"}],
    ["tree_method", {tree_method: "exact"}]
  ])("are refused elsewhere or where they say nothing: %s", async (name, params) => {
    const training = train({...logistic, ...params} as never, bench(0, 20));
    await expect(training).rejects.toThrow(`${name}: got`);
  });
});
