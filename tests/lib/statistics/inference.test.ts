import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {batchCount, designEffect} from "../../../lib/statistics/design-effect.ts";
import {benjaminiHochberg, holm} from "../../../lib/statistics/multiple-testing.ts";
import {
  meanInterval,
  normalCritical,
  normalSurvival,
  wilsonInterval
} from "../../../lib/statistics/normal.ts";
import {populationShares} from "../../../lib/statistics/population-share.ts";
import {createRandom as seededRandom} from "../../../lib/statistics/seeded-random.ts";

describe("normal distribution", () => {
  it("has the printed critical values", () => {
    expect(normalCritical(0.025)).toBeCloseTo(1.959963985, 8);
    expect(normalCritical(0.005)).toBeCloseTo(2.575829304, 8);
    expect(normalSurvival(3.2)).toBeCloseTo(0.00068714, 7);
    expect(normalSurvival(-1.96)).toBeCloseTo(1 - 0.0249979, 6);
  });
  it("gives Wilson's interval", () => {
    // Newcombe, Statistics in Medicine 17 (1998), table I, method 3: 81/263 and 15/148.
    const first = wilsonInterval(81, 263, 0.95);
    expect(first.low).toBeCloseTo(0.2553, 4);
    expect(first.high).toBeCloseTo(0.3662, 4);
    const second = wilsonInterval(15, 148, 0.95);
    expect(second.low).toBeCloseTo(0.0624, 4);
    expect(second.high).toBeCloseTo(0.1605, 4);
    expect(wilsonInterval(0, 0, 0.95)).toEqual({value: 0, low: 0, high: 1});
    expect(wilsonInterval(0, 150, 0.95).low).toBe(0);
    expect(wilsonInterval(150, 150, 0.95).high).toBe(1);
  });
  it("gives a mean's interval", () => {
    expect(meanInterval(2, 0.5, 0.95).high).toBeCloseTo(2.98, 3);
  });
});

describe("multiple testing", () => {
  // The fifteen p-values of Benjamini and Hochberg (1995), section 4.1: four rejected at 0.05, against
  // three by procedures that control the chance of any error.
  const published = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
    0.759, 1
  ];
  it("rejects what the paper rejects", () => {
    expect(benjaminiHochberg(published).filter((p) => p <= 0.05)).toHaveLength(4);
    expect(holm(published).filter((p) => p <= 0.05)).toHaveLength(3);
  });
  it("never lowers a p-value, keeps their order, does not depend on the order given", () => {
    const pValues = fc.array(fc.double({min: 0, max: 1, noNaN: true}), {minLength: 1, maxLength: 30});
    fc.assert(
      fc.property(pValues, (p) => {
        for (const adjust of [benjaminiHochberg, holm]) {
          const adjusted = adjust(p);
          adjusted.forEach((value, i) => {
            expect(value).toBeGreaterThanOrEqual(p[i] - 1e-15);
            expect(value).toBeLessThanOrEqual(1);
          });
          expect(adjust([...p].reverse())).toEqual([...adjusted].reverse());
          const order = p.map((_, i) => i).sort((i, j) => p[i] - p[j]);
          for (let k = 1; k < order.length; k += 1)
            expect(adjusted[order[k]]).toBeGreaterThanOrEqual(adjusted[order[k - 1]]);
        }
      })
    );
  });
});

describe("design effect", () => {
  const draw = (random: () => number, batches: number, rows: number, cluster: number) =>
    Array.from({length: batches}, () => {
      const counts = new Array<number>(6).fill(0);
      for (let row = 0; row < rows; row += cluster) counts[Math.floor(random() * 6)] += cluster;
      return counts;
    });
  it("is about 1 for independent rows and about the cluster size for copied ones", () => {
    const random = seededRandom(7);
    expect(designEffect(draw(random, 64, 600, 1))).toBeLessThan(1.4);
    for (const cluster of [4, 10]) {
      const effect = designEffect(draw(random, 64, 600, cluster));
      expect(effect).toBeGreaterThan(0.7 * cluster);
      expect(effect).toBeLessThan(1.4 * cluster);
    }
  });
  it("does not take one change of level for noise", () => {
    const random = seededRandom(8);
    const before = draw(random, 32, 600, 1);
    const after = draw(random, 32, 600, 1).map(([a, b, ...rest]) => [a + b, 0, ...rest]);
    expect(designEffect([...before, ...after])).toBeLessThan(1.5);
  });
  it("makes no claim from few batches", () => {
    expect(batchCount(149)).toBe(2);
    expect(batchCount(10)).toBe(1);
    expect(batchCount(1_000_000)).toBe(64);
    expect(designEffect([[1, 2]])).toBe(1);
  });
});

describe("population share", () => {
  it("gives each category's shares, change and interval", () => {
    const [fire, water] = populationShares(["fire", "water"], [30, 70], [500, 500], 100, 0.95);
    expect(fire.reference).toBe(0.5);
    expect(fire.change).toBeCloseTo(-0.2, 12);
    expect(water.share.value).toBeCloseTo(0.7, 12);
    expect(water.share.low).toBeGreaterThan(0.59);
    expect(water.share.high).toBeLessThan(0.79);
  });
});
