import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {DMatrix, type EvalsResult, train} from "../src/index.ts";
import {logistic, nan} from "./support/data.ts";

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
