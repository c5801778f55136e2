import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {jensenShannon} from "../../../lib/statistics/jensen-shannon.ts";
import {normalSurvival} from "../../../lib/statistics/normal.ts";
import {
  criticalPsi,
  expectedNullPsi,
  populationStabilityIndex
} from "../../../lib/statistics/population-stability-index.ts";
import {
  normalizedWasserstein,
  wasserstein,
  wassersteinFromCounts
} from "../../../lib/statistics/wasserstein.ts";

const counts = fc.array(fc.integer({min: 1, max: 1000}), {minLength: 6, maxLength: 6});
const values = fc.array(fc.integer({min: -20, max: 20}), {minLength: 3, maxLength: 40});

describe("population stability index", () => {
  it("is Σ (p − q) ln(p/q): ten deciles against a sloping sample", () => {
    const sample = [50, 60, 80, 90, 100, 110, 120, 130, 130, 130];
    expect(populationStabilityIndex(sample, new Array(10).fill(100))).toBeCloseTo(0.0888191768974959, 12);
  });
  it("tends to δ² for two normals δ deviations apart (Jeffreys' divergence in closed form)", () => {
    const bins = Array.from({length: 401}, (_, i) => -6 + i * 0.03);
    const mass = (mean: number) =>
      bins.map((edge) => normalSurvival(edge - mean) - normalSurvival(edge + 0.03 - mean));
    expect(populationStabilityIndex(mass(0.5), mass(0))).toBeCloseTo(0.25, 3);
  });
  it("is symmetric in shares, never negative, zero only for equal shares", () => {
    fc.assert(
      fc.property(counts, counts, (a, b) => {
        const psi = populationStabilityIndex(a, b);
        expect(psi).toBeGreaterThanOrEqual(0);
        expect(populationStabilityIndex(b, a)).toBeCloseTo(psi, 10);
        expect(
          populationStabilityIndex(
            a,
            a.map((count) => count * 7)
          )
        ).toBeCloseTo(0, 12);
      })
    );
  });
  it("stays finite where a bin is empty", () => {
    expect(populationStabilityIndex([0, 100], [50, 50])).toBeGreaterThan(1);
    expect(Number.isFinite(populationStabilityIndex([0, 100], [50, 50]))).toBe(true);
  });
  it("has the null limits of a scaled chi-squared", () => {
    expect(expectedNullPsi(10, 1000, 1000)).toBeCloseTo(0.018, 12);
    expect(criticalPsi(10, 1000, 1000, 0.05)).toBeCloseTo(16.919 / 500, 5);
    expect(criticalPsi(1, 10, 10, 0.05)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe("Jensen–Shannon divergence", () => {
  // Squares of scipy.spatial.distance.jensenshannon(…, 2): its documentation's example and another.
  it("agrees with SciPy", () => {
    expect(jensenShannon([1, 0, 0], [0, 1, 0])).toBeCloseTo(1, 12);
    expect(jensenShannon([10, 40, 50], [30, 30, 40])).toBeCloseTo(0.04693030056898547, 12);
    expect(jensenShannon([1, 0], [1, 1]) * Math.LN2).toBeCloseTo(0.21576155433883568, 12);
  });
  it("is symmetric and lies between 0 and 1", () => {
    fc.assert(
      fc.property(counts, counts, (a, b) => {
        const divergence = jensenShannon(a, b);
        expect(divergence).toBeGreaterThanOrEqual(0);
        expect(divergence).toBeLessThanOrEqual(1);
        expect(jensenShannon(b, a)).toBeCloseTo(divergence, 12);
      })
    );
  });
});

describe("Wasserstein distance", () => {
  // The first is SciPy's documentation's example.
  it("agrees with SciPy", () => {
    expect(wasserstein([0, 1, 3], [5, 6, 8])).toBeCloseTo(5, 12);
    const x = [0.1, 0.4, 0.7, 1.3, 2.2, 2.9, 3.3, 4.1];
    const y = [0.9, 1.5, 1.9, 2.5, 3.1, 3.8, 4.4, 5.0, 5.6, 6.1];
    expect(wasserstein(x, y)).toBeCloseTo(1.605, 12);
  });
  it("moves with a shift, scales with the unit, obeys the triangle inequality", () => {
    fc.assert(
      fc.property(values, values, values, fc.integer({min: -9, max: 9}), (a, b, c, shift) => {
        expect(
          wasserstein(
            a,
            a.map((v) => v + shift)
          )
        ).toBeCloseTo(Math.abs(shift), 9);
        expect(
          wasserstein(
            a.map((v) => 3 * v),
            b.map((v) => 3 * v)
          )
        ).toBeCloseTo(3 * wasserstein(a, b), 9);
        expect(wasserstein(a, c)).toBeLessThanOrEqual(wasserstein(a, b) + wasserstein(b, c) + 1e-9);
      })
    );
  });
  it("is the same from counts where every value has its bin", () => {
    const positions = Array.from({length: 41}, (_, i) => i - 20);
    const count = (sample: number[]) => positions.map((p) => sample.filter((v) => v === p).length);
    fc.assert(
      fc.property(values, values, (a, b) => {
        expect(wassersteinFromCounts(count(a), count(b), positions)).toBeCloseTo(wasserstein(a, b), 9);
      })
    );
  });
  it("is given in deviations of the reference", () => {
    expect(normalizedWasserstein(3, 1.5)).toBe(2);
    expect(normalizedWasserstein(0, 0)).toBe(0);
    expect(normalizedWasserstein(1, 0)).toBe(Number.POSITIVE_INFINITY);
  });
});
