import {describe, expect, it} from "vitest";
import {fitLogistic} from "../../../lib/statistics/logistic.ts";
import {createRandom} from "../../../lib/statistics/seeded-random.ts";

const sigmoid = (margin: number) => 1 / (1 + Math.exp(-margin));

describe("fitLogistic", () => {
  it("recovers the probabilities that made the labels", () => {
    const random = createRandom(5);
    const x = Float32Array.from({length: 3 * 3000}, () => 4 * random() - 2);
    const p = Float64Array.from({length: 3000}, (_, row) => sigmoid(0.5 + 2 * x[3 * row] - x[3 * row + 1]));
    const predicted = fitLogistic(x, 3, p, {ridge: 1e-9}).predict(x);
    const worst = Math.max(...predicted.map((q, row) => Math.abs(q - p[row])));
    expect(worst).toBeLessThan(1e-3);
  });

  it("stays finite with a constant column and separable labels", () => {
    const x = Float32Array.from({length: 200}, (_, index) => (index % 2 ? 1 : index < 100 ? -1 : 1));
    const predicted = fitLogistic(
      x,
      2,
      Float64Array.from({length: 100}, (_, row) => (row < 50 ? 0 : 1))
    ).predict(x);
    expect(predicted.every(Number.isFinite)).toBe(true);
    expect(predicted[0]).toBeLessThan(0.2);
    expect(predicted[99]).toBeGreaterThan(0.8);
  });

  it("refuses a matrix of another size", () => {
    expect(() => fitLogistic(new Float32Array(5), 2, [0, 1])).toThrow("5 values for 2 rows of 2 columns");
  });
});
