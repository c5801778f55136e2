import fc from "fast-check";
import {expect, it} from "vitest";
import {type ProductionSummary, typicalError, typicalRange} from "./uncertainty.ts";

const production: ProductionSummary = {
  version: 1,
  errors: [
    {upTo: 0.05, error: 0.08},
    {upTo: 0.3, error: 0.05},
    {upTo: 0.5, error: 0.01}
  ]
};

it("takes the error measured on duels as close, on either side of even", () => {
  expect(typicalError(production, 0.52)).toBe(0.08);
  expect(typicalError(production, 0.3)).toBe(0.05);
  expect(typicalError(production, 0)).toBe(0.01);
  expect(typicalError(production, 1)).toBe(0.01);
  expect(typicalError({version: 1, errors: []}, 0.5)).toBeNull();
});

it("keeps the range around the answer and within 0 and 1", () => {
  fc.assert(
    fc.property(fc.double({min: 0, max: 1, noNaN: true}), (p) => {
      const [low, high] = typicalRange(p, typicalError(production, p)!);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      expect(low).toBeLessThanOrEqual(p);
      expect(high).toBeGreaterThanOrEqual(p);
    })
  );
});
