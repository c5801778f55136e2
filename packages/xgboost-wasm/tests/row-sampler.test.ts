import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {DMatrix, type TrainParameters, train} from "../src/index.ts";
import {certainFrom} from "../src/train/row-sampler.ts";
import {logistic} from "./support/data.ts";

describe("the weight that is certain to be chosen", () => {
  it("makes the expected number of rows what is wanted", () => {
    const weights = fc.array(fc.double({min: 0, max: 1e3, noNaN: true}), {minLength: 1, maxLength: 200});
    fc.assert(
      fc.property(weights, fc.double({min: 0.01, max: 0.99, noNaN: true}), (list, share) => {
        const rows = Float32Array.from(list);
        const some = rows.filter((weight) => weight > 0).length;
        const wanted = share * rows.length;
        fc.pre(some > wanted + 0.01);
        const sure = certainFrom(rows, wanted);
        const expected = rows.reduce((sum, weight) => sum + Math.min(1, weight / sure), 0);
        expect(expected / wanted).toBeCloseTo(1, 5);
      })
    );
  });

  it("is that of no row where as many as are wanted weigh nothing", () => {
    expect(certainFrom(new Float32Array(4), 2)).toBe(0);
  });
});

/** One row in fifty is on the other side of a noisy line; all others are easy. */
function rare(first: number, rows: number): DMatrix {
  const noise = (i: number, k: number) => ((Math.imul(i * 31 + k, 2654435761) >>> 8) % 100003) / 100003;
  const data = Float32Array.from({length: rows * 4}, (_, at) => noise(first + Math.floor(at / 4), at % 4));
  const label = Float32Array.from({length: rows}, (_, i) =>
    data[4 * i] + 0.5 * data[4 * i + 1] * data[4 * i + 2] > 1.15 ? 1 : 0
  );
  return new DMatrix({data, rows, columns: 4, label});
}

const logLoss = (predicted: Float32Array, label: Float32Array): number =>
  predicted.reduce((sum, p, i) => sum - Math.log(label[i] === 1 ? p : 1 - p), 0) / label.length;

describe("rows sampled by gradient", () => {
  const dtrain = rare(0, 8000);
  const held = rare(8000, 4000);
  const params: TrainParameters = {...logistic, max_depth: 5, eta: 0.3, seed: 3};
  const lossOf = async (more: TrainParameters) =>
    logLoss((await train({...params, ...more}, dtrain, {numRound: 40})).predict(held), held.label!);

  it("lose nothing at a tenth of the rows, where a tenth taken blindly does", async () => {
    const whole = await lossOf({});
    const blind = await lossOf({subsample: 0.1});
    const chosen = await lossOf({subsample: 0.1, sampling_method: "gradient_based"});
    expect(chosen).toBeLessThan(1.15 * whole);
    expect(blind).toBeGreaterThan(1.3 * whole);
  });

  it("are all of them where subsample is 1, and the same ones for the same seed and any number of threads", async () => {
    const model = async (more: TrainParameters) =>
      (await train({...params, ...more}, dtrain, {numRound: 4})).saveModel();
    expect(await model({sampling_method: "gradient_based"})).toBe(await model({}));
    const sampled = {sampling_method: "gradient_based", subsample: 0.2} as const;
    expect(await model({...sampled, nthread: 2})).toBe(await model({...sampled, nthread: 1}));
    expect(await model({...sampled, seed: 4})).not.toBe(await model(sampled));
  });

  it("leave the sums over all rows without bias", async () => {
    // The root's Hessian is the sum over the sample; on equal margins it is a quarter of the rows.
    const roots = [];
    for (let seed = 0; seed < 30; seed++) {
      const booster = await train(
        {...params, seed, base_score: 0.2, sampling_method: "gradient_based", subsample: 0.1},
        dtrain,
        {numRound: 1}
      );
      roots.push(booster.model.trees[0].sumHessian[0] / (0.16 * dtrain.rows));
    }
    expect(roots.reduce((sum, root) => sum + root, 0) / roots.length).toBeCloseTo(1, 1.5);
  });
});
