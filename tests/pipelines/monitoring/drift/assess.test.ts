import {describe, expect, it} from "vitest";
import {assessColumns, assessDataset, driftedWeight} from "../../../../pipelines/monitoring/drift/assess.ts";
import type {ColumnDistance} from "../../../../pipelines/monitoring/drift/column-drift.ts";
import {THRESHOLDS} from "../../../../pipelines/monitoring/drift/drift-thresholds.ts";

/** A column that is surely different and much different, but for what is given. */
const distance = (given: Partial<ColumnDistance> & {readonly p?: number} = {}): ColumnDistance => ({
  name: "speed",
  kind: "numeric",
  group: "base stats",
  rows: 200,
  effectiveRows: 200,
  designEffect: 1,
  bins: 10,
  psi: 0.3,
  psiCorrected: 0.25,
  jensenShannon: 0,
  chiSquared: {statistic: 0, degrees: 9, pValue: given.p ?? 0},
  kolmogorovSmirnov: null,
  wasserstein: null,
  mean: null,
  referenceMean: null,
  shares: [],
  referenceShares: [],
  referenceRows: 1_000,
  ...given
});
const statusOf = (given: Parameters<typeof distance>[0]): string =>
  assessColumns([distance(given)])[0].status;

describe("a column", () => {
  it("is judged by its effect, each limit included", () => {
    expect(statusOf({psiCorrected: 0.25})).toBe("major");
    expect(statusOf({psiCorrected: 0.2499})).toBe("moderate");
    expect(statusOf({psiCorrected: 0.1})).toBe("moderate");
    expect(statusOf({psiCorrected: 0.0999})).toBe("stable");
  });
  it("is stable where chance may explain it, or rows are too few", () => {
    expect(statusOf({p: 0.01})).toBe("major");
    expect(statusOf({p: 0.0101})).toBe("stable");
    expect(statusOf({p: 0.0101, psiCorrected: 0.2})).toBe("stable");
    expect(statusOf({rows: 199})).toBe("stable");
    expect(statusOf({rows: 199, psiCorrected: 0.2})).toBe("stable");
  });
  it("is held against its p-value among all columns", () => {
    const columns = assessColumns([distance({p: 0.004}), distance({p: 0.6}), distance({p: 0.9})]);
    expect(columns.map(({adjustedPValue}) => adjustedPValue)).toEqual(
      [0.012, 0.9, 0.9].map((p) => expect.closeTo(p, 12))
    );
    expect(columns.map(({status}) => status)).toEqual(["stable", "stable", "stable"]);
  });
  it("has as its limit what matters above the noise, or what chance reaches where that is more", () => {
    const limitOf = (given: Parameters<typeof distance>[0]): number =>
      assessColumns([distance(given)])[0].limit;
    // The expected noise is 0.05; chance reaches χ²(9; 0.01) = 21.666 times (1/n + 1/m).
    expect(limitOf({effectiveRows: 100_000, referenceRows: 100_000})).toBeCloseTo(0.15, 10);
    expect(limitOf({effectiveRows: 100, referenceRows: 1_000})).toBeCloseTo(21.666 * 0.011, 4);
    expect(limitOf({rows: 0, effectiveRows: 0})).toBeCloseTo(0.15, 10);
    expect(limitOf({bins: 1})).toBeCloseTo(0.15, 10);
    expect(limitOf({bins: 2, effectiveRows: 10})).toBeCloseTo(6.635 * 0.101, 3);
  });
  it("is held against a stricter limit the more columns are looked at, a laxer one the more are different", () => {
    const first = (count: number, different: number): number =>
      assessColumns(
        Array.from({length: count}, (_, i) => distance({p: i < different ? 0 : 1, effectiveRows: 20}))
      )[0].limit;
    // χ²(9; 0.01 / 4), χ²(9; 0.02 / 4)
    expect(first(4, 1)).toBeCloseTo(25.462 * 0.051, 2);
    expect(first(4, 2)).toBeCloseTo(23.589 * 0.051, 2);
    expect(first(4, 0)).toBeCloseTo(first(4, 1), 12);
    // At the rate itself a column counts as different.
    const atRate = assessColumns([0.01, 0.01, 0.01, 0.01].map((p) => distance({p, effectiveRows: 20})));
    expect(atRate[0].limit).toBeCloseTo(first(4, 4), 12);
  });
  it("keeps what was measured", () => {
    expect(assessColumns([distance({wasserstein: 0.4})])[0]).toMatchObject({name: "speed", wasserstein: 0.4});
    expect(assessColumns([])).toEqual([]);
  });
});

describe("the whole input", () => {
  const columns = (drifted: number, stable: number) => [
    ...Array.from({length: drifted}, () => ({status: "moderate"}) as const),
    ...Array.from({length: stable}, () => ({status: "stable"}) as const)
  ];
  it("has its columns counted, and weighed by what the model goes by", () => {
    expect(assessDataset(columns(1, 4), null)).toEqual({columns: 5, drifted: 1, moved: null});
    expect(driftedWeight(columns(2, 2), [0.5, 0, 0.2, 0.3])).toBe(0.5);
    expect(driftedWeight([], [])).toBe(0);
  });
});

it("holds the limits that the documents and alert rules state", () => {
  expect(THRESHOLDS).toEqual({
    minimumRows: 200,
    falseAlarmRate: 0.01,
    confidence: 0.95,
    psi: {moderate: 0.1, major: 0.25},
    columns: {share: 0.05, falseAlarmRate: 0.002, permutations: 999, correlation: 0.7},
    multivariate: {auc: 0.65, minimumRows: 500, rows: 2_000},
    changes: {falseAlarmsAYear: 0.05, share: 0.05, shift: 0.2, chunkRows: 250},
    quality: {missing: 0.001, outOfRange: 0.01, unseen: 0.001},
    performance: {
      absoluteErrorRise: 0.002,
      excessLogLossRise: 0.02,
      regretRise: 0.002,
      pairedRise: 0.0005,
      labelledDuels: 1_500,
      minimumPairs: 100,
      minimumQuestions: 200,
      minimumRows: 200,
      falseAlarmRate: 0.01
    },
    service: {
      requestSecondsP95: 0.5,
      predictionSecondsP95: 0.1,
      errorShare: 0.05,
      confidenceMean: 0.6,
      cpuPercent: 80,
      memoryShare: 0.85,
      memoryAvailableBytes: 536_870_912,
      memoryAvailableShare: 0.1,
      diskAvailableShare: 0.1,
      diskFullWithinSeconds: 86_400,
      diskHalfShare: 0.5,
      reportAgeSeconds: 93_600
    }
  });
});
