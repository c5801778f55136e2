import {existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import pino from "pino";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {FEATURE_NAMES, FEATURE_VERSION} from "../../../pipelines/model/features/feature-catalogue.ts";
import {LOG_SCHEMA} from "../../../pipelines/monitoring/log/log-schema.ts";
import {createMetrics} from "../../../server/metrics/metrics.ts";
import type {DiskPredictionLogOptions} from "../../../server/prediction-log/disk-log-options.ts";
import {DiskPredictionLog} from "../../../server/prediction-log/disk-prediction-log.ts";
import {encodeEntry, encodeHeader} from "../../../server/prediction-log/segment.ts";
import {writeSegment} from "../../../server/prediction-log/write-segment.ts";
import {embeddedGame} from "../../data-loaders/embedded-game.ts";
import {loggedPrediction} from "../../support/logged-prediction.ts";
import {fakeModel} from "../support/fake-model.ts";
import {queryLog} from "../support/read-log.ts";

const game = embeddedGame();
const model = (version = 1) => {
  const {manifest, recommender} = fakeModel(game, version);
  return {game, recommender, manifest: {...manifest, featureVersion: FEATURE_VERSION}};
};
const DUEL = {pokemonA: 7, moveA: 57, pokemonB: 4, moveB: 52};
const asked = (id: string, endpoint = "/predict/duel", headers = {}) => ({id, endpoint, headers});

let folder: string;
let logs: DiskPredictionLog[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "predictiondex-log-"));
  logs = [];
});
afterEach(async () => {
  await Promise.all(logs.map((log) => log.close()));
  rmSync(folder, {recursive: true, force: true});
});

const metrics = createMetrics({system: false});
function open(options: Partial<DiskPredictionLogOptions> = {}): DiskPredictionLog {
  metrics.registry.resetMetrics();
  const log = new DiskPredictionLog({
    folder,
    rows: 1000,
    seconds: 3600,
    leaseMs: 30_000,
    retention: {maxAgeDays: 90, maxBytes: 1e9},
    write: (request) => writeSegment(request, game),
    metrics,
    logger: pino({level: "silent"}),
    ...options
  });
  logs.push(log);
  return log;
}
const parquetFiles = () => readdirSync(folder).filter((name) => name.endsWith(".parquet"));
const segments = () => readdirSync(join(folder, ".wal"));
const count = async (name: string, labels: Record<string, string>) =>
  (await metrics.registry.getSingleMetric(name)!.get()).values.find((value) =>
    Object.entries(labels).every(([label, text]) => value.labels[label] === text)
  )?.value ?? 0;

