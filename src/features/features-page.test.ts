import fc from "fast-check";
import {afterEach, describe, expect, it} from "vitest";
import type {FeatureReport, FeatureStatistics} from "../../pipelines/model/evaluation/evaluation-report.ts";
import {FEATURES} from "../../pipelines/model/features/feature-catalogue.ts";
import {direction} from "./beeswarm.ts";
import {strongestPair} from "./features-correlations.ts";
import {binsOf} from "./features-distribution.ts";
import {unitName} from "./features-names.ts";
import {statisticText} from "./features-numbers.ts";
import {byWeight, describeFeatures, type FeatureRow, weightByGroup} from "./features-row.ts";
import {swarm} from "./swarm.ts";

afterEach(() => Reflect.deleteProperty(globalThis, "document"));

const row = (name: string, group: FeatureRow["group"], gain: number | null): FeatureRow => ({
  name,
  group,
  unit: "turns",
  description: name,
  source: "mechanics",
  oneHot: null,
  gain
});
const statistics = (name: string, importance: number): FeatureStatistics => ({
  name,
  mean: 0,
  standardDeviation: 1,
  least: 0,
  most: 1,
  edges: [0, 1],
  counts: [1],
  mutualInformation: 0,
  correlation: 0,
  importance,
  importanceByScenario: [importance]
});
const reportOf = (features: readonly FeatureStatistics[]): FeatureReport => ({
  split: "pair-disjoint",
  rows: 1,
  features,
  correlations: {names: [], values: []},
  explained: [{scenario: "best_move", n: 1}],
  beeswarm: []
});

describe("what the report says of each feature", () => {
  const rows = [row("x", "move", 0.5), row("y", "types", 0.2), row("z", "move", 0.3)];

  it("stands beside the feature of that name, whatever the order; a newer feature has none", () => {
    const described = describeFeatures(rows, reportOf([statistics("z", 3), statistics("x", 1)]));
    expect(described.map(({statistics: known}) => known?.importance ?? null)).toEqual([1, null, 3]);
    expect(
      byWeight(described, ({statistics: known}) => known?.importance ?? null).map(({name}) => name)
    ).toEqual(["z", "x"]);
  });

  it("sums by group without losing or inventing any weight", () => {
    const described = describeFeatures(rows, null);
    expect(weightByGroup(described, ({gain}) => gain)).toEqual([
      {group: "move", weight: 0.8},
      {group: "types", weight: 0.2}
    ]);
    expect(weightByGroup(described, ({statistics: known}) => known?.importance ?? null)).toEqual([]);
  });
});

describe("a swarm", () => {
  const places = fc.array(fc.double({min: 0, max: 300, noNaN: true}), {maxLength: 200});
  const DIAMETER = 4;
  const HALF = 12;

  it("stays in its row", () => {
    fc.assert(
      fc.property(places, (x) => {
        const offsets = swarm(x, DIAMETER, HALF);
        expect(offsets).toHaveLength(x.length);
        for (const offset of offsets) expect(Math.abs(offset)).toBeLessThanOrEqual(HALF + 1e-9);
      })
    );
  });

  it("lies evenly about the line, no two points of a stack in the same place", () => {
    fc.assert(
      fc.property(places, (x) => {
        const offsets = swarm(x, DIAMETER, HALF);
        expect(offsets.reduce((sum, offset) => sum + offset, 0)).toBeCloseTo(0, 6);
        const taken = new Set(x.map((place, index) => `${Math.round(place / DIAMETER)} ${offsets[index]}`));
        expect(taken.size).toBe(x.length);
      })
    );
  });

  it("leaves points that are apart on the line", () => {
    expect(swarm([0, 50, 100], DIAMETER, HALF)).toEqual([0, 0, 0]);
  });
});

it("says which way a feature pushes", () => {
  expect(
    direction([
      [0, -2],
      [0.5, 0],
      [1, 2]
    ])
  ).toBeCloseTo(1);
  expect(
    direction([
      [0, 1],
      [1, -1]
    ])
  ).toBeCloseTo(-1);
  expect(
    direction([
      [0.5, 1],
      [0.5, -1]
    ])
  ).toBe(0);
});

it("finds the strongest correlation of two different features, of either sign", () => {
  expect(
    strongestPair([
      [1, 0.3, -0.9],
      [0.3, 1, 0.2],
      [-0.9, 0.2, 1]
    ])
  ).toEqual({first: 2, second: 0, value: -0.9});
});

it("tells bins of single values from bins with a width", () => {
  expect(binsOf({edges: [0, 0.5, 2, 2], counts: [3, 4, 5]})).toEqual({
    single: true,
    bins: [
      {from: 0, to: 0, n: 3},
      {from: 0.5, to: 0.5, n: 4},
      {from: 2, to: 2, n: 5}
    ]
  });
  expect(binsOf({edges: [0, 1, 2], counts: [3, 4]})).toEqual({
    single: false,
    bins: [
      {from: 0, to: 1, n: 3},
      {from: 1, to: 2, n: 4}
    ]
  });
  expect(binsOf({edges: [7, 7], counts: [9]}).bins).toEqual([{from: 7, to: 7, n: 9}]);
});

it("writes a statistic with the digits that count", () => {
  expect([0, 3, 0.01234, 0.5, -12.345, 123.46, 1234.5, null, Number.NaN].map(statisticText)).toEqual([
    "0",
    "3",
    "0.0123",
    "0.500",
    "-12.35",
    "123.5",
    "1,235",
    "–",
    "–"
  ]);
});

it("names every unit of the catalogue in French", () => {
  const units = [...new Set(FEATURES.map(({unit}) => unit))].filter((unit) => /\p{L}{2}/u.test(unit));
  Object.assign(globalThis, {document: {documentElement: {lang: "fr"}}});
  const alike = new Set(["points", "log"]);
  for (const unit of units) if (!alike.has(unit)) expect(unitName(unit), unit).not.toBe(unit);
});
