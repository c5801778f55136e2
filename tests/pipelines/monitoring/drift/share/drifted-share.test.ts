import {describe, expect, it} from "vitest";
import {createRandom} from "../../../../../lib/statistics/seeded-random.ts";
import {THRESHOLDS} from "../../../../../pipelines/monitoring/drift/drift-thresholds.ts";
import {equalWeights} from "../../../../../pipelines/monitoring/drift/share/column-weights.ts";
import {
  type ShareInput,
  testDriftedShare
} from "../../../../../pipelines/monitoring/drift/share/drifted-share.ts";
import type {FeatureRows} from "../../../../../pipelines/monitoring/drift/window/sample-window.ts";
import {normal, rowsOf, sampleOf} from "./correlated-rows.ts";

const SEED = Number(process.env["SEED"] ?? 20_251);
const COLUMNS = 20;

/** Twenty columns; `common` is what they share, from nothing to everything; the first few are shifted. */
function draw(
  rows: number,
  random: () => number,
  {common = 0, shift = 0, shifted = COLUMNS, session = 1} = {}
): number[][] {
  const values: number[][] = [];
  for (let row = 0; row < rows; row += 1) {
    if (row % session !== 0) {
      values.push(values[row - 1]);
      continue;
    }
    const shared = normal(random);
    values.push(
      Array.from(
        {length: COLUMNS},
        (_, i) =>
          Math.sqrt(common) * shared + Math.sqrt(1 - common) * normal(random) + (i < shifted ? shift : 0)
      )
    );
  }
  return values;
}

const judge = (
  reference: {readonly columns: ShareInput["columns"]; readonly rows: FeatureRows},
  window: FeatureRows,
  given: Partial<ShareInput> = {}
) =>
  testDriftedShare({
    columns: reference.columns,
    weights: equalWeights(COLUMNS),
    reference: reference.rows,
    window,
    effect: 1,
    thresholds: THRESHOLDS,
    seed: 1,
    ...given
  });

/** How many of undrifted windows are called drifted; fewer exchanges and a larger rate, so that few windows tell. */
function alarms(windows: number, rows: number, given: Parameters<typeof draw>[2], effect = 1): number {
  const random = createRandom(SEED + rows);
  const thresholds = {
    ...THRESHOLDS,
    columns: {...THRESHOLDS.columns, permutations: 99, falseAlarmRate: 0.1, share: 0}
  } as unknown as typeof THRESHOLDS;
  let found = 0;
  for (let i = 0; i < windows; i += 1) {
    const reference = sampleOf(draw(200, random, {...given, session: 1}));
    const {isDrifted, share} = judge(reference, rowsOf(draw(rows, random, given)), {
      thresholds,
      effect,
      seed: i
    });
    if (isDrifted && share > 0) found += 1;
  }
  console.info(
    `${found} of ${windows} undrifted windows of ${rows} questions at a rate of 0.1, seed ${SEED}`
  );
  return found;
}

describe("an undrifted window", () => {
  // Five standard errors above a tenth of a hundred.
  const MOST = 10 + 5 * Math.sqrt(100 * 0.1 * 0.9);
  it("is called drifted no more often than the rate, however much its columns have in common", () => {
    expect(alarms(100, 30, {common: 0})).toBeLessThanOrEqual(MOST);
    expect(alarms(100, 30, {common: 0.9})).toBeLessThanOrEqual(MOST);
  });
  it("nor where a visitor's questions come again, if that is told", () => {
    expect(alarms(100, 90, {common: 0.5, session: 3}, 3)).toBeLessThanOrEqual(MOST);
    expect(alarms(100, 90, {common: 0.5, session: 3}, 1)).toBeGreaterThan(MOST);
  });
});

describe("a window of 200 questions", () => {
  const random = createRandom(SEED);
  const reference = sampleOf(draw(1_000, random));
  it("is drifted where what the model goes by moved, and says how much", () => {
    const found = judge(reference, rowsOf(draw(200, random, {shift: 1, shifted: 5})));
    expect(found).toEqual({
      questions: 200,
      referenceQuestions: 1_000,
      counting: 20,
      drifted: 5,
      share: expect.closeTo(0.25, 9),
      limit: expect.closeTo(0.1, 9),
      pValue: 0.001,
      permutations: 999,
      isDrifted: true
    });
  });
  it("is not where as many columns moved that the model hardly goes by", () => {
    const weights = Array.from({length: COLUMNS}, (_, i) => (i < 5 ? 0.008 : 0.064));
    const found = judge(reference, rowsOf(draw(200, random, {shift: 1, shifted: 5})), {weights});
    expect(found).toMatchObject({drifted: 5, share: expect.closeTo(0.04, 9), isDrifted: false});
  });
  it("leaves out columns without a weight", () => {
    const weights = Array.from({length: COLUMNS}, (_, i) => (i < 5 ? 0 : 1 / 15));
    const found = judge(reference, rowsOf(draw(200, random, {shift: 1, shifted: 5})), {weights});
    expect(found).toMatchObject({counting: 15, drifted: 0, share: 0, isDrifted: false});
  });
  it("says the same for the same seed", () => {
    const window = rowsOf(draw(60, random, {common: 0.5, shift: 0.3}));
    expect(judge(reference, window)).toEqual(judge(reference, window));
  });
});

it("asks more where columns that have much in common move together by chance", () => {
  const random = createRandom(SEED + 1);
  const limitOf = (common: number): number => {
    const reference = sampleOf(draw(1_000, random, {common}));
    return judge(reference, rowsOf(draw(100, random, {common}))).limit;
  };
  expect(limitOf(0.98)).toBeGreaterThan(2 * limitOf(0));
});

it("compares questions of one kind with those of that kind", () => {
  const random = createRandom(SEED + 2);
  // Questions of the other kind are quite different; the window has three in four of them, the reference one.
  const mixed = (rows: number, every: number) => {
    const values = draw(rows, random);
    const kind = (row: number) => (row % 4 < every ? "duel" : "best_move") as "duel" | "best_move";
    return rowsOf(
      values.map((row, i) => (kind(i) === "duel" ? row.map((value) => value + 4) : row)),
      kind
    );
  };
  const {columns} = sampleOf(draw(1_000, random));
  const found = judge({columns, rows: mixed(800, 1)}, mixed(200, 3));
  expect(found.pValue).toBeGreaterThan(0.002);
  // A kind that the reference has not is left out.
  const only = judge({columns, rows: rowsOf(draw(800, random))}, mixed(200, 3));
  expect(only).toMatchObject({questions: 50, referenceQuestions: 800, isDrifted: false});
});

it("has nothing to say of no questions", () => {
  const {columns, rows} = sampleOf(draw(100, createRandom(SEED)));
  const none = judge({columns, rows}, rowsOf([]));
  expect(none).toMatchObject({questions: 0, share: 0, pValue: 1, permutations: 0, isDrifted: false});
});
