import {describe, expect, it} from "vitest";
import {coarseBins, countInBins, fineEdges, nextBelow} from "../../../../pipelines/monitoring/drift/bins.ts";
import {columnDistance} from "../../../../pipelines/monitoring/drift/column-drift.ts";
import {type ProfileColumn, referenceMix} from "../../../../pipelines/monitoring/drift/profile.ts";
import {categoricalProfile, numericProfile} from "../../../../pipelines/monitoring/drift/profile-columns.ts";

const LABEL = {name: "speed", group: "base stats", unit: "points"};

describe("bins", () => {
  it("take forty distinct values each, and forty parts of equal mass of more", () => {
    const upTo = (count: number) => Array.from({length: count}, (_, i) => i);
    expect(fineEdges(upTo(40))).toEqual(upTo(40));
    expect(fineEdges(upTo(80))).toEqual(Array.from({length: 40}, (_, i) => 2 * i + 1));
    // 41 values: every part ends where the next would begin, rounded up.
    expect(fineEdges(upTo(41)).slice(0, 3)).toEqual([1, 2, 3]);
    expect(fineEdges(upTo(41)).at(-1)).toBe(40);
    // Half of the values are alike: their parts are one.
    expect(fineEdges([...new Array(60).fill(7), ...upTo(60).map((i) => 8 + i)]).slice(0, 3)).toEqual([
      7, 10, 13
    ]);
  });
  it("hold what lies above all edges in the last", () => {
    expect(countInBins([0, 1, 1.5, 2, 9], [1, 2])).toEqual([2, 3]);
    expect(countInBins([], [1, 2])).toEqual([0, 0]);
  });
  it("are joined until they hold a tenth; a tail of less than a hundredth joins its neighbour", () => {
    expect(coarseBins([10, 10, 80])).toEqual([0, 1, 2]);
    expect(coarseBins([9, 1, 90])).toEqual([0, 0, 1]);
    // A large bin does not swallow what came before it, unless that is less than a hundredth.
    expect(coarseBins([1, 99])).toEqual([0, 1]);
    expect(coarseBins([1, 199])).toEqual([0, 0]);
    expect(coarseBins([90, 9, 1])).toEqual([0, 1, 1]);
    expect(coarseBins([990, 5, 4])).toEqual([0, 0, 0]);
    expect(coarseBins([990, 10])).toEqual([0, 1]);
    expect(coarseBins([5])).toEqual([0]);
  });
  it("know the number before, on either side of nothing", () => {
    expect(nextBelow(1)).toBe(0.9999999403953552);
    expect(nextBelow(-1)).toBe(-1.0000001192092896);
    expect(nextBelow(0)).toBe(-1.401298464324817e-45);
  });
});

describe("the profile of a numeric column", () => {
  const column = numericProfile(LABEL, {best_move: Float32Array.of(3, 1, 2, 2), duel: Float32Array.of(7, 3)});
  it("pools its strata for bins and moments, and counts each", () => {
    expect(column).toEqual({
      kind: "numeric",
      ...LABEL,
      minimum: 1,
      deviation: expect.closeTo(Math.sqrt(76 / 6 - 9), 10),
      edges: [1, 2, 3, 7],
      positions: [1, 2, 3, 7],
      coarse: [0, 1, 2, 3],
      counts: {best_move: [1, 2, 1, 0], duel: [0, 0, 1, 1]}
    });
  });
  it("puts values between edges in the middle, in given edges as in its own", () => {
    const fixed = numericProfile(LABEL, {best_move: Float32Array.of(0.25, 0.5, 0.75)}, [0.5, 1]);
    expect(fixed).toMatchObject({
      minimum: 0,
      edges: [0.5, 1],
      positions: [0.375, 0.75],
      counts: {best_move: [2, 1]}
    });
    expect(numericProfile(LABEL, {best_move: Float32Array.of(-2, 1)}, [0.5, 1]).minimum).toBe(-2);
    const exact = numericProfile(LABEL, {best_move: Float32Array.of(0.5, 1, 1)}, [0.5, 1]);
    expect(exact.positions).toEqual([0.5, 1]);
    const many = numericProfile(LABEL, {best_move: Float32Array.from({length: 80}, (_, i) => i)});
    expect(many.positions.slice(0, 3)).toEqual([0.5, 2, 4]);
    expect(many.minimum).toBe(0);
  });
  it("has no deviation where all is alike", () => {
    expect(numericProfile(LABEL, {duel: Float32Array.of(0.1, 0.1, 0.1)}).deviation).toBeCloseTo(0, 6);
  });
  it("refuses what is no number, by name", () => {
    expect(() => numericProfile(LABEL, {duel: Float32Array.of(1, Number.POSITIVE_INFINITY)})).toThrow(
      "column speed holds a value that is not finite"
    );
  });
});

it("profiles a group of one-hot columns, rows of none last", () => {
  const fire = Float32Array.of(1, 0, 0, 1);
  const other = Float32Array.of(0, 0, 1, 0);
  expect(
    categoricalProfile({name: "a_type", group: "types"}, ["a_type_fire", "odd"], {
      best_move: [fire, other],
      duel: [other, fire]
    })
  ).toEqual({
    kind: "categorical",
    name: "a_type",
    group: "types",
    categories: ["fire", "odd", "none"],
    members: ["a_type_fire", "odd"],
    counts: {best_move: [2, 1, 1], duel: [1, 2, 1]}
  });
});

