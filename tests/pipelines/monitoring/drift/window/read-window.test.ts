import {afterAll, beforeAll, beforeEach, describe, expect, it} from "vitest";
import {openDuckDb} from "../../../../../lib/duckdb/open-duckdb.ts";
import {createRandom} from "../../../../../lib/statistics/seeded-random.ts";
import type {Profile} from "../../../../../pipelines/monitoring/drift/profile.ts";
import {
  categoricalProfile,
  numericProfile
} from "../../../../../pipelines/monitoring/drift/profile-columns.ts";
import {assessQuality} from "../../../../../pipelines/monitoring/drift/report/log-quality.ts";
import {columnCounts, intervalOf} from "../../../../../pipelines/monitoring/drift/window/histogram-sql.ts";
import {readWindow} from "../../../../../pipelines/monitoring/drift/window/read-window.ts";
import type {WindowAggregates} from "../../../../../pipelines/monitoring/drift/window/window-aggregates.ts";

const HOUR = 3_600_000;
const START = Date.UTC(2026, 0, 1);

const training = (count: number, draw: (random: () => number) => number): Float32Array => {
  const random = createRandom(count);
  return Float32Array.from({length: count}, () => draw(random));
};
const speed = numericProfile(
  {name: "a_speed", group: "base stats", unit: "points"},
  {best_move: training(500, (random) => 20 + Math.floor(100 * random()))}
);
const prediction = numericProfile(
  {name: "win_probability", group: "prediction", unit: "probability"},
  {best_move: training(500, (random) => random())},
  Array.from({length: 40}, (_, i) => Math.fround((i + 1) / 40))
);
const types = categoricalProfile({name: "a_type_1", group: "types"}, ["a_type_1_fire", "a_type_1_water"], {
  best_move: [training(500, (random) => (random() < 0.2 ? 1 : 0)), new Float32Array(500)]
});
const profile: Profile = {
  createdAt: "2026-01-01T00:00:00.000Z",
  modelVersion: "3",
  featureVersion: "f",
  rows: {best_move: {rows: 500, matchups: 500}, duel: {rows: 1, matchups: 1}},
  columns: [speed, types],
  importance: null,
  prediction,
  pokemonIds: [1, 2, 3],
  pokemon: {best_move: {a: [1, 1, 1], b: [1, 1, 1]}, duel: {a: [1, 1, 1], b: [1, 1, 1]}},
  moveIds: [10, 11],
  baseline: null,
  rules: null
};

interface Row {
  readonly time: number;
  readonly speed: number | null;
  readonly fire: number;
  readonly water: number;
  readonly p: number;
  readonly endpoint: string;
  readonly version: string;
  readonly request: string;
  readonly pokemonA: number;
}
const random = createRandom(77);
const rows: Row[] = Array.from({length: 3_000}, (_, i) => {
  const type = random();
  return {
    time: START + Math.floor((i * 24 * HOUR) / 3_000),
    speed: i % 100 === 0 ? null : i % 101 === 0 ? Number.NaN : Math.floor(10 + 130 * random()),
    fire: type < 0.3 ? 1 : 0,
    water: type > 0.9 ? 1 : 0,
    p: Math.fround(random()),
    endpoint: i % 4 === 3 ? "/predict/duel" : "/predict/best-move",
    version: i % 50 === 7 ? "2" : "3",
    request: `r${Math.floor(i / 4)}`,
    pokemonA: i % 500 === 0 ? 99 : 1
  };
});
const served = rows.filter(({version}) => version === "3");

const {connection, close} = await openDuckDb();
let window: WindowAggregates;

beforeAll(async () => {
  const value = (v: number | null) => (v === null ? "NULL" : Number.isNaN(v) ? "'nan'" : String(v));
  await connection.run(`CREATE TABLE log AS SELECT make_timestamp(t * 1000) AS time, version AS model_version, endpoint,
    request AS request_id, a AS pokemon_a_id, 10 AS move_a_id, 2 AS pokemon_b_id, 11 AS move_b_id, p::FLOAT AS win_probability,
    false AS synthetic, speed::FLOAT AS a_speed, fire::FLOAT AS a_type_1_fire, water::FLOAT AS a_type_1_water
    FROM (VALUES ${rows
      .map(
        (r) =>
          `(${r.time}::BIGINT, '${r.version}', '${r.endpoint}', '${r.request}', ${r.pokemonA}, ${r.p}, ${value(r.speed)}::DOUBLE, ${r.fire}, ${r.water})`
      )
      .join(",")}) AS v(t, version, endpoint, request, a, p, speed, fire, water)`);
});
// Before each: a failure is then the test's own, which mutation testing knows how to count.
beforeEach(async () => {
  window = await readWindow(connection, {
    relation: "log",
    profile,
    from: START,
    to: START + 24 * HOUR,
    slots: 6
  });
});
afterAll(close);

const sum = (counts: readonly (readonly number[])[]): number[] =>
  counts.reduce<number[]>((total, batch) => batch.map((count, i) => count + (total[i] ?? 0)), []);

