import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {compareSnapshots, worseMetrics} from "../../../cli/report/compare-snapshots.ts";
import type {MetricValue, Snapshot} from "../../../cli/report/snapshot.ts";

const snapshot = (metrics: MetricValue[], more: Partial<Snapshot> = {}): Snapshot => ({
  format: 1,
  commit: null,
  madeAt: "2026-11-24T00:00:00Z",
  metrics,
  rows: {},
  disagreements: null,
  model: null,
  drift: null,
  pages: {},
  stages: [],
  speed: {},
  figures: {},
  ...more
});

const metric = (name: string, value: number, interval: [number, number] | null): MetricValue => ({
  split: "s",
  metric: name,
  value,
  interval,
  limit: null
});
const judged = (before: MetricValue[], after: MetricValue[]) =>
  compareSnapshots(snapshot(before), snapshot(after)).metrics.map(({judgement}) => judgement);

describe("a metric's judgement", () => {
  it("is better or worse only where the intervals do not meet", () => {
    const before = metric("accuracy", 0.9, [0.89, 0.91]);
    expect(judged([before], [metric("accuracy", 0.93, [0.92, 0.94])])).toEqual(["better"]);
    expect(judged([before], [metric("accuracy", 0.87, [0.86, 0.88])])).toEqual(["worse"]);
    expect(judged([before], [metric("accuracy", 0.915, [0.905, 0.92])])).toEqual(["within"]);
  });

  it("knows which metrics are better low", () => {
    for (const name of ["logLoss", "brier", "ece", "meanAbsoluteError"])
      expect(judged([metric(name, 0.2, [0.19, 0.21])], [metric(name, 0.1, [0.09, 0.11])])).toEqual([
        "better"
      ]);
  });

  it("says where there is nothing to judge by", () => {
    const alone = metric("accuracy", 0.9, null);
    expect(judged([alone], [metric("accuracy", 0.8, null)])).toEqual(["moved"]);
    expect(judged([], [alone])).toEqual(["new"]);
    expect(judged([alone], [])).toEqual(["gone"]);
  });

  it("mirrors when the runs are swapped, and is the same for a run beside itself", () => {
    const value = fc.double({min: 0, max: 1, noNaN: true});
    const any = fc
      .tuple(fc.constantFrom("accuracy", "logLoss"), value, fc.double({min: 0, max: 0.2, noNaN: true}))
      .map(([name, center, half]) => metric(name, center, [center - half, center + half]));
    const mirror: Record<string, string> = {better: "worse", worse: "better"};
    fc.assert(
      fc.property(any, any, (a, b) => {
        const [there] = judged([a], [{...b, metric: a.metric}]);
        const [back] = judged([{...b, metric: a.metric}], [a]);
        expect(back).toBe(mirror[there] ?? there);
        expect(judged([a], [a])).toEqual(["same"]);
      })
    );
  });
});

describe("compareSnapshots", () => {
  it("names changed stages and charts, and what is worse", () => {
    const stage = (key: string) => ({name: "train", key, seconds: 1, peakMemoryBytes: 1});
    const before = snapshot([metric("accuracy", 0.9, [0.9, 0.9])], {
      stages: [stage("a")],
      figures: {"roc.svg": "1", "old.svg": "1", "same.svg": "1"},
      rows: {type: 18}
    });
    const after = snapshot([metric("accuracy", 0.8, [0.8, 0.8])], {
      stages: [stage("b")],
      figures: {"roc.svg": "2", "new.svg": "1", "same.svg": "1"},
      rows: {type: 19}
    });
    const comparison = compareSnapshots(before, after);
    expect(comparison.changedStages).toEqual(["train"]);
    expect(comparison.figures).toEqual({changed: ["roc.svg"], added: ["new.svg"], removed: ["old.svg"]});
    expect(comparison.rows).toEqual([{name: "type", before: 18, after: 19}]);
    expect(worseMetrics(comparison)).toHaveLength(1);
  });
});
