import {expect, it} from "vitest";
import {smoothedVariance} from "../../../pipelines/battle/smoothed-variance.ts";

it("is that of a share with trials seen before: never 0, and by Laplace's rule unless told otherwise", () => {
  expect(smoothedVariance(0, 8)).toBeCloseTo(0.1 * 0.9, 12);
  expect(smoothedVariance(1, 8)).toBeCloseTo(0.1 * 0.9, 12);
  expect(smoothedVariance(0.5, 8)).toBe(0.25);
  expect(smoothedVariance(0.25, 8)).toBeCloseTo(0.3 * 0.7, 12);
  expect(smoothedVariance(0, 9, 1 / 2)).toBeCloseTo(0.05 * 0.95, 12);
});
