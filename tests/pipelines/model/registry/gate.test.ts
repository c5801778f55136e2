import {describe, expect, it} from "vitest";
import type {EvaluationReport} from "../../../../pipelines/model/evaluation/evaluation-report.ts";
import {type Incumbent, judge} from "../../../../pipelines/model/registry/gate.ts";
import {GATE} from "../../../../pipelines/model/registry/gate-thresholds.ts";

const GOOD = {
  accuracy: 0.99,
  f1: 0.99,
  rocAuc: 0.9995,
  prAuc: 0.9995,
  logLoss: 0.13,
  brier: 0.04,
  ece: 0.002,
  meanAbsoluteError: 0.012
};
type Metric = keyof typeof GOOD;
const HALF = 0.0001;

/** A report whose scores are good but for what is given; each interval reaches `HALF` to either side. */
function report(scores: Partial<Record<Metric, number>> = {}, rowMicroseconds = 50): EvaluationReport {
  const all = {...GOOD, ...scores};
  const intervals = Object.fromEntries(
    Object.entries(all).map(([metric, value]) => [metric, [value - HALF, value + HALF]])
  );
  return {
    model: {rowMicroseconds},
    splits: [{name: "pair-disjoint", testRows: 1000, scores: all, intervals}]
  } as unknown as EvaluationReport;
}

describe("the gate's floors", () => {
  it("let a good model through, with the evidence", () => {
    const {f1: _f1, prAuc: _prAuc, ...evidence} = GOOD;
    expect(judge(report(), null)).toEqual({
      passed: true,
      reasons: [],
      evidence: {...evidence, rowMicroseconds: 50, testRows: 1000}
    });
  });

  it("are inclusive", () => {
    const edge = report(
      {accuracy: GATE.minAccuracy, rocAuc: GATE.minRocAuc, ece: GATE.maxEce},
      GATE.maxRowMicroseconds
    );
    expect(judge(edge, null).reasons).toEqual([]);
  });

  it.each([
    [
      {accuracy: 0.9799},
      50,
      "accuracy 97.99 % on the pair-disjoint test split (1000 duels) is below 98.00 %"
    ],
    [{rocAuc: 0.9989}, 50, "ROC-AUC 0.99890 on the pair-disjoint test split (1000 duels) is below 0.999"],
    [
      {ece: 0.0101},
      50,
      "calibration error 0.0101 on the pair-disjoint test split (1000 duels) is above 0.01"
    ],
    [{}, 201, "one prediction takes 201 µs, more than 200 µs"]
  ])("refuse %j at %i µs, saying why", (scores, microseconds, reason) => {
    expect(judge(report(scores, microseconds), null)).toMatchObject({passed: false, reasons: [reason]});
  });

  it.each(["accuracy", "rocAuc", "ece"] as const)("refuse a model whose %s is no number", (metric) => {
    expect(judge(report({[metric]: Number.NaN}), null).reasons).toHaveLength(1);
  });

  it("can be others", () => {
    expect(judge(report(), null, {...GATE, minAccuracy: 0.995}).passed).toBe(false);
  });

  it("are all named at once", () => {
    expect(judge(report({accuracy: 0.5, rocAuc: 0.5, ece: 0.5}, 999), null).reasons).toHaveLength(4);
  });
});

/** Production as it is where the two did not answer the same duels. */
const elsewhere = (given: EvaluationReport = report()): Incumbent => ({report: given, differences: []});

describe("beside production on other duels", () => {
  const HIGHER: Metric[] = ["accuracy", "f1", "rocAuc", "prAuc"];
  const LOWER: Metric[] = ["logLoss", "brier", "ece", "meanAbsoluteError"];
  const others = (metric: Metric, by: number) => report({[metric]: GOOD[metric] + by});

  it.each(HIGHER)("a %s that is lower beyond both intervals is refused", (metric) => {
    expect(judge(others(metric, -3 * HALF), elsewhere()).reasons).toEqual([
      `${metric} ${(GOOD[metric] - 3 * HALF).toFixed(5)} on the pair-disjoint test split (1000 duels) is worse than production's ${GOOD[metric].toFixed(5)}, beyond both intervals`
    ]);
  });

  it.each(LOWER)("a %s that is higher beyond both intervals is refused", (metric) => {
    expect(judge(others(metric, 3 * HALF), elsewhere()).reasons).toEqual([
      `${metric} ${(GOOD[metric] + 3 * HALF).toFixed(5)} on the pair-disjoint test split (1000 duels) is worse than production's ${GOOD[metric].toFixed(5)}, beyond both intervals`
    ]);
  });

  it("what lies within the intervals, or is better, is let through", () => {
    for (const metric of [...HIGHER, ...LOWER]) {
      for (const by of [-HALF, HALF])
        expect(judge(others(metric, by), elsewhere()).passed, metric).toBe(true);
      expect(judge(others(metric, HIGHER.includes(metric) ? 3 * HALF : -3 * HALF), elsewhere()).passed).toBe(
        true
      );
    }
  });

  it("intervals that touch do not count as beyond", () => {
    const touching = structuredClone(report()) as EvaluationReport;
    const mine = touching.splits[0].intervals as unknown as Record<Metric, [number, number]>;
    const theirs = report().splits[0].intervals as unknown as Record<Metric, [number, number]>;
    for (const metric of HIGHER) mine[metric] = [0, theirs[metric][0]];
    for (const metric of LOWER) mine[metric] = [theirs[metric][1], 1];
    expect(judge(touching, elsewhere()).reasons).toEqual([]);
  });
});
