import {describe, expect, it} from "vitest";
import {binomialSurvival, moreOften} from "../../../lib/statistics/exact-share.ts";

describe("binomialSurvival", () => {
  it("is the sum of its terms", () => {
    // 10 tosses of a coin: 56 / 1024 for eight heads or more.
    expect(binomialSurvival(8, 10, 0.5)).toBeCloseTo(56 / 1024, 12);
    expect(binomialSurvival(1, 3, 0.1)).toBeCloseTo(1 - 0.9 ** 3, 12);
  });
  it("has its limits", () => {
    expect([binomialSurvival(0, 5, 0.3), binomialSurvival(6, 5, 0.3), binomialSurvival(5, 5, 1)]).toEqual([
      1, 0, 1
    ]);
  });
  it("is exact far into the tail of many trials", () => {
    // By the normal distribution some 1e-4; by the binomial, whose tail is heavier here, somewhat more.
    const p = binomialSurvival(540, 100_000, 0.0046);
    expect(p).toBeGreaterThan(1e-4);
    expect(p).toBeLessThan(3e-4);
  });
});

describe("moreOften", () => {
  it("is Fisher's question with unlimited draws: given the sum, how many are the sample's", () => {
    expect(moreOften(3, 100, 1, 100)).toBeCloseTo(5 / 16, 12);
  });
  it("judges what the reference never saw, and nothing from nothing", () => {
    expect(moreOften(10, 100, 0, 10_000)).toBeLessThan(1e-18);
    expect(moreOften(0, 0, 5, 100)).toBe(1);
  });
});