describe("the prediction log", () => {
  it("writes what was served, with its features, as Parquet in the documented columns", async () => {
    const log = open();
    const before = Date.now();
    log.record(model(), asked("request-1"), [{duel: DUEL, probability: 0.25}]);
    log.record(model(), asked("request-2", "/predict/batch", {"x-synthetic": "true"}), [
      {duel: DUEL, probability: 0.5},
      {duel: DUEL, probability: 1}
    ]);
    await log.close();
    const columns = await queryLog(folder, "DESCRIBE log");
    expect(
      columns.slice(0, LOG_SCHEMA.length).map((column) => [column["column_name"], column["column_type"]])
    ).toEqual(LOG_SCHEMA.map(({name, type}) => [name, type]));
    expect(columns.slice(LOG_SCHEMA.length).map((column) => column["column_name"])).toEqual(FEATURE_NAMES);
    const rows = await queryLog(
      folder,
      "SELECT *, epoch_ms(time)::DOUBLE AS ms FROM log ORDER BY win_probability"
    );
    expect(rows.map((row) => [row["request_id"], row["win_probability"], row["synthetic"]])).toEqual([
      ["request-1", 0.25, false],
      ["request-2", 0.5, true],
      ["request-2", 1, true]
    ]);
    expect(rows[0]).toMatchObject({
      pokemon_a_id: 7,
      move_a_id: 57,
      pokemon_b_id: 4,
      move_b_id: 52,
      model_version: "1"
    });
    expect(Number(rows[0]["ms"])).toBeGreaterThanOrEqual(before);
    expect(Number(rows[0]["ms"])).toBeLessThanOrEqual(Date.now());
    const features = FEATURE_NAMES.map((name) => Number(rows[0][name]));
    expect(features.filter(Number.isFinite).length).toBe(FEATURE_NAMES.length);
    expect(segments()).toEqual([]);
    expect(await count("prediction_log_records_total", {result: "written"})).toBe(3);
  });

  it("writes a file once enough predictions are there", async () => {
    const log = open({rows: 100});
    for (let index = 0; index < 100; index++) {
      log.record(model(), asked(`request-${index}`), [{duel: DUEL, probability: 0.5}]);
    }
    await expect.poll(parquetFiles, {timeout: 120_000}).toHaveLength(1);
    expect((await queryLog(folder, "SELECT count(*)::INTEGER AS n FROM log"))[0]["n"]).toBe(100);
  });

  it("writes a file once enough time has gone by", async () => {
    let now = Date.now();
    const log = open({seconds: 60, now: () => now});
    log.record(model(), asked("request-1"), [{duel: DUEL, probability: 0.5}]);
    expect(parquetFiles()).toEqual([]);
    now += 61_000;
    await expect.poll(parquetFiles, {timeout: 120_000}).toHaveLength(1);
  });

  it("keeps the versions of the model in one file, however they are asked by turns", async () => {
    const log = open();
    log.record(model(1), asked("request-1"), [{duel: DUEL, probability: 0.5}]);
    log.record(model(2), asked("request-2"), [{duel: DUEL, probability: 0.5}]);
    await log.close();
    expect(parquetFiles()).toHaveLength(1);
    const rows = await queryLog(folder, "SELECT model_version FROM log ORDER BY 1");
    expect(rows.map((row) => row["model_version"])).toEqual(["1", "2"]);
  });

  it("has every prediction in the write-ahead file before it returns", () => {
    const log = open();
    log.record(model(), asked("request-1"), [{duel: DUEL, probability: 0.5}]);
    expect(segments()).toHaveLength(1);
  });

  it("takes over what a dead process left, torn last line and all, exactly once", async () => {
    mkdirSync(join(folder, ".wal"));
    const header = encodeHeader({instance: "dead", host: "elsewhere", pid: 1, lease: 1000});
    const entry = encodeEntry([loggedPrediction({instance: "dead"})]);
    const orphan = join(folder, ".wal", "2026-01-01T00-00-00-000Z-dead-0.segment");
    writeFileSync(orphan, `${header}${entry}{"rows":1`);
    open({leaseMs: 500});
    open({leaseMs: 500});
    await expect.poll(() => existsSync(orphan), {timeout: 120_000}).toBe(false);
    const rows = await queryLog(folder, "SELECT request_id, instance FROM log");
    expect(rows).toEqual([{request_id: "request-1", instance: "dead"}]);
    expect(
      await queryLog(folder, "DESCRIBE log"),
      "features of another catalogue are not guessed"
    ).toHaveLength(LOG_SCHEMA.length);
  });

  it("writes a duel that the game no longer knows, without its features", async () => {
    const log = open();
    log.record(model(), asked("request-1"), [
      {duel: {...DUEL, pokemonA: 9999}, probability: 0.5},
      {duel: DUEL, probability: 0.25}
    ]);
    await log.close();
    const rows = await queryLog(
      folder,
      `SELECT win_probability AS p, isnan("${FEATURE_NAMES[0]}") AS unknown FROM log ORDER BY p`
    );
    expect(rows).toEqual([
      {p: 0.25, unknown: false},
      {p: 0.5, unknown: true}
    ]);
  });

  it("leaves the segment of a process that may be alive alone", async () => {
    mkdirSync(join(folder, ".wal"));
    const header = encodeHeader({instance: "alive", host: "elsewhere", pid: 1});
    const segment = join(folder, ".wal", "2026-01-01T00-00-00-000Z-alive-0.segment");
    writeFileSync(segment, header);
    await open().close();
    expect(existsSync(segment)).toBe(true);
  });

  it("answers on when the folder cannot be written, counts it, and catches up", async () => {
    const blocked = join(folder, "blocked");
    writeFileSync(blocked, "a file where a folder should be");
    const log = open({folder: blocked});
    log.record(model(), asked("request-1"), [{duel: DUEL, probability: 0.5}]);
    expect(await count("prediction_log_errors_total", {operation: "append"})).toBe(1);
    expect(await count("prediction_log_pending_records", {})).toBe(1);
    rmSync(blocked);
    await expect.poll(() => existsSync(join(blocked, ".wal")), {timeout: 120_000}).toBe(true);
    await log.close();
    expect(readdirSync(blocked).filter((name) => name.endsWith(".parquet"))).toHaveLength(1);
  });

  it("keeps the segment when Parquet cannot be written, and writes it later", async () => {
    let broken = true;
    let now = Date.now();
    const log = open({
      rows: 1,
      now: () => now,
      write: async (request) => {
        if (broken) throw new Error("no space left on device");
        return writeSegment(request, game);
      }
    });
    log.record(model(), asked("request-1"), [{duel: DUEL, probability: 0.5}]);
    await expect
      .poll(() => count("prediction_log_errors_total", {operation: "write"}), {timeout: 120_000})
      .toBeGreaterThan(0);
    expect(segments()).toHaveLength(1);
    broken = false;
    now += 6000;
    await expect.poll(parquetFiles, {timeout: 120_000}).toHaveLength(1);
    expect(segments()).toEqual([]);
  });
});
