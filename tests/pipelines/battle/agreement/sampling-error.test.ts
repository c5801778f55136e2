import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {expectedAbsoluteDifference} from "../../../../pipelines/battle/agreement/sampling-error.ts";

/** By definition: the sum over all numbers of successes. */
function bySum(probability: number, trials: number): number {
  let chance = (1 - probability) ** trials;
  let sum = 0;
  for (let k = 0; k <= trials; k++) {
    sum += chance * Math.abs(k / trials - probability);
    chance *= ((trials - k) / (k + 1)) * (probability / (1 - probability));
  }
  return sum;
}

describe("expectedAbsoluteDifference", () => {
  it("is the binomial distribution's mean absolute deviation", () => {
    fc.assert(
      fc.property(fc.double({min: 0.01, max: 0.99, noNaN: true}), fc.integer({min: 1, max: 60}), (p, n) => {
        expect(expectedAbsoluteDifference(p, n)).toBeCloseTo(bySum(p, n), 9);
      })
    );
  });

  it("is nothing for what is certain", () => {
    expect(expectedAbsoluteDifference(0, 400)).toBe(0);
    expect(expectedAbsoluteDifference(1, 400)).toBe(0);
  });
});
