import {describe, expect, it} from "vitest";
import {DMatrix, type EvalsResult, train} from "../src/index.ts";
import {metricOf} from "../src/metrics/registry.ts";
import {bench} from "./support/data.ts";

const ROWS = 900;
const {columns, data} = (() => {
  const matrix = bench(0, ROWS);
  return {columns: matrix.columns, data: matrix.values()};
})();
const weight = Float32Array.from({length: ROWS}, (_, i) => 1 + (i % 4));
const weights = weight.reduce((sum, w) => sum + w);

/** Weighted mean over the rows. */
const mean = (value: (row: number) => number): number =>
  weight.reduce((sum, w, row) => sum + w * value(row), 0) / weights;

async function lastRound(params: Parameters<typeof train>[0], label: Float32Array, rounds = 4) {
  const matrix = new DMatrix({data, rows: ROWS, columns, label, weight});
  const evalsResult: EvalsResult = {};
  const booster = await train(params, matrix, {
    numRound: rounds,
    evals: [{name: "train", data: matrix}],
    evalsResult
  });
  const last = (metric: string): number => evalsResult["train"][metric][rounds - 1];
  return {prediction: booster.predict(matrix), last};
}

describe("metrics are what their definitions say of the model's predictions", () => {
  it("rmse, of squared error", async () => {
    const label = Float32Array.from({length: ROWS}, (_, i) => data[i * columns] * 2 - data[i * columns + 1]);
    const {prediction, last} = await lastRound({objective: "reg:squarederror"}, label);
    const expected = Math.sqrt(mean((row) => (prediction[row] - label[row]) ** 2));
    expect(last("rmse") / expected).toBeCloseTo(1, 5);
  });

  it("error, logloss and auc, of two classes", async () => {
    const label = Float32Array.from({length: ROWS}, (_, i) => (data[i * columns + 1] > 0 ? 1 : 0));
    for (let row = 0; row < ROWS; row += 7) label[row] = 1 - label[row];
    const params = {objective: "binary:logistic", eval_metric: ["error", "logloss", "auc"]} as const;
    const {prediction, last} = await lastRound({...params, max_depth: 2}, label);
    expect(last("error")).toBeCloseTo(
      mean((row) => Number(prediction[row] > 0.5 !== label[row] > 0.5)),
      6
    );
    expect(last("logloss")).toBeCloseTo(
      mean((row) => -Math.log(label[row] === 1 ? prediction[row] : 1 - prediction[row])),
      5
    );
    let pairs = 0;
    let won = 0;
    for (let i = 0; i < ROWS; i++) {
      for (let j = 0; j < ROWS; j++) {
        if (label[i] !== 1 || label[j] !== 0) continue;
        const both = weight[i] * weight[j];
        pairs += both;
        won += prediction[i] > prediction[j] ? both : prediction[i] === prediction[j] ? both / 2 : 0;
      }
    }
    expect(last("auc")).toBeCloseTo(won / pairs, 5);
  });

  it("mlogloss and merror, of three classes", async () => {
    const label = Float32Array.from({length: ROWS}, (_, i) =>
      Math.min(2, Math.floor(data[i * columns] * 0.9))
    );
    const params = {objective: "multi:softprob", num_class: 3, eval_metric: ["mlogloss", "merror"]} as const;
    const {prediction, last} = await lastRound({...params, max_depth: 2}, label, 2);
    const of = (row: number): number[] => Array.from(prediction.subarray(3 * row, 3 * row + 3));
    for (let row = 0; row < ROWS; row++) expect(of(row).reduce((a, b) => a + b)).toBeCloseTo(1, 5);
    expect(last("mlogloss")).toBeCloseTo(
      mean((row) => -Math.log(of(row)[label[row]])),
      5
    );
    expect(last("merror")).toBeCloseTo(
      mean((row) => Number(of(row).indexOf(Math.max(...of(row))) !== label[row])),
      6
    );
  });

  it("logloss of squared error takes predictions for probabilities, clipped as native does", async () => {
    const label = Float32Array.from({length: ROWS}, (_, i) => (data[i * columns + 1] > 0 ? 1 : 0));
    const params = {
      objective: "reg:squarederror",
      eval_metric: ["logloss", "rmse"],
      base_score: 0.4
    } as const;
    const {prediction, last} = await lastRound({...params, max_depth: 2}, label, 2);
    expect(last("logloss")).toBeCloseTo(
      mean((row) => -Math.log(label[row] === 1 ? prediction[row] : 1 - prediction[row])),
      5
    );
    const margins = {predictions: [Float32Array.of(1, 0, 3)], label: Float32Array.of(0, 1, 0)};
    const loss = metricOf("logloss").compute({...margins, weight: null, groups: null});
    expect(loss).toBeCloseTo(-Math.log(1e-16), 4);
  });

  it("error@t counts against its threshold", async () => {
    const label = Float32Array.from({length: ROWS}, (_, i) => (data[i * columns + 1] > 0 ? 1 : 0));
    const params = {objective: "binary:logistic", eval_metric: ["error@0.3"]} as const;
    const {prediction, last} = await lastRound({...params, max_depth: 1}, label, 1);
    expect(last("error@0.3")).toBeCloseTo(
      mean((row) => Number(prediction[row] > 0.3 !== label[row] > 0.5)),
      6
    );
    expect(() => metricOf("error@")).toThrow("error@");
    expect(() => metricOf("logless")).toThrow("logloss is the nearest");
  });
});