describe("the reference of a window", () => {
  const profile = {rows: {best_move: {rows: 10, matchups: 5}, duel: {rows: 20, matchups: 20}}};
  const column = {counts: {best_move: [4, 6], duel: [5, 15]}};
  it("mixes the strata as the window does", () => {
    const {shares, effectiveRows} = referenceMix(profile, column, {best_move: 3, duel: 1});
    expect(shares).toEqual(
      [0.75 * 0.4 + 0.25 * 0.25, 0.75 * 0.6 + 0.25 * 0.75].map((share) => expect.closeTo(share, 12))
    );
    expect(effectiveRows).toBeCloseTo(1 / (0.75 ** 2 / 5 + 0.25 ** 2 / 20), 10);
  });
  it("is that of best moves where nothing was asked, and nothing where the stratum was not kept", () => {
    expect(referenceMix(profile, column, {})).toEqual({shares: [0.4, 0.6], effectiveRows: 5});
    expect(referenceMix(profile, column, {best_move: 0, duel: 7})).toEqual({
      shares: [0.25, 0.75],
      effectiveRows: 20
    });
    expect(referenceMix(profile, {counts: {best_move: [1]} as never}, {duel: 1})).toEqual({
      shares: [],
      effectiveRows: 0
    });
    expect(
      referenceMix({rows: {best_move: profile.rows.best_move} as never}, column, {duel: 1}).effectiveRows
    ).toBe(0);
  });
});

describe("the distance of a column", () => {
  const profile = {rows: {best_move: {rows: 100, matchups: 100}, duel: {rows: 1, matchups: 1}}};
  const numeric: ProfileColumn = {
    kind: "numeric",
    ...LABEL,
    minimum: 0,
    deviation: 2,
    edges: [1, 2, 3],
    positions: [1, 2, 4],
    coarse: [0, 0, 1],
    counts: {best_move: [25, 25, 50], duel: [1, 0, 0]}
  };
  const distance = (
    batches: number[][],
    matchups: number,
    designEffect?: number,
    column: ProfileColumn = numeric
  ) =>
    columnDistance(
      profile,
      column,
      {batches, matchups, ...(designEffect === undefined ? {} : {designEffect})},
      {best_move: 1}
    );
  it("adds the batches, in coarse bins where they are compared", () => {
    const {psi, ...said} = distance(
      [
        [10, 10, 10],
        [20, 0, 0]
      ],
      50
    );
    expect(said).toMatchObject({
      name: "speed",
      kind: "numeric",
      group: "base stats",
      rows: 50,
      effectiveRows: 50,
      designEffect: 1,
      bins: 2,
      shares: [0.6, 0.2, 0.2],
      referenceShares: [0.25, 0.25, 0.5],
      referenceRows: 100
    });
    expect(psi).toBeCloseTo((0.8 - 0.5) * Math.log(0.8 / 0.5) + (0.2 - 0.5) * Math.log(0.2 / 0.5), 10);
    expect(said.psiCorrected).toBeCloseTo(psi - (1 / 50 + 1 / 100), 10);
    expect(said.mean).toBeCloseTo(0.6 + 0.4 + 0.8, 12);
    expect(said.referenceMean).toBeCloseTo(0.25 + 0.5 + 2, 12);
    // Moved by 0.35 from 1 to 2, and by 0.3 from 2 to 4, in units of the deviation.
    expect(said.wasserstein).toBeCloseTo((0.35 * 1 + 0.3 * 2) / 2, 10);
    expect(said.kolmogorovSmirnov!.statistic).toBeCloseTo(0.35, 10);
    expect(said.chiSquared.degrees).toBe(1);
  });
  it("takes rows of one match-up for one, and never for more than there are", () => {
    expect(distance([[10, 10, 20]], 10)).toMatchObject({designEffect: 4, effectiveRows: 10});
    expect(distance([[10, 10, 20]], 80)).toMatchObject({designEffect: 1, effectiveRows: 40});
    expect(distance([[10, 10, 20]], 0)).toMatchObject({designEffect: 1});
    expect(distance([[10, 10, 20]], 40, 3)).toMatchObject({designEffect: 3});
    expect(distance([[10, 10, 20]], 10, 3)).toMatchObject({designEffect: 4});
  });
  it("finds by itself that batches differ more than rows would", () => {
    const batches = Array.from({length: 8}, (_, i) => (i % 2 === 0 ? [20, 20, 10] : [0, 0, 50]));
    expect(distance(batches, 400).designEffect).toBeGreaterThan(10);
  });
  it("is none where nothing was asked", () => {
    expect(distance([[0, 0, 0]], 0)).toMatchObject({
      rows: 0,
      psi: 0,
      psiCorrected: 0,
      mean: null,
      shares: [0, 0, 0]
    });
  });
  it("has no order between categories", () => {
    const category: ProfileColumn = {
      kind: "categorical",
      name: "type",
      group: "types",
      categories: ["fire", "none"],
      members: ["type_fire"],
      counts: {best_move: [50, 50], duel: [0, 1]}
    };
    expect(distance([[30, 10]], 40, undefined, category)).toMatchObject({
      kind: "categorical",
      bins: 2,
      kolmogorovSmirnov: null,
      wasserstein: null,
      mean: null,
      referenceMean: null
    });
  });
});
