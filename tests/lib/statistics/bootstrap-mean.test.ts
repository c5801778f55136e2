import {describe, expect, it} from "vitest";
import {bootstrapMean} from "../../../lib/statistics/bootstrap-mean.ts";
import {createRandom} from "../../../lib/statistics/seeded-random.ts";

describe("bootstrapMean", () => {
  it("gives the mean with the interval that the standard error would", () => {
    const random = createRandom(3);
    const values = Array.from({length: 400}, () => random());
    const {n, value, interval} = bootstrapMean(values, {seed: 1, replicates: 4000});
    const mean = values.reduce((sum, one) => sum + one, 0) / 400;
    const deviation = Math.sqrt(values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / 400);
    expect(n).toBe(400);
    expect(value).toBeCloseTo(mean, 12);
    expect(interval[0]).toBeCloseTo(mean - (1.96 * deviation) / 20, 2);
    expect(interval[1]).toBeCloseTo(mean + (1.96 * deviation) / 20, 2);
  });

  it("draws clusters whole: copies of a row add nothing to what is known", () => {
    const random = createRandom(4);
    const rows = Array.from({length: 100}, () => random());
    const copies = rows.flatMap((value) => Array<number>(9).fill(value));
    const clusterOf = copies.map((_, row) => Math.floor(row / 9));
    const width = ({interval: [low, high]}: {interval: readonly [number, number]}): number => high - low;
    const once = width(bootstrapMean(rows, {seed: 1}));
    expect(width(bootstrapMean(copies, {seed: 1, clusterOf}))).toBeCloseTo(once, 12);
    expect(width(bootstrapMean(copies, {seed: 1}))).toBeLessThan(once / 2);
  });

  it("weighs a cluster by its rows", () => {
    const {value, interval} = bootstrapMean([0, 1, 1, 1], {seed: 1, clusterOf: [0, 1, 1, 1]});
    expect(value).toBe(0.75);
    expect(interval).toEqual([0, 1]);
  });

  it("is the same for the same seed, and nothing for nothing", () => {
    expect(bootstrapMean([1, 2, 4], {seed: 5})).toEqual(bootstrapMean([1, 2, 4], {seed: 5}));
    expect(bootstrapMean([], {seed: 5})).toEqual({
      n: 0,
      value: Number.NaN,
      interval: [Number.NaN, Number.NaN]
    });
  });
});
