import {describe, expect, it} from "vitest";
import {THRESHOLDS} from "../../../../../pipelines/monitoring/drift/drift-thresholds.ts";
import {STATUSES} from "../../../../../pipelines/monitoring/drift/report/drift-report.ts";
import {decide, type Evidence} from "../../../../../pipelines/monitoring/drift/report/verdict.ts";

interface Found {
  readonly rows?: number;
  readonly drifted?: number;
  readonly whole?: boolean;
  readonly prediction?: "stable" | "moderate" | "major";
  readonly classified?: boolean;
  readonly faults?: number;
  readonly lost?: boolean;
  readonly exceeded?: boolean;
  readonly regretted?: boolean;
  readonly verified?: boolean;
  readonly judged?: boolean;
  readonly unusable?: number;
  readonly leftOut?: readonly {readonly file: string; readonly reason: string}[];
}

/** A window in which nothing is found but what is given. */
const evidence = (found: Found = {}): Evidence =>
  ({
    window: {rows: found.rows ?? 1_234, label: "7d"},
    changes: null,
    dataset: {
      columns: 40,
      drifted: found.drifted ?? 0,
      moved: {
        drifted: 5,
        counting: 25,
        share: 0.314,
        limit: 0.05,
        pValue: 0.001,
        isDrifted: found.whole ?? false
      }
    },
    prediction: {status: found.prediction ?? "stable", psiCorrected: 0.3},
    columns: [
      {name: "a_speed", psiCorrected: 0.45},
      {name: "b_speed", psiCorrected: 0.2}
    ],
    quality: {
      unusablePredictions: found.unusable ?? 0,
      leftOut: found.leftOut ?? [],
      issues: [
        ...Array.from({length: found.faults ?? 0}, (_, i) => ({
          column: `c${i}`,
          problem: "missing",
          share: 0.02,
          limit: 0.001,
          exceeded: true
        })),
        {column: "fine", problem: "missing", share: 0.0001, limit: 0.001, exceeded: false}
      ]
    },
    multivariate: {isDrifted: found.classified ?? false, auc: {value: 0.7}, limit: 0.65},
    performance: {
      verified: found.verified === false ? null : {scores: {meanAbsoluteError: 0.0125}},
      loss: {
        judged: found.judged ?? true,
        isLost: found.lost ?? false,
        measures: [
          {
            name: "meanAbsoluteError",
            baseline: 0.01,
            verified: 0.05,
            rise: 0.04,
            limit: 0.02,
            exceeded: found.exceeded ?? found.lost ?? false
          },
          {name: "excessLogLoss", baseline: 0, verified: 0, rise: 0, limit: 0.02, exceeded: false},
          {
            name: "regret",
            baseline: 0.001,
            verified: 0.004,
            rise: 0.003,
            limit: 0.002,
            exceeded: found.regretted ?? false
          }
        ].filter(({name}) => found.judged !== false || name === "regret")
      }
    },
    reference: {baseline: {meanAbsoluteError: 0.01}}
  }) as unknown as Evidence;
const verdict = (found?: Found) => decide(evidence(found), THRESHOLDS);
const MOVED =
  "31.4 % of what the model goes by moved (limit 5.0 %, p 0.001 by permutation): 5 of 25 columns that count";
const TRUTH = "its error by re-simulation is 0.013 against 0.010 at training, within limits";

