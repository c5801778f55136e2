import {mkdtempSync, readdirSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import type {
  BestMoveQuestion,
  Recommender
} from "../../../../pipelines/model/prediction/prediction-answers.ts";
import {backfill} from "../../../../pipelines/monitoring/traffic/backfill.ts";
import {queryLog} from "../../../server/support/read-log.ts";

describe("a backfill", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "predictiondex-backfill-"));
  });
  afterEach(() => rmSync(folder, {recursive: true, force: true}));
  const recommender = {
    modelVersion: "7",
    featureNames: ["x"],
    featureVector: ({moveA}: {moveA: number}) => Float32Array.of(moveA),
    bestMove: ({pokemonA, movesA, settle}: BestMoveQuestion) => ({
      ranked: movesA.map((moveId) => ({
        moveId,
        opponentMoveId: 9,
        modelProbability: settle === false ? pokemonA / 100 : 1
      }))
    })
  } as unknown as Recommender;
  const now = new Date("2026-03-10T12:00:00Z");

  it("writes a file a day with the model's answers at random times, and tells of each day", async () => {
    const days: string[] = [];
    const total = await backfill({
      recommender,
      folder,
      days: 2,
      requestsADay: 3,
      ask: (day) => () => ({pokemonA: 10 + day, pokemonB: 6, movesA: [1, 2]}),
      random: () => 0.5,
      now,
      onDay: (day, rows) => days.push(`${day}: ${rows}`)
    });
    expect(total).toBe(12);
    expect(days).toEqual(["0: 6", "1: 6"]);
    expect(readdirSync(folder).sort()).toEqual([
      "2026-03-08T00-00-00-000Z-synthetic.parquet",
      "2026-03-09T00-00-00-000Z-synthetic.parquet"
    ]);
    const rows = await queryLog(
      folder,
      "SELECT epoch_ms(time)::DOUBLE AS time, request_id, endpoint, pokemon_a_id, move_a_id, pokemon_b_id, move_b_id, win_probability, synthetic FROM log ORDER BY time, request_id, move_a_id"
    );
    expect(rows).toHaveLength(12);
    expect(rows[0]).toMatchObject({
      time: Date.parse("2026-03-09T00:00:00Z"),
      request_id: `backfill-${Date.parse("2026-03-08T12:00:00Z")}-0`,
      endpoint: "/predict/best-move",
      pokemon_a_id: 10,
      move_a_id: 1,
      pokemon_b_id: 6,
      move_b_id: 9,
      synthetic: true
    });
    expect(rows[0]["win_probability"]).toBeCloseTo(0.1, 6);
    expect(rows[11]).toMatchObject({
      pokemon_a_id: 11,
      move_a_id: 2,
      time: Date.parse("2026-03-10T00:00:00Z")
    });
  });

  it("needs no one to tell", async () => {
    const ask = () => () => ({pokemonA: 1, pokemonB: 6, movesA: [1]});
    expect(await backfill({recommender, folder, days: 1, requestsADay: 2, ask, random: () => 0, now})).toBe(
      2
    );
  });

  it("stops between days when told to", async () => {
    const controller = new AbortController();
    const filled = backfill({
      recommender,
      folder,
      days: 3,
      requestsADay: 1,
      ask: () => () => ({pokemonA: 1, pokemonB: 6, movesA: [1]}),
      random: () => 0,
      now,
      signal: controller.signal,
      onDay: () => controller.abort(new Error("stopped"))
    });
    await expect(filled).rejects.toThrow("stopped");
    expect(readdirSync(folder)).toHaveLength(1);
  });
});
