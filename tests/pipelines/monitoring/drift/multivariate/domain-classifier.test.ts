import {describe, expect, it} from "vitest";
import {detectMultivariateDrift} from "../../../../../pipelines/monitoring/drift/multivariate/domain-classifier.ts";
import type {FeatureRows} from "../../../../../pipelines/monitoring/drift/window/sample-window.ts";

/** Rows of two columns: a number of the population, and the row's own number. */
const rows = (
  count: number,
  population: number,
  matchup = (row: number) => `${population} ${row}`
): FeatureRows => ({
  values: Float32Array.from({length: 2 * count}, (_, i) => (i % 2 === 0 ? population : i >> 1)),
  matchups: Array.from({length: count}, (_, row) => matchup(row)),
  strata: new Array<"duel">(count).fill("duel")
});

interface Training {
  readonly values: Float32Array;
  readonly labels: Float32Array;
}
/** A classifier that says what `score` makes of a row's two values, and keeps what it was trained on and asked. */
function classifier(score: (population: number, row: number) => number) {
  const trained: Training[] = [];
  const asked: Float32Array[] = [];
  return {
    trained,
    asked,
    train: async (values: Float32Array, labels: Float32Array, columns: number) => {
      expect(values.length).toBe(labels.length * columns);
      trained.push({values, labels});
      return (other: Float32Array) => {
        asked.push(other);
        return Array.from({length: other.length / columns}, (_, row) =>
          score(other[row * columns], other[row * columns + 1])
        );
      };
    }
  };
}

describe("the domain classifier", () => {
  it("scores every row once, by a model that has not seen its match-up", async () => {
    const shared = (row: number) => `pair ${row % 97}`;
    const {train, trained, asked} = classifier((population) => population);
    const drift = await detectMultivariateDrift(rows(500, 0, shared), rows(600, 1, shared), 2, train);
    expect(trained).toHaveLength(3);
    const key = (values: Float32Array) =>
      Array.from({length: values.length / 2}, (_, i) => `${values[2 * i]} ${values[2 * i + 1]}`);
    expect(asked.flatMap(key).sort()).toEqual(
      [...key(rows(500, 0).values), ...key(rows(600, 1).values)].sort()
    );
    for (const [fold, {values, labels}] of trained.entries()) {
      expect([...labels]).toEqual(Array.from({length: labels.length}, (_, i) => values[2 * i]));
      expect(labels.length + asked[fold].length / 2).toBe(1_100);
      const pairs = (all: Float32Array) =>
        new Set(Array.from({length: all.length / 2}, (_, i) => all[2 * i + 1] % 97));
      for (const pair of pairs(asked[fold])) expect(pairs(values).has(pair)).toBe(false);
      expect(asked[fold].length / 2).toBeGreaterThan(200);
    }
    expect(drift).toMatchObject({judged: true, rows: 600, referenceRows: 500, isDrifted: true});
    expect(drift.auc).toEqual({value: expect.closeTo(1, 12), low: expect.any(Number), high: 1});
    // √(1101 / (12 · 500 · 600)), and 1.96 times it.
    expect(drift.auc.low).toBeCloseTo(1 - 1.959964 * 0.0174881, 5);
  });

  it("finds nothing where the score says nothing, and asks less than its limit of a large sample only", async () => {
    const {train} = classifier(() => 0.5);
    const drift = await detectMultivariateDrift(rows(500, 0), rows(500, 1), 2, train);
    expect(drift).toMatchObject({judged: true, isDrifted: false, limit: 0.65});
    expect(drift.auc.value).toBeCloseTo(0.5, 12);
    expect(drift.pValue).toBeCloseTo(0.5, 12);
  });

  it("never falls below nothing", async () => {
    const {train} = classifier((population) => -population);
    const drift = await detectMultivariateDrift(rows(500, 0), rows(500, 1), 2, train);
    expect(drift.auc).toEqual({value: expect.closeTo(0, 12), low: 0, high: expect.any(Number)});
    expect(drift.isDrifted).toBe(false);
    expect(drift.pValue).toBeCloseTo(1, 6);
  });

  it("is drift from the limit on", async () => {
    // Scores by row above a share of the reference's rows.
    const at = async (share: number) => {
      const {train} = classifier((population, row) => (population === 1 ? 0 : row < 500 * share ? -1 : 1));
      return detectMultivariateDrift(rows(500, 0), rows(500, 1), 2, train);
    };
    expect((await at(0.6)).isDrifted).toBe(false);
    expect((await at(0.7)).isDrifted).toBe(true);
    expect((await at(0.6)).auc.value).toBeCloseTo(0.6, 1);
    expect((await at(0.6)).pValue).toBeLessThan(1e-4);
  });

  it("does not judge fewer rows than the least, on either side, and says what limit they would have", async () => {
    const {train, trained} = classifier((population) => population);
    const few = await detectMultivariateDrift(rows(499, 0), rows(500, 1), 2, train);
    const none = {judged: false, auc: {value: 0.5, low: 0, high: 1}, pValue: 1, isDrifted: false};
    expect(few).toEqual({...none, rows: 500, referenceRows: 499, limit: 0.65});
    expect(await detectMultivariateDrift(rows(500, 0), rows(499, 1), 2, train)).toMatchObject(none);
    // 0.5 + 2.3263 · √(21 / 1200)
    expect((await detectMultivariateDrift(rows(10, 0), rows(10, 1), 2, train)).limit).toBeCloseTo(0.80775, 4);
    // Of no rows the deviation is taken as one half.
    for (const [m, n] of [
      [0, 10],
      [10, 0]
    ])
      expect((await detectMultivariateDrift(rows(m, 0), rows(n, 1), 2, train)).limit).toBeCloseTo(
        0.5 + 2.32635 / 2,
        4
      );
    expect(trained).toEqual([]);
  });
});
