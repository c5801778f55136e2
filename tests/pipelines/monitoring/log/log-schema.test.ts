import {expect, it} from "vitest";
import {FEATURE_NAMES} from "../../../../pipelines/model/features/feature-catalogue.ts";
import {rowsOf} from "../../../../pipelines/monitoring/log/log-rows.ts";
import {
  LOG_SCHEMA,
  LOG_VERSION,
  type LogSchema,
  versionOf
} from "../../../../pipelines/monitoring/log/log-schema.ts";
import {loggedPrediction} from "../../../support/logged-prediction.ts";

it("every column holds what was served, under the name that readers know", () => {
  const time = Date.UTC(2026, 0, 2);
  const prediction = loggedPrediction({
    time,
    request: {id: "r", endpoint: "/predict/matrix", headers: {"x-synthetic": "true", "x-api-key": "secret"}},
    model: {version: "12", featureVersion: "f"},
    instance: "i",
    duel: {pokemonA: 1, moveA: 2, pokemonB: 3, moveB: 4},
    probability: 0.75
  });
  expect(rowsOf([prediction], LOG_SCHEMA)).toEqual({
    rows: 1,
    columns: {
      time: [time],
      request_id: ["r"],
      endpoint: ["/predict/matrix"],
      model_version: ["12"],
      feature_version: ["f"],
      instance: ["i"],
      pokemon_a_id: [1],
      move_a_id: [2],
      pokemon_b_id: [3],
      move_b_id: [4],
      win_probability: [0.75],
      synthetic: [true]
    }
  });
});

it("only what says so is synthetic", () => {
  const synthetic = (headers: Record<string, string>) =>
    rowsOf([loggedPrediction({request: {id: "", endpoint: "", headers}})], LOG_SCHEMA).columns["synthetic"];
  expect(synthetic({})).toEqual([false]);
  expect(synthetic({"x-synthetic": "false"})).toEqual([false]);
  expect(synthetic({"x-synthetic": "true"})).toEqual([true]);
});

it("names stand once, and are no feature's", () => {
  const names = [...LOG_SCHEMA.map(({name}) => name), ...FEATURE_NAMES];
  expect(new Set(names).size).toBe(names.length);
});

it("every column says what it holds, and a later one what is read where it is missing", () => {
  const schema: LogSchema = LOG_SCHEMA;
  for (const {name, description, since, before} of schema) {
    expect(description, name).not.toBe("");
    expect(before === undefined, name).toBe(since === 1);
  }
});

it("the version is that of the latest column, and none is left out", () => {
  const versions = LOG_SCHEMA.map(({since}): number => since);
  expect(
    [...versions].sort((a, b) => a - b),
    "in order"
  ).toEqual(versions);
  expect(versions.at(-1)).toBe(LOG_VERSION);
  for (let version = 1; version <= LOG_VERSION; version += 1) expect(versions).toContain(version);
  const column = {
    name: "later",
    type: "INTEGER",
    description: "later",
    since: 7,
    before: 0,
    get: () => 1
  } as const;
  expect(versionOf([column, ...LOG_SCHEMA])).toBe(7);
});
