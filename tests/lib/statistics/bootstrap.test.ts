import {describe, expect, it} from "vitest";
import {clusterBootstrap, quantile} from "../../../lib/statistics/bootstrap.ts";
import {createScorer} from "../../../lib/statistics/probability-scores.ts";
import {createRandom} from "../../../lib/statistics/seeded-random.ts";
import {wilson} from "../../../pipelines/model/evaluation/slices.ts";

describe("quantile", () => {
  it("interpolates between order statistics", () => {
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
    expect(quantile([1, 2, 3, 4], 0)).toBe(1);
    expect(quantile([1, 2, 3, 4], 1)).toBe(4);
  });
});

describe("wilson", () => {
  it("is the published interval of 81 of 263", () => {
    // Newcombe (1998), Statistics in Medicine 17, table I, method 3
    const [low, high] = wilson(81, 263);
    expect(low).toBeCloseTo(0.2553, 4);
    expect(high).toBeCloseTo(0.3662, 4);
  });
});

describe("clusterBootstrap", () => {
  it("covers the true accuracy about as often as it says", () => {
    const random = createRandom(17);
    let covered = 0;
    for (let trial = 0; trial < 100; trial++) {
      const truth = Array.from({length: 150}, () => (random() < 0.5 ? 1 : 0));
      const guess = truth.map((value) => (random() < 0.8 ? value : 1 - value));
      const {accuracy} = clusterBootstrap(createScorer(truth, guess, [...truth.keys()]), {
        seed: trial,
        replicates: 100
      });
      if (accuracy[0] <= 0.8 && accuracy[1] >= 0.8) covered++;
    }
    expect(covered).toBeGreaterThanOrEqual(86);
  });

  it("widens when rows of a cluster repeat each other", () => {
    const random = createRandom(23);
    const truth = Array.from({length: 400}, () => (random() < 0.5 ? 1 : 0));
    const guess = truth.map((value, index) => (index % 5 ? value : 1 - value));
    const repeated = (values: readonly number[]) => values.flatMap((value) => [value, value, value, value]);
    const width = ([low, high]: readonly [number, number]) => high - low;
    const widthBy = (clusterOf: readonly number[]) =>
      width(clusterBootstrap(createScorer(repeated(truth), repeated(guess), clusterOf), {seed: 1}).accuracy);
    const rows = Array.from({length: 1600}, (_, index) => index);
    expect(widthBy(rows.map((row) => row >> 2))).toBeGreaterThan(1.5 * widthBy(rows));
  });
});
