import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {
  chiSquaredCritical,
  chiSquaredHomogeneity,
  chiSquaredSurvival
} from "../../../lib/statistics/chi-squared.ts";
import {logGamma, upperGamma} from "../../../lib/statistics/gamma.ts";

describe("incomplete gamma", () => {
  // SciPy 1.17.1, scipy.special.gammaincc
  it.each([
    [0.5, 0.2, 0.5270892568655381],
    [2, 1, 0.7357588823428847],
    [4.5, 10, 0.017912404529843298],
    [50, 40, 0.9296649333406051],
    [0.5, 30, 9.485737571073857e-15],
    [100, 130, 0.002750408367306518]
  ])("Q(%d, %d) is SciPy's", (a, x, expected) => {
    expect(Math.abs(upperGamma(a, x) / expected - 1)).toBeLessThan(1e-11);
  });
  it("has Γ(n) = (n − 1)!", () => {
    expect(logGamma(11)).toBeCloseTo(Math.log(3_628_800), 12);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 12);
  });
  it("names what is out of range", () => {
    expect(() => upperGamma(0, 1)).toThrow(/a > 0/);
    expect(() => logGamma(-1)).toThrow(/-1/);
  });
});

describe("chi-squared distribution", () => {
  // Any printed table of critical values (for instance NIST/SEMATECH e-Handbook, 1.3.6.7.4).
  it.each([
    [1, 0.05, 3.841],
    [1, 0.001, 10.828],
    [5, 0.05, 11.07],
    [9, 0.01, 21.666],
    [10, 0.1, 15.987],
    [30, 0.025, 46.979],
    [100, 0.05, 124.342]
  ])("with %d degrees has the printed critical value at %d", (degrees, tail, expected) => {
    expect(Math.abs(chiSquaredCritical(tail, degrees) - expected)).toBeLessThan(6e-4);
  });
  it("inverts itself", () => {
    fc.assert(
      fc.property(
        fc.integer({min: 1, max: 300}),
        fc.double({min: 1e-9, max: 0.999, noNaN: true}),
        (d, tail) => {
          expect(chiSquaredSurvival(chiSquaredCritical(tail, d), d)).toBeCloseTo(tail, 8);
        }
      )
    );
  });
});

describe("chi-squared test of homogeneity", () => {
  it("gives SciPy's answer to its documentation's example", () => {
    const test = chiSquaredHomogeneity([10, 10, 20], [20, 20, 20]);
    expect(test.statistic).toBeCloseTo(2.7777777777777777, 12);
    expect(test.degrees).toBe(2);
    expect(test.pValue).toBeCloseTo(0.24935220877729622, 12);
  });
  it("is symmetric, and zero for proportional samples", () => {
    const counts = fc.array(fc.integer({min: 20, max: 500}), {minLength: 5, maxLength: 5});
    fc.assert(
      fc.property(counts, counts, fc.integer({min: 1, max: 9}), (a, b, k) => {
        expect(chiSquaredHomogeneity(a, b).pValue).toBeCloseTo(chiSquaredHomogeneity(b, a).pValue, 9);
        expect(
          chiSquaredHomogeneity(
            a,
            a.map((count) => count * k)
          ).statistic
        ).toBeCloseTo(0, 9);
      })
    );
  });
  it("pools rare cells instead of letting them raise the alarm", () => {
    const rare = chiSquaredHomogeneity([500, 497, 1, 1, 1], [500, 500, 0, 0, 0]);
    expect(rare.degrees).toBe(2);
    expect(rare.pValue).toBeGreaterThan(0.1);
  });
  it("weighs dependent rows less", () => {
    const independent = chiSquaredHomogeneity([60, 40], [5000, 5000]);
    const dependent = chiSquaredHomogeneity([60, 40], [5000, 5000], 4);
    expect(independent.pValue).toBeLessThan(0.05);
    expect(dependent.pValue).toBeGreaterThan(0.3);
  });
  it("does not judge an empty sample", () => {
    expect(chiSquaredHomogeneity([0, 0], [5, 5])).toEqual({statistic: 0, degrees: 0, pValue: 1});
    expect(() => chiSquaredHomogeneity([1], [1, 2])).toThrow(/1 cells against 2/);
  });
});
