import {expect, it} from "vitest";
import {estimatePerformance} from "../../../../../pipelines/monitoring/drift/performance/estimate.ts";

const moments = {
  rows: 100,
  probability: 0.4,
  confidence: 0.8,
  confidenceDeviation: 0.2,
  variance: 0.11,
  entropy: 0.35
};

it("estimates from the moments, within the standard error of as many independent rows", () => {
  const estimate = estimatePerformance(moments, 4, 0.95)!;
  expect(estimate).toMatchObject({rows: 100, brier: 0.11, logLoss: 0.35});
  // 1.96 · 0.2 · √(4 / 100)
  expect(estimate.fightAccuracy).toEqual({
    value: 0.8,
    low: expect.closeTo(0.7216, 4),
    high: expect.closeTo(0.8784, 4)
  });
});

it("keeps a share within 0 and 1", () => {
  const wide = (confidence: number) =>
    estimatePerformance({...moments, confidence}, 10_000, 0.95)!.fightAccuracy;
  expect(wide(0.8)).toEqual({value: 0.8, low: 0, high: 1});
});

it("says nothing of no prediction", () => {
  expect(estimatePerformance({...moments, rows: 0}, 1, 0.95)).toBeNull();
});