describe("the verdict", () => {
  it("is one of six", () => {
    expect(STATUSES).toEqual(["insufficient", "stable", "watch", "drift", "degraded", "broken"]);
  });
  it("is stable where nothing is found", () => {
    expect(verdict()).toEqual({
      status: "stable",
      sentence: `Stable: 1,234 predictions of the last 7 days look like the training data; ${TRUTH}.`,
      reasons: []
    });
  });
  it("is none on fewer predictions than the least, whatever is found", () => {
    expect(verdict({rows: 199, lost: true, whole: true, drifted: 40})).toEqual({
      status: "insufficient",
      sentence: "No verdict: 199 predictions in the last 7 days, at least 200 are needed.",
      reasons: []
    });
    expect(verdict({rows: 200}).status).toBe("stable");
  });
  it("is drift where the columns as a whole, the predictions alone, or a classifier alone say so", () => {
    expect(verdict({drifted: 8, whole: true})).toEqual({
      status: "drift",
      sentence: `Drift: what is asked in the last 7 days differs from the training data (8 of 40 columns, most a_speed); ${TRUTH}.`,
      reasons: [MOVED]
    });
    for (const prediction of ["moderate", "major"] as const)
      expect(verdict({prediction})).toMatchObject({
        status: "drift",
        reasons: [`predictions drifted (PSI 0.300, ${prediction})`]
      });
    expect(verdict({classified: true})).toMatchObject({
      status: "drift",
      reasons: ["a classifier tells the window from the reference (AUC 0.700, limit 0.650)"]
    });
    expect(decide({...evidence(), multivariate: null}, THRESHOLDS).status).toBe("stable");
  });
  it("is to watch where single columns moved, or values are faulty", () => {
    expect(verdict({drifted: 2})).toEqual({
      status: "watch",
      sentence: `Watch: 2 of 40 columns moved in the last 7 days, not the whole; ${TRUTH}.`,
      reasons: ["2 of 40 columns drifted, most a_speed (PSI 0.450)"]
    });
    expect(verdict({faults: 1})).toEqual({
      status: "watch",
      sentence: `Watch: logged values are faulty in the last 7 days, not the whole; ${TRUTH}.`,
      reasons: ["c0: value missing in 2.0 % of the rows (limit 0.1 %)"]
    });
    expect(verdict({faults: 9}).reasons).toHaveLength(5);
    expect(verdict({drifted: 2, prediction: "major"}).reasons).toHaveLength(1);
  });
  it("is degraded before all else where the model is worse", () => {
    const {status, sentence, reasons} = verdict({lost: true, whole: true, drifted: 8, faults: 1});
    expect(status).toBe("degraded");
    expect(sentence).toBe(
      "Degraded: the model is worse on the last 7 days than at training; its error by re-simulation rose from 0.010 to 0.013: retrain it."
    );
    expect(reasons).toEqual([
      "the mean absolute error of the win probability is 0.050 by re-simulation against 0.010 at training: up 0.040, limit 0.020",
      MOVED,
      "c0: value missing in 2.0 % of the rows (limit 0.1 %)"
    ]);
  });
  it("says which measure rose: of regret alone, not the error", () => {
    expect(verdict({lost: true, exceeded: false, regretted: true}).sentence).toBe(
      "Degraded: the model is worse on the last 7 days than at training; what recommended moves lack of the best rose from 0.001 to 0.004 by re-simulation: retrain it."
    );
  });
  it("says what is known of the model", () => {
    expect(verdict({verified: false}).sentence).toContain("; re-simulation was not run.");
    expect(verdict({judged: false}).sentence).toContain("; its error by re-simulation is 0.013.");
    expect(decide({...evidence(), reference: {baseline: null} as never}, THRESHOLDS).sentence).toContain(
      "is 0.013."
    );
  });
});

describe("what is no probability", () => {
  it("is an incident, however few they are and whatever else is found", () => {
    for (const found of [
      {rows: 3, unusable: 1},
      {unusable: 1_000, whole: true, lost: true}
    ]) {
      const {status, reasons} = decide(evidence(found), THRESHOLDS);
      expect(status).toBe("broken");
      expect(reasons[0]).toContain("not a number");
    }
  });
});

describe("a file that could not be read", () => {
  it("is named, and worth watching", () => {
    const leftOut = [{file: "m1/a.parquet", reason: "no magic bytes"}];
    expect(decide(evidence({leftOut}), THRESHOLDS)).toMatchObject({
      status: "watch",
      reasons: [expect.stringContaining("m1/a.parquet: no magic bytes")]
    });
    expect(decide(evidence({leftOut, rows: 1}), THRESHOLDS)).toMatchObject({
      status: "insufficient",
      reasons: [expect.stringContaining("m1/a.parquet")]
    });
  });
});
