import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {expect, it} from "vitest";
import {openDuckDb} from "../../../../../lib/duckdb/open-duckdb.ts";
import type {Profile} from "../../../../../pipelines/monitoring/drift/profile.ts";
import {sampleFeatures} from "../../../../../pipelines/monitoring/drift/window/sample-window.ts";

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
    expect(await sample(1)).toEqual({values, matchups});
  } finally {
    close();
    rmSync(folder, {recursive: true, force: true});
  }
});