describe("a window's aggregates", () => {
  it("count rows, kinds of question, versions and ids never trained on", () => {
    expect(window.rows).toBe(served.length);
    expect(window.otherVersions).toBe(rows.length - served.length);
    expect(window.mix.duel).toBe(served.filter(({endpoint}) => endpoint.endsWith("duel")).length);
    expect(window.mix.best_move + window.mix.duel).toBe(served.length);
    expect(window.unseenPokemon).toBe(served.filter(({pokemonA}) => pokemonA === 99).length);
    expect(window.unseenMoves).toBe(0);
    expect(window.synthetic).toBe(0);
    expect(window.matchups).toBe(new Set(served.map(({request, pokemonA}) => `${request} ${pokemonA}`)).size);
  });
  it("count a numeric column in the training bins, the outside in the outer ones", () => {
    const present = served.map((row) => row.speed).filter((v): v is number => v !== null && !Number.isNaN(v));
    const expected = speed.edges.map(() => 0);
    for (const v of present) {
      const bin = speed.edges.findIndex((edge) => v <= edge);
      expected[bin < 0 ? speed.edges.length - 1 : bin] += 1;
    }
    const [column] = window.columns;
    expect(sum(column.batches)).toEqual(expected);
    expect(sum(column.slots)).toEqual(expected);
    expect(column.missing).toBe(served.length - present.length);
    expect(column.below).toBe(present.filter((v) => v < speed.minimum).length);
    expect(column.above).toBe(present.filter((v) => v > speed.edges.at(-1)!).length);
  });
  it("count categories, with the rows of none last", () => {
    const fire = served.filter((row) => row.fire).length;
    const water = served.filter((row) => row.water).length;
    expect(sum(window.columns[1].batches)).toEqual([fire, water, served.length - fire - water]);
    expect(window.columns[1].missing).toBe(0);
  });
  it("cut the time into equal slots and the rows into equal batches", () => {
    expect(window.slots).toHaveLength(6);
    for (const [i, slot] of window.slots.entries()) {
      const inside = served.filter(
        ({time}) => time >= START + i * 4 * HOUR && time < START + (i + 1) * 4 * HOUR
      );
      expect(slot.moments.rows).toBe(inside.length);
    }
    const sizes = window.prediction.batches.map((batch) => batch.reduce((a, b) => a + b, 0));
    expect(sizes).toHaveLength(58);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(2);
  });
  it("hold the moments a confidence-based estimate needs", () => {
    const mean = (of: (p: number) => number) =>
      served.reduce((total, {p}) => total + of(p), 0) / served.length;
    expect(window.moments.probability).toBeCloseTo(
      mean((p) => p),
      9
    );
    expect(window.moments.confidence).toBeCloseTo(
      mean((p) => Math.max(p, 1 - p)),
      9
    );
    expect(window.moments.variance).toBeCloseTo(
      mean((p) => p * (1 - p)),
      9
    );
    expect(window.moments.entropy).toBeCloseTo(
      mean((p) => -p * Math.log(p) - (1 - p) * Math.log(1 - p)),
      7
    );
  });
  it("are empty, not wrong, where nothing was logged", async () => {
    const empty = await readWindow(connection, {relation: "log", profile, from: 0, to: HOUR, slots: 2});
    expect(empty.rows).toBe(0);
    expect(empty.columns[0].missing).toBe(0);
    expect(empty.slots.map(({moments}) => moments.rows)).toEqual([0, 0]);
  });
});

describe("bins of a numeric column", () => {
  it("hold exactly the values up to their edge, to the last bit", async () => {
    const values = Float32Array.from({length: 4_000}, () => Math.floor(300 * random()) / 1000 - 0.225);
    const column = numericProfile({name: "x", group: "", unit: ""}, {best_move: values.slice(0, 2_000)});
    const few = numericProfile(
      {name: "x", group: "", unit: ""},
      {best_move: Float32Array.of(-0.225, -0.2, -0.1, 0, 0.3)}
    );
    await connection.run("CREATE OR REPLACE TABLE exact (x FLOAT)");
    const appender = await connection.createAppender("exact");
    for (const value of values) {
      appender.appendFloat(value);
      appender.endRow();
    }
    appender.closeSync();
    for (const {edges, minimum, ...rest} of [column, few]) {
      const counts = columnCounts({...rest, edges, minimum});
      const row = (await connection.runAndReadAll(`SELECT ${counts} FROM exact`)).getRowsJson()[0][0];
      const expected = [0, ...edges.map(() => 0), 0];
      for (const value of values) {
        const bin = value < minimum ? 0 : 1 + edges.findIndex((edge) => value <= edge);
        expected[bin === 0 && value >= minimum ? expected.length - 1 : bin] += 1;
      }
      expect(JSON.parse(String(row))).toEqual(expected);
    }
  });
});

describe("the interval of a value", () => {
  it("is how many edges are at or below it", async () => {
    const reader = await connection.runAndReadAll(
      `SELECT x, ${intervalOf("x", ["2", "5", "5.5", "9", "11"])} FROM range(13) t(x)`
    );
    for (const [x, interval] of reader.getRows().map((row) => row.map(Number)))
      expect(interval).toBe([2, 5, 5.5, 9, 11].filter((edge) => edge <= x).length);
  });
});

describe("predictions that are no probabilities", () => {
  it("are counted, and in none of the means", async () => {
    await connection.run(`CREATE OR REPLACE TABLE broken AS SELECT * REPLACE (
      CASE WHEN pokemon_a_id = 99 THEN 0.75::FLOAT WHEN hash(request_id) % 3 = 0 THEN NULL
        WHEN hash(request_id) % 3 = 1 THEN 'nan'::FLOAT ELSE 1.5::FLOAT END::FLOAT AS win_probability) FROM log`);
    const question = {relation: "broken", profile, from: START, to: START + 24 * HOUR, slots: 6};
    const {rows: all, prediction, moments, slots} = await readWindow(connection, question);
    const good = served.filter(({pokemonA}) => pokemonA === 99).length;
    expect(all).toBe(served.length);
    expect(moments).toMatchObject({rows: good, probability: 0.75, confidence: 0.75});
    expect(prediction.missing + prediction.above).toBe(served.length - good);
    expect(slots.reduce((total, slot) => total + slot.rows, 0)).toBe(served.length);
    expect(assessQuality({...window, prediction}).unusablePredictions).toBe(served.length - good);
  });
});
