import {describe, expect, it} from "vitest";
import {THRESHOLDS} from "../../../../../pipelines/monitoring/drift/drift-thresholds.ts";
import {type Ask, changesOf, POPULATIONS, WINDOW_END} from "./asked-window.ts";

const WINDOWS = 25;
const SEED = Number(process.env["SEED"] ?? 4_711);
const HALF_DAY = 43_200_000;

const always = (ask: Ask) => () => ask;
/** In how many of the windows something is found. */
const found = (rows: number, ask: (time: number) => Ask, session = 1): number =>
  Array.from({length: WINDOWS}, (_, i) => changesOf({rows, ask, session, seed: SEED + 7_919 * i})).filter(
    ({carriers}) => carriers.length > 0
  ).length;

describe(`changes of what is asked (SEED=${SEED})`, () => {
  it.each([
    ["half Pikachu", 1_000],
    ["20 % Pikachu", 1_000],
    ["only Dragons", 1_000],
    ["half Pikachu", 250],
    ["only Dragons", 250]
  ] as const)("of %s are found in %d predictions", (population, rows) => {
    expect(found(rows, always(POPULATIONS[population]))).toBe(WINDOWS);
  });
  it("of a tenth in the stats are found in 1,000 predictions, nineteen times of twenty", () => {
    // The demanded power is measured over many windows (docs/MONITORING.md); here chance may take some more.
    expect(found(1_000, always(POPULATIONS["stats +10 %"]))).toBeGreaterThanOrEqual(WINDOWS - 4);
  });
  it.each([
    [100, 1],
    [250, 1],
    [1_000, 1],
    [1_000, 3],
    [10_000, 1]
  ])("are not found where nothing changed: %d predictions, %d requests a visitor", (rows, session) => {
    expect(found(rows, always(POPULATIONS.quiet), session)).toBe(0);
  });
});

describe("a drifted day in a quiet week", () => {
  const week = (from: number, to = 1) =>
    changesOf({
      rows: 4_000,
      seed: SEED,
      ask: (time) => (time >= from && time < to ? POPULATIONS["strong against weak"] : POPULATIONS.quiet)
    });
  it("is found while it lasts, with the moment it began and what moved", () => {
    const {since, carriers, chunks} = week(6 / 7);
    expect(since).toBe(new Date(WINDOW_END - 2 * HALF_DAY).toISOString());
    expect(carriers[0].name.en).toMatch(/_total_stats$/);
    expect(chunks.map(({isDrifted}) => isDrifted)).toEqual([
      ...new Array<boolean>(12).fill(false),
      true,
      true
    ]);
  });
  it("is no change of now when it is over", () => {
    expect(week(3 / 7, 4 / 7)).toMatchObject({carriers: [], since: null, wasDrifted: true});
  });
});

it("names who carries a change, with its share then and now", () => {
  const {carriers} = changesOf({rows: 1_000, seed: SEED, ask: always(POPULATIONS["20 % Pikachu"])});
  expect(carriers[0]).toMatchObject({kind: "pokemon", side: "a", name: {en: "Pikachu", fr: "Pikachu"}});
  expect(carriers[0].now).toBeGreaterThan(0.1);
  expect(carriers[0].reference).toBeLessThan(0.01);
});

it("judges nothing in fewer predictions than any verdict takes", () => {
  const rows = THRESHOLDS.minimumRows - 8;
  expect(changesOf({rows, seed: SEED, ask: always(POPULATIONS["half Pikachu"])}).carriers).toEqual([]);
});
