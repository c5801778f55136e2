import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {expect, it} from "vitest";
import {openDuckDb} from "../../../../../lib/duckdb/open-duckdb.ts";
import type {Profile} from "../../../../../pipelines/monitoring/drift/profile.ts";
import {
  sampleFeatures,
  sampleServed
} from "../../../../../pipelines/monitoring/drift/window/sample-window.ts";

it("takes any row of a request's answer, not the first: the log has the best move there", async () => {
  const folder = mkdtempSync(join(tmpdir(), "predictiondex-sample-"));
  const {connection, close} = await openDuckDb();
  try {
    const file = join(folder, "log.parquet");
    await connection.run(
      `COPY (
         SELECT to_timestamp(r)::TIMESTAMP AS time, '1' AS model_version, '/predict/best-move' AS endpoint,
           'request ' || r AS request_id, r AS pokemon_a_id, m AS move_a_id, 7 AS pokemon_b_id, 1 AS move_b_id,
           0.5 AS win_probability, false AS synthetic, m::FLOAT AS rank
         FROM range(2000) requests(r), range(4) moves(m) ORDER BY r, m
       ) TO '${file}' (FORMAT parquet)`
    );
    const question = {
      relation: `read_parquet('${file}', union_by_name = true, filename = true)`,
      profile: {modelVersion: "1"} as Profile,
      from: 0,
      to: 10_000_000,
      slots: 1
    };
    const sample = (seed: number) => sampleFeatures(connection, question, ["rank"], {rows: 1_000, seed});
    const {values, matchups} = await sample(1);
    expect(new Set(matchups).size).toBe(matchups.length);
    expect(values.length).toBeGreaterThan(400);
    for (const rank of [0, 1, 2, 3]) {
      const share = values.filter((value) => value === rank).length / values.length;
      // A quarter, within five standard errors.
      expect(Math.abs(share - 1 / 4)).toBeLessThan((5 * Math.sqrt(0.25 * 0.75)) / Math.sqrt(values.length));
    }
    expect(await sample(1)).toMatchObject({values, matchups});
  } finally {
    close();
    rmSync(folder, {recursive: true, force: true});
  }
});

it("says how each row was asked for, a request once however many rows it has", async () => {
  const folder = mkdtempSync(join(tmpdir(), "predictiondex-sample-"));
  const {connection, close} = await openDuckDb();
  try {
    const file = join(folder, "log.parquet");
    await connection.run(
      `COPY (
         SELECT to_timestamp(r)::TIMESTAMP AS time, '1' AS model_version,
           CASE WHEN r < 300 THEN '/v1/predict/best-move' ELSE '/predict/duel' END AS endpoint,
           'request ' || r AS request_id, r AS pokemon_a_id, m AS move_a_id, 7 AS pokemon_b_id, 1 AS move_b_id,
           0.5 AS win_probability, false AS synthetic, r::FLOAT AS number
         FROM range(400) requests(r), range(4) moves(m) WHERE r < 300 OR m = 0
       ) TO '${file}' (FORMAT parquet)`
    );
    const question = {
      relation: `read_parquet('${file}', union_by_name = true, filename = true)`,
      profile: {modelVersion: "1"} as Profile,
      from: 0,
      to: 10_000_000,
      slots: 1
    };
    const {values, strata} = await sampleFeatures(connection, question, ["number"], {rows: 1_000, seed: 1});
    expect(strata).toEqual(Array.from(values, (number) => (number < 300 ? "best_move" : "duel")));
    // Three in four requests, twelve in thirteen rows.
    expect(strata.filter((stratum) => stratum === "duel")).toHaveLength(100);
  } finally {
    close();
    rmSync(folder, {recursive: true, force: true});
  }
});

it("gives what was served in the window by the profile's model, the same for the same seed", async () => {
  const {connection, close} = await openDuckDb();
  try {
    await connection.run(
      `CREATE TABLE log AS SELECT to_timestamp(100 + r)::TIMESTAMP AS time, CASE WHEN r = 3 THEN '2' ELSE '1' END AS model_version,
         'request ' || r AS request_id, 1 + r AS pokemon_a_id, 10 + r AS move_a_id, 100 + r AS pokemon_b_id,
         200 + r AS move_b_id, CASE WHEN r = 5 THEN 1.5 ELSE r / 10 END AS win_probability
       FROM range(9) rows(r)`
    );
    const question = {
      relation: "log",
      profile: {modelVersion: "1"} as Profile,
      from: 101_000,
      to: 108_000,
      slots: 1
    };
    const sample = (rows: number, seed: number) => sampleServed(connection, question, {rows, seed});
    const all = await sample(9, 1);
    const served = [1, 2, 4, 6, 7];
    expect(all.toSorted((x, y) => x.time - y.time)).toEqual(
      served.map((r) => ({
        time: (100 + r) * 1000,
        duel: {pokemonA: 1 + r, moveA: 10 + r, pokemonB: 100 + r, moveB: 200 + r},
        probability: r / 10
      }))
    );
    expect(await sample(9, 1)).toEqual(all);
    expect(await sample(2, 1)).toEqual(all.slice(0, 2));
    const orders = await Promise.all([2, 3, 4, 5].map((seed) => sample(9, seed)));
    expect(orders.some((order) => order[0].time !== all[0].time)).toBe(true);
  } finally {
    close();
  }
});
