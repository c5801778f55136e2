import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {
  frequencyBins,
  mutualInformation,
  pearson,
  relativeRanks
} from "../../../lib/statistics/association.ts";
import {createRandom} from "../../../lib/statistics/seeded-random.ts";

describe("mutualInformation", () => {
  it("is one bit where the feature tells a fair coin's outcome", () => {
    const x = Array.from({length: 10_000}, (_, row) => row % 2);
    expect(mutualInformation(x, x)).toBeCloseTo(1, 3);
  });

  it("is the textbook's value for a noisy channel: 1 − H(0.1) = 0.531 bits", () => {
    const x = Array.from({length: 10_000}, (_, row) => row % 2);
    expect(
      mutualInformation(
        x,
        x.map((value) => (value ? 0.9 : 0.1))
      )
    ).toBeCloseTo(0.531, 3);
  });

  it("is next to nothing for a feature that has nothing to do with the outcome", () => {
    const random = createRandom(7);
    const x = Array.from({length: 20_000}, random);
    const y = Array.from({length: 20_000}, () => (random() < 0.5 ? 1 : 0));
    expect(mutualInformation(x, y)).toBeLessThan(0.001);
  });

  it("does not depend on the feature's scale", () => {
    const values = fc.array(
      fc.tuple(fc.integer({min: 0, max: 50}), fc.double({min: 0, max: 1, noNaN: true})),
      {
        minLength: 20,
        maxLength: 200
      }
    );
    fc.assert(
      fc.property(values, (rows) => {
        const [x, p] = [rows.map(([value]) => value), rows.map(([, share]) => share)];
        const stretched = x.map((value) => 3 * value + 2);
        expect(mutualInformation(stretched, p)).toBeCloseTo(mutualInformation(x, p), 9);
      })
    );
  });
});

describe("frequencyBins", () => {
  it("never parts equal values and keeps the order", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({min: 0, max: 60}), {minLength: 1, maxLength: 300}), (values) => {
        const {bin, count} = frequencyBins(values);
        expect(Math.max(...bin)).toBeLessThan(count);
        values.forEach((x, i) => {
          values.forEach((y, j) => {
            if (x === y) expect(bin[i]).toBe(bin[j]);
            if (x < y) expect(bin[i]).toBeLessThanOrEqual(bin[j]);
          });
        });
      }),
      {numRuns: 20}
    );
  });
});

describe("pearson and relativeRanks", () => {
  it("gives Anscombe's first quartet 0.816", () => {
    const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
    const y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
    expect(pearson(x, y)).toBeCloseTo(0.81642, 5);
    expect(
      pearson(
        x,
        x.map(() => 1)
      )
    ).toBe(0);
  });

  it("gives equal values equal ranks in the middle of their places", () => {
    expect([...relativeRanks([5, 1, 5, 9, 5])]).toEqual([0.5, 0, 0.5, 1, 0.5]);
  });
});
