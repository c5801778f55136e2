import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {generate} from "../bench/generator.ts";
import {
  AbortError,
  Booster,
  cv,
  DataError,
  DMatrix,
  type EvalsResult,
  ParameterError,
  train
} from "../src/index.ts";

const nan = Number.NaN;
const logistic = {objective: "binary:logistic"} as const;

function matrix(rows: number[][], label: number[], weight?: number[]): DMatrix {
  return new DMatrix({
    data: Float32Array.from(rows.flat()),
    rows: rows.length,
    columns: rows[0].length,
    label,
    weight
  });
}

function bench(first: number, rows: number): DMatrix {
  const {data, label} = generate(first, rows);
  return new DMatrix({data, rows, columns: data.length / rows, label});
}

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

describe("properties", () => {
  const problem = fc
    .record({
      rows: fc.integer({min: 1, max: 120}),
      columns: fc.integer({min: 1, max: 6}),
      depth: fc.integer({min: 1, max: 6}),
      gamma: fc.constantFrom(0, 0.5),
      lambda: fc.constantFrom(0.1, 1, 5),
      childWeight: fc.constantFrom(0, 0.5, 2),
      seed: fc.integer({min: 0, max: 1e6})
    })
    .chain((shape) =>
      fc.record({
        shape: fc.constant(shape),
        data: fc.array(fc.oneof(fc.integer({min: -3, max: 6}), fc.constant(nan)), {
          minLength: shape.rows * shape.columns,
          maxLength: shape.rows * shape.columns
        }),
        label: fc.array(fc.constantFrom(0, 0.25, 1), {minLength: shape.rows, maxLength: shape.rows})
      })
    );

  it("no split has a negative gain or one below gamma, and children add up to their parent", async () => {
    await fc.assert(
      fc.asyncProperty(problem, async ({shape, data, label}) => {
        const {rows, columns, depth, gamma, lambda, childWeight, seed} = shape;
        const dtrain = new DMatrix({data: Float32Array.from(data), rows, columns, label});
        const params = {...logistic, max_depth: depth, gamma, lambda, min_child_weight: childWeight, seed};
        const booster = await train({...params, subsample: 0.8}, dtrain, {numRound: 2});
        for (const tree of booster.model.trees) {
          tree.left.forEach((left, node) => {
            if (left < 0) return;
            expect(tree.lossChange[node]).toBeGreaterThan(0);
            expect(tree.lossChange[node]).toBeGreaterThanOrEqual(gamma);
            const children = tree.sumHessian[left] + tree.sumHessian[tree.right[node]];
            expect(children).toBeCloseTo(tree.sumHessian[node], 3);
            expect(tree.sumHessian[left]).toBeGreaterThanOrEqual(childWeight - 1e-6);
          });
        }
      }),
      {numRuns: 60}
    );
  });

  it("training loss falls, and SHAP values and interactions add up to the margin", async () => {
    await fc.assert(
      fc.asyncProperty(problem, async ({shape, data, label}) => {
        const {rows, columns, depth, lambda} = shape;
        const values = Float32Array.from(data);
        const dtrain = new DMatrix({data: values, rows, columns, label});
        const evalsResult: EvalsResult = {};
        const booster = await train({...logistic, max_depth: depth, lambda}, dtrain, {
          numRound: 3,
          evals: [{name: "train", data: dtrain}],
          evalsResult
        });
        const losses = evalsResult["train"]["logloss"];
        for (let i = 1; i < losses.length; i++) expect(losses[i]).toBeLessThanOrEqual(losses[i - 1] + 1e-7);
        const margins = booster.predict(values, {outputMargin: true});
        const contributions = booster.predict(values, {predContribs: true});
        const interactions = booster.predict(values, {predInteractions: true});
        const width = columns + 1;
        for (let row = 0; row < rows; row++) {
          const own = contributions.subarray(row * width, (row + 1) * width);
          expect(own.reduce((a, b) => a + b)).toBeCloseTo(margins[row], 4);
          for (let i = 0; i < width; i++) {
            const start = (row * width + i) * width;
            const sum = interactions.subarray(start, start + width).reduce((a, b) => a + b);
            expect(sum).toBeCloseTo(own[i], 4);
          }
        }
      }),
      {numRuns: 40}
    );
  });

  it("monotone constraints hold", async () => {
    await fc.assert(
      fc.asyncProperty(problem, fc.constantFrom(1, -1), async ({shape, data, label}, sign) => {
        const {rows, columns, depth} = shape;
        const values = Float32Array.from(data);
        const dtrain = new DMatrix({data: values, rows, columns, label});
        const params = {...logistic, max_depth: depth, monotone_constraints: [sign], min_child_weight: 0};
        const booster = await train(params, dtrain, {numRound: 4});
        const row = values.slice(0, columns);
        let before = Number.NEGATIVE_INFINITY;
        for (let value = -4; value <= 7; value++) {
          row[0] = value;
          const margin = booster.predict(row, {outputMargin: true})[0] * sign;
          expect(margin).toBeGreaterThanOrEqual(before);
          before = margin;
        }
      }),
      {numRuns: 60}
    );
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

describe("sources", () => {
  it("of columns and of batches give the model that the matrix gives", async () => {
    const {data, label} = generate(0, 3000);
    const columns = data.length / 3000;
    const read = (column: number, target: Float32Array) => {
      for (let i = 0; i < target.length; i++) target[i] = data[i * columns + column];
    };
    function* batches() {
      for (let i = 0; i < 3000; i += 700) {
        const rows = Math.min(700, 3000 - i);
        const part = data.subarray(i * columns, (i + rows) * columns);
        yield {data: part, rows, label: label.subarray(i, i + rows)};
      }
    }
    const whole = await train(logistic, new DMatrix({data, rows: 3000, columns, label}));
    const byColumn = await DMatrix.fromColumns({rows: 3000, columns, label, read});
    const byBatch = await DMatrix.fromBatches({columns, batches});
    expect((await train(logistic, byColumn)).saveModel()).toBe(whole.saveModel());
    expect((await train(logistic, byBatch)).saveModel()).toBe(whole.saveModel());
    const held = generate(3000, 500);
    const options = {rows: 500, columns, label: held.label};
    const evaluated = await DMatrix.fromColumns({
      ...options,
      reference: byColumn,
      read: (column, target) => {
        for (let i = 0; i < 500; i++) target[i] = held.data[i * columns + column];
      }
    });
    const results: EvalsResult[] = [{}, {}];
    const plain = new DMatrix({...options, data: held.data});
    await train(logistic, byColumn, {evals: [{name: "held", data: evaluated}], evalsResult: results[0]});
    await train(logistic, byColumn, {evals: [{name: "held", data: plain}], evalsResult: results[1]});
    expect(results[0]).toEqual(results[1]);
    const p = whole.predict(held.data);
    const loss = p.reduce((sum, q, i) => sum - Math.log(held.label[i] === 1 ? q : 1 - q), 0) / 500;
    expect(results[0]["held"]["logloss"][9]).toBeCloseTo(loss, 6);
  });
});

describe("rounds", () => {
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

describe("bad input", () => {
  const data = matrix([[1], [2]], [0, 1]);

  it.each([
    ["max_depth", {max_depth: -1}],
    ["max_depth", {max_depth: 0}],
    ["eta", {eta: nan}],
    ["subsample", {subsample: 0}],
    ["max_bin", {max_bin: 300}],
    ["num_class", {objective: "multi:softprob"}],
    ["objective", {objective: "rank:pairwise"}],
    ["maxdepth", {maxdepth: 3}],
    ["monotone_constraints", {monotone_constraints: [2]}],
    ["eval_metric", {eval_metric: "mlogloss"}],
    ["learning_rate", {eta: 0.1, learning_rate: 0.2}]
  ])("names the parameter %s", async (name, params) => {
    const error = await train({...logistic, ...params} as never, data).catch((reason) => reason);
    expect(error).toBeInstanceOf(ParameterError);
    expect(error.parameter).toBe(name);
  });

  it("names what is wrong with the data", async () => {
    const values = Float32Array.of(1, 2, 3, 4);
    expect(() => new DMatrix({data: values, rows: 3, columns: 1})).toThrow(
      "got 4 values, expected 3 x 1 = 3"
    );
    expect(() => matrix([[1], [2]], [1])).toThrow("label: got 1 values, expected 2");
    expect(() => matrix([[1]], [1], [-1])).toThrow("weight");
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
