import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {expect, it} from "vitest";
import {FEATURE_VERSION} from "../../../../pipelines/model/features/feature-catalogue.ts";
import type {Duel} from "../../../../pipelines/model/prediction/prediction-answers.ts";
import {openLog} from "../../../../pipelines/monitoring/log/open-log.ts";
import {writeSyntheticLog} from "../../../../pipelines/monitoring/log/write-synthetic-log.ts";

const NOON = Date.UTC(2026, 2, 1, 12);
const prediction = (minutes: number, pokemonA: number) => ({
  time: NOON + minutes * 60_000,
  request: `request-${minutes}`,
  endpoint: "/predict/duel",
  duel: {pokemonA, moveA: 57, pokemonB: 4, moveB: 52},
  probability: pokemonA / 10
});

it("is what a server would have logged, in the order of time, and marked as made up", async () => {
  const folder = mkdtempSync(join(tmpdir(), "predictiondex-synthetic-"));
  try {
    const recommender = {
      modelVersion: "7",
      featureNames: ["a_speed"],
      featureVector: ({pokemonA}: Duel) => Float32Array.of(10 * pokemonA)
    };
    await writeSyntheticLog(join(folder, "1.parquet"), recommender, [
      prediction(5, 3),
      prediction(0, 1),
      prediction(2, 2)
    ]);
    const {connection, relation, close} = await openLog(folder, ["a_speed"]);
    try {
      const rows = await connection.runAndReadAll(
        `SELECT time, request_id, endpoint, model_version, feature_version, instance, synthetic, pokemon_a_id, win_probability, a_speed FROM ${relation}`
      );
      const common = {
        endpoint: "/predict/duel",
        model_version: "7",
        feature_version: FEATURE_VERSION,
        instance: "synthetic",
        synthetic: true
      };
      const at = (minute: number, pokemon: number) => ({
        ...common,
        time: `2026-03-01 12:0${minute}:00`,
        request_id: `request-${minute}`,
        pokemon_a_id: pokemon,
        win_probability: pokemon / 10,
        a_speed: 10 * pokemon
      });
      expect(rows.getRowObjectsJson()).toEqual([at(0, 1), at(2, 2), at(5, 3)]);
    } finally {
      close();
    }
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
});
