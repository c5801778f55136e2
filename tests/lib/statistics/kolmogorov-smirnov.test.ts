import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {
  kolmogorovSmirnov,
  kolmogorovSmirnovFromCounts,
  kolmogorovSurvival
} from "../../../lib/statistics/kolmogorov-smirnov.ts";

describe("Kolmogorov's distribution", () => {
  // Smirnov's table (1948); digits from scipy.special.kolmogorov of SciPy 1.17.1.
  it.each([
    [0.5, 0.9639452436648751],
    [0.8276, 0.4999584165635446],
    [1.0, 0.26999967167735],
    [1.2239, 0.09997449271179],
    [1.3581, 0.04999963043167],
    [1.6276, 0.01000153733306],
    [2.2, 0.0001250430075496]
  ])("has P(K > %d) = %d", (x, expected) => {
    expect(Math.abs(kolmogorovSurvival(x) - expected)).toBeLessThan(1e-10);
  });
});

describe("two-sample test", () => {
  const x = [0.1, 0.4, 0.7, 1.3, 2.2, 2.9, 3.3, 4.1];
  const y = [0.9, 1.5, 1.9, 2.5, 3.1, 3.8, 4.4, 5.0, 5.6, 6.1];
  it("agrees with SciPy's ks_2samp", () => {
    const test = kolmogorovSmirnov(x, y);
    expect(test.statistic).toBeCloseTo(0.4, 12);
    // Exact 0.3917 for 8 against 10; the limit with Stephens' correction is close already.
    expect(Math.abs(test.pValue - 0.3917)).toBeLessThan(0.03);
  });
  const sample = fc.array(fc.integer({min: 0, max: 12}), {minLength: 5, maxLength: 60});
  it("is symmetric, bounded, invariant under rising maps, and equal to the distance of the step functions", () => {
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const {statistic} = kolmogorovSmirnov(a, b);
        expect(kolmogorovSmirnov(b, a).statistic).toBeCloseTo(statistic, 12);
        expect(
          kolmogorovSmirnov(
            a.map((v) => Math.exp(v)),
            b.map((v) => Math.exp(v))
          ).statistic
        ).toBeCloseTo(statistic, 12);
        const share = (values: number[], t: number) => values.filter((v) => v <= t).length / values.length;
        const brute = Math.max(...Array.from({length: 13}, (_, t) => Math.abs(share(a, t) - share(b, t))));
        expect(statistic).toBeCloseTo(brute, 12);
      })
    );
  });
  it("is the same from counts where every value has its bin", () => {
    const counts = (values: number[]) =>
      Array.from({length: 13}, (_, v) => values.filter((value) => value === v).length);
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const exact = kolmogorovSmirnov(a, b);
        const binned = kolmogorovSmirnovFromCounts(counts(a), counts(b));
        expect(binned.statistic).toBeCloseTo(exact.statistic, 12);
        expect(binned.pValue).toBeCloseTo(exact.pValue, 12);
      })
    );
  });
  it("does not judge an empty sample", () => {
    expect(kolmogorovSmirnov([], [1])).toEqual({statistic: 0, pValue: 1});
    expect(kolmogorovSmirnovFromCounts([0, 0], [1, 1])).toEqual({statistic: 0, pValue: 1});
  });
});
