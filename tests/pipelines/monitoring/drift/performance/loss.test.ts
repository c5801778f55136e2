import {describe, expect, it} from "vitest";
import {sequenceWidth} from "../../../../../lib/statistics/confidence-sequence.ts";
import {THRESHOLDS} from "../../../../../pipelines/monitoring/drift/drift-thresholds.ts";
import {baselineOf, performanceLoss} from "../../../../../pipelines/monitoring/drift/performance/loss.ts";
import type {VerifiedPerformance} from "../../../../../pipelines/monitoring/drift/performance/verify.ts";

interface Measured {
  readonly rows?: number;
  readonly error?: number;
  readonly errorDeviation?: number;
  readonly excess?: number;
  readonly excessDeviation?: number;
}

const PAIRS = 200;

const measured = ({
  rows = 200,
  error = 0.01,
  errorDeviation = 0,
  excess = 0.001,
  excessDeviation = 0
}: Measured = {}) =>
  ({
    rows,
    pairs: PAIRS,
    playouts: 400,
    scores: {meanAbsoluteError: error, fightAccuracy: 0.91, accuracy: 0.99, ece: 0.003},
    meanAbsoluteErrorDeviation: errorDeviation,
    excessLogLoss: excess,
    excessLogLossDeviation: excessDeviation
  }) as VerifiedPerformance;
const baseline = (given?: Measured) => baselineOf(measured(given));
/** z of the tests: one-sided, five of them at 1 in 100 together. */
const Z = 2.878162;
/** What chance explains of two standard errors: at training once, now however often it is looked at. */
const explained = (before: number, now: number): number =>
  Math.hypot(Z * before, sequenceWidth(now * Math.sqrt(PAIRS), PAIRS, 0.01 / 5));

describe("a loss of performance", () => {
  it("is what rises by the limit of its measure, where chance explains nothing", () => {
    const {absoluteErrorRise, excessLogLossRise} = THRESHOLDS.performance;
    const at = (error: number, excess: number) => {
      const {isLost, measures} = performanceLoss(baseline({error: 0, excess: 0}), measured({error, excess}));
      return [isLost, ...measures.map(({exceeded}) => exceeded)];
    };
    expect(at(absoluteErrorRise, 0)).toEqual([true, true, false]);
    expect(at(0, excessLogLossRise)).toEqual([true, false, true]);
    expect(at(absoluteErrorRise - 1e-9, excessLogLossRise - 1e-9)).toEqual([false, false, false]);
    expect(at(-1, -1)).toEqual([false, false, false]);
  });

  it("of a third of the error at training is found in 3,000 re-simulated predictions", () => {
    // The model in production, 24 November 2026: 0.0058 at training; an error of 0.01 on one prediction.
    const deviation = (pairs: number) => 0.01 / Math.sqrt(pairs);
    const before = baseline({error: 0.0058, errorDeviation: deviation(10_000)});
    const now = {...measured({rows: 3_000, error: 0.0093, errorDeviation: deviation(2_500)}), pairs: 2_500};
    expect(performanceLoss(before, now).isLost).toBe(true);
    const realistic = {
      ...measured({rows: 3_000, error: 0.0063, errorDeviation: deviation(2_500)}),
      pairs: 2_500
    };
    expect(performanceLoss(before, realistic).isLost).toBe(false);
  });

  it("is no rise that the two samples' chance explains", () => {
    const before = baseline({error: 0.01, errorDeviation: 0.03, excess: 0, excessDeviation: 0.06});
    const now = (error: number, excess: number) =>
      performanceLoss(before, measured({error, errorDeviation: 0.04, excess, excessDeviation: 0.08}));
    const {measures, isLost} = now(0.1, 0.2);
    expect(measures[0].limit).toBeCloseTo(explained(0.03, 0.04), 6);
    expect(measures[1].limit).toBeCloseTo(explained(0.06, 0.08), 6);
    expect(isLost).toBe(false);
    expect(now(0.01 + explained(0.03, 0.04) + 1e-6, 0).isLost).toBe(true);
    expect(now(0, explained(0.06, 0.08) + 1e-6).isLost).toBe(true);
  });

  it("tells each measure before and now", () => {
    const {judged, measures} = performanceLoss(
      baseline({error: 0.01, excess: 0.002}),
      measured({error: 0.0115, excess: 0.001})
    );
    expect(judged).toBe(true);
    expect(measures).toEqual([
      {
        name: "meanAbsoluteError",
        baseline: 0.01,
        verified: 0.0115,
        rise: expect.closeTo(0.0015, 12),
        limit: 0.002,
        exceeded: false
      },
      {
        name: "excessLogLoss",
        baseline: 0.002,
        verified: 0.001,
        rise: expect.closeTo(-0.001, 12),
        limit: 0.02,
        exceeded: false
      }
    ]);
  });

  it("is not judged without both measurements, nor from fewer predictions than the least", () => {
    const none = {judged: false, measures: [], isLost: false};
    const worse = measured({error: 0.9});
    expect(performanceLoss(null, worse)).toEqual(none);
    expect(performanceLoss(baseline(), null)).toEqual(none);
    expect(performanceLoss(baseline(), measured({error: 0.9, rows: 199}))).toEqual(none);
    expect(performanceLoss(baseline(), {...worse, pairs: 99})).toEqual(none);
    expect(performanceLoss(baseline(), worse).isLost).toBe(true);
  });
});

it("keeps of a verification what later ones are held against", () => {
  expect(
    baselineOf(measured({rows: 7, error: 0.1, errorDeviation: 0.2, excess: 0.3, excessDeviation: 0.4}))
  ).toEqual({
    rows: 7,
    playouts: 400,
    meanAbsoluteError: 0.1,
    meanAbsoluteErrorDeviation: 0.2,
    excessLogLoss: 0.3,
    excessLogLossDeviation: 0.4,
    fightAccuracy: 0.91,
    accuracy: 0.99,
    expectedCalibrationError: 0.003
  });
});
