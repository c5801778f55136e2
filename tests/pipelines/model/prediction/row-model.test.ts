import {beforeAll, expect, it} from "vitest";
import {DMatrix, Predictor, train} from "xgboost-wasm";
import {createRandom} from "../../../../lib/statistics/seeded-random.ts";
import {createRowModel, type ExplainableModel} from "../../../../pipelines/model/prediction/row-model.ts";

const ROWS = 600;
const NAMES = ["power", "speed", "noise"];
let data: Float32Array;
let predictor: Predictor;
let model: ExplainableModel;

beforeAll(async () => {
  const random = createRandom(3);
  data = Float32Array.from({length: ROWS * NAMES.length}, () => random());
  const label = Float32Array.from({length: ROWS}, (_, row) =>
    Number(data[3 * row] + 0.3 * data[3 * row + 1] > 0.6)
  );
  const matrix = new DMatrix({data, rows: ROWS, columns: NAMES.length, label, featureNames: NAMES});
  const booster = await train({objective: "binary:logistic", max_depth: 3}, matrix, {numRound: 12});
  predictor = Predictor.load(booster.saveModel());
  model = createRowModel(predictor.model);
});

it("answers a row as the model answers it among others", () => {
  const together = predictor.predict(data) as Float32Array;
  for (const row of [0, 1, 299, ROWS - 1])
    expect(model.predictRow(data.subarray(3 * row, 3 * row + 3))).toBe(together[row]);
  expect(model.featureNames).toEqual(NAMES);
});

it("explains a row by shares that add up to its log-odds, the largest those of what matters", () => {
  let [power, noise] = [0, 0];
  for (let row = 0; row < 50; row++) {
    const features = data.subarray(3 * row, 3 * row + 3);
    const {expected, contributions} = model.explainRow(features);
    expect(contributions).toHaveLength(NAMES.length);
    const q = model.predictRow(features);
    const sum = contributions.reduce((total, share) => total + share, expected);
    expect(sum).toBeCloseTo(Math.log(q / (1 - q)), 4);
    power += Math.abs(contributions[0]);
    noise += Math.abs(contributions[2]);
  }
  expect(power).toBeGreaterThan(5 * noise);
});
