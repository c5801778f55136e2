import {copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {withDuckDb} from "../../../../lib/duckdb/open-duckdb.ts";
import {writeLogFile} from "../../../../pipelines/monitoring/log/log-file.ts";
import {rowsOf} from "../../../../pipelines/monitoring/log/log-rows.ts";
import {LOG_SCHEMA, LOG_VERSION, type LogSchema} from "../../../../pipelines/monitoring/log/log-schema.ts";
import {LogSchemaError, openLog} from "../../../../pipelines/monitoring/log/open-log.ts";
import {EXTENDED_SCHEMA} from "../../../support/extended-log.ts";
import {loggedPrediction} from "../../../support/logged-prediction.ts";

const FIRST = (LOG_SCHEMA as LogSchema).filter(({since}) => since === 1);
const VERSION_1 = fileURLToPath(new URL("./fixtures/version-1.parquet", import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "predictiondex-open-"));
});
afterEach(() => rmSync(folder, {recursive: true, force: true}));

const write = (name: string, features: Record<string, number> = {}, schema: LogSchema = LOG_SCHEMA) =>
  writeLogFile(
    join(folder, name),
    rowsOf([loggedPrediction()], schema),
    Object.fromEntries(Object.entries(features).map(([feature, value]) => [feature, Float32Array.of(value)])),
    schema
  );

async function query(sql: string, features: readonly string[] = [], log?: (line: string) => void) {
  const opened = await openLog(folder, features, {log});
  try {
    return (await opened.connection.runAndReadAll(sql)).getRowObjectsJson();
  } finally {
    opened.close();
  }
}

describe("a log as version 1 wrote it", () => {
  it("is read as it was written", async () => {
    copyFileSync(VERSION_1, join(folder, "1.parquet"));
    const common = {model_version: "3", feature_version: "0123456789abcdef", instance: "4711-0a1b2c3d"};
    const surf = {
      ...common,
      time: "2026-10-31 23:59:58.765",
      request_id: "request-1",
      endpoint: "/predict/best-move",
      pokemon_a_id: 7,
      move_a_id: 57,
      pokemon_b_id: 4,
      move_b_id: 52,
      win_probability: 0.875,
      synthetic: false
    };
    const names = LOG_SCHEMA.map(({name}) => name).join(", ");
    expect(await query(`SELECT ${names} FROM prediction_log ORDER BY win_probability DESC`)).toMatchObject([
      surf,
      {
        ...surf,
        time: "2026-11-01 00:00:00.265",
        request_id: "request-2",
        endpoint: "/predict/duel",
        pokemon_a_id: 150,
        move_a_id: 94,
        pokemon_b_id: 151,
        move_b_id: 1,
        win_probability: 0.5,
        synthetic: true
      },
      {...surf, move_a_id: 33, win_probability: 0.25}
    ]);
  });
});

describe("the log's files", () => {
  it("are read together, each row with its file, features by name", async () => {
    await write("a.parquet", {speed: 1.5, power: 3});
    await write("b.parquet", {power: 4, speed: 2.5});
    writeFileSync(join(folder, "notes.txt"), "not ours");
    const rows = await query("SELECT speed, power, filename FROM prediction_log ORDER BY speed", [
      "speed",
      "power"
    ]);
    expect(rows).toEqual([
      {speed: 1.5, power: 3, filename: join(folder, "a.parquet")},
      {speed: 2.5, power: 4, filename: join(folder, "b.parquet")}
    ]);
  });

  it("hold the declared types and say their version", async () => {
    await write("a.parquet", {speed: 1});
    await write("b.parquet", {speed: 1}, EXTENDED_SCHEMA);
    const types = await query("DESCRIBE prediction_log");
    expect(types.slice(0, LOG_SCHEMA.length).map((row) => [row["column_name"], row["column_type"]])).toEqual(
      LOG_SCHEMA.map(({name, type}) => [name, type])
    );
    expect(types.find((row) => row["column_name"] === "speed")).toMatchObject({column_type: "FLOAT"});
    const versions = await withDuckDb(async (connection) =>
      (
        await connection.runAndReadAll(
          `SELECT decode(value) FROM parquet_kv_metadata('${folder}/*.parquet') WHERE decode(key) = 'prediction_log_version' ORDER BY file_name`
        )
      ).getRows()
    );
    expect(versions).toEqual([[String(LOG_VERSION)], [String(LOG_VERSION + 2)]]);
  });

  it("are the same bytes for the same rows", async () => {
    const {readFileSync} = await import("node:fs");
    await write("a.parquet", {speed: 1});
    await write("b.parquet", {speed: 1});
    expect(readFileSync(join(folder, "a.parquet"))).toEqual(readFileSync(join(folder, "b.parquet")));
  });

  it("of a newer version are read, and that is told; its own columns do no harm", async () => {
    const told: string[] = [];
    await write("2026-01-01.parquet");
    await query("FROM prediction_log", [], (line) => told.push(line));
    expect(told).toEqual([]);
    await write("2026-02-01.parquet", {}, EXTENDED_SCHEMA);
    const rows = await query("SELECT request_id FROM prediction_log", [], (line) => told.push(line));
    expect(rows).toHaveLength(2);
    expect(told).toEqual([
      `2026-02-01.parquet is of version ${LOG_VERSION + 2} of the prediction log, newer than ${LOG_VERSION}, which is read here: its newer columns are left aside`
    ]);
    await query("FROM prediction_log");
  });
});

describe("what a reader cannot do without", () => {
  const error = async (features: readonly string[]) =>
    query("FROM prediction_log", features).catch((thrown: unknown) => thrown as LogSchemaError);

  it("is missed by name", async () => {
    await write("a.parquet", {speed: 1});
    const thrown = await error(["speed", "power"]);
    expect(thrown).toBeInstanceOf(LogSchemaError);
    expect(thrown).toMatchObject({name: "LogSchemaError", missing: ['"power"']});
    expect((thrown as Error).message).toBe(
      `the prediction log in ${folder} has no column "power": it was written with another feature catalogue; build the drift reference anew and serve with the same version`
    );
  });

  it("is missed by five names and a number where there are more", async () => {
    await write("a.parquet");
    expect(((await error(["a", "b", "c", "d", "e"])) as Error).message).toContain('"d", "e": it was');
    expect(((await error(["a", "b", "c", "d", "e", "f", "g"])) as Error).message).toContain(
      '"d", "e" and 2 more: it was'
    );
  });

  it("is every column of the first version", async () => {
    await withDuckDb((connection) =>
      connection.run(`COPY (SELECT 'r' AS request_id) TO '${join(folder, "a.parquet")}' (FORMAT parquet)`)
    );
    const thrown = await error([]);
    expect(thrown).toMatchObject({missing: expect.arrayContaining(['"time"', '"synthetic"'])});
    expect((thrown as LogSchemaError).missing).toHaveLength(FIRST.length - 1);
  });
});

describe("a log without files", () => {
  it("is empty, with every column, whether the folder is there or not", async () => {
    for (const place of [folder, join(folder, "missing")]) {
      const {connection, relation, isEmpty, close} = await openLog(place, ["speed"]);
      expect(isEmpty).toBe(true);
      const described = (await connection.runAndReadAll(`DESCRIBE ${relation}`)).getRows();
      expect(described.map(([name]) => name)).toEqual([
        ...LOG_SCHEMA.map(({name}) => name),
        "speed",
        "filename"
      ]);
      expect((await connection.runAndReadAll(`FROM ${relation}`)).getRows()).toEqual([]);
      close();
    }
  });

  it("is not empty once there is a file", async () => {
    await write("a.parquet");
    const {isEmpty, close} = await openLog(folder, []);
    expect(isEmpty).toBe(false);
    close();
  });
});

describe("files that cannot be read with the others", () => {
  it("are left out and named: torn, empty and mistyped ones, while the rest is read", async () => {
    await write("a.parquet", {speed: 1});
    const whole = readFileSync(join(folder, "a.parquet"));
    writeFileSync(join(folder, "b.parquet"), whole.subarray(0, whole.length - 20));
    writeFileSync(join(folder, "c.parquet"), "");
    await withDuckDb(async (connection) => {
      await connection.run(
        `COPY (SELECT * REPLACE ('half' AS win_probability) FROM '${join(folder, "a.parquet")}') TO '${join(folder, "d.parquet")}' (FORMAT parquet)`
      );
    });
    const opened = await openLog(folder, ["speed"]);
    const rows = (await opened.connection.runAndReadAll(`SELECT filename FROM ${opened.relation}`)).getRows();
    opened.close();
    expect(rows.map(([file]) => file)).toEqual([join(folder, "a.parquet")]);
    expect(opened.leftOut.map(({file}) => file).sort()).toEqual(["b.parquet", "c.parquet", "d.parquet"]);
    expect(opened.leftOut.find(({file}) => file === "d.parquet")?.reason).toBe(
      "win_probability is text, not number"
    );
  });
  it("are found by their values where their footer is whole", async () => {
    await write("a.parquet", {speed: 1});
    await write("b.parquet", {speed: 2});
    const bytes = readFileSync(join(folder, "b.parquet"));
    bytes.fill(0xff, 4, Math.floor(bytes.length / 3));
    writeFileSync(join(folder, "b.parquet"), bytes);
    const opened = await openLog(folder, ["speed"], {thorough: true});
    opened.close();
    expect(opened.leftOut).toMatchObject([{file: "b.parquet"}]);
    expect(opened.isEmpty).toBe(false);
  });
  it("may be all there are", async () => {
    writeFileSync(join(folder, "c.parquet"), "");
    const opened = await openLog(folder, []);
    opened.close();
    expect(opened).toMatchObject({isEmpty: true, leftOut: [{file: "c.parquet"}]});
  });
});

describe("folders below the log's", () => {
  it("are read: each machine may have its own, but hidden ones are not the log's", async () => {
    for (const name of ["machine-1", "machine-2/2026", ".wal"])
      mkdirSync(join(folder, name), {recursive: true});
    for (const name of ["machine-1/b.parquet", "machine-2/2026/a.parquet", "c.parquet", ".wal/d.parquet"])
      await write(name, {speed: 1});
    expect(await query("SELECT count(*)::INTEGER AS n FROM prediction_log", ["speed"])).toEqual([{n: 3}]);
  });
});

describe("fights beside duels", () => {
  const side = {
    pokemon_id: 7,
    move_ids: [57],
    level: 27,
    individual_values: {hp: 31},
    awakening_values: {hp: 0},
    nature: "hardy",
    friendship: 70,
    hp: 28,
    ailment: null
  };
  const fight = loggedPrediction({
    probability: 0.75,
    model: {version: "solver", featureVersion: "old"},
    arm: "production",
    fight: {a: side, b: side, low: 0.7, high: 0.8}
  });
  const put = (name: string, predictions: Parameters<typeof rowsOf>[0]) =>
    writeLogFile(join(folder, name), rowsOf(predictions, LOG_SCHEMA), {});

  it("are kept with both sides and interval, and no reader of duels sees them", async () => {
    await put("1.parquet", [loggedPrediction(), fight]);
    expect(await query("SELECT model_version, win_probability FROM prediction_log")).toEqual([
      {model_version: "3", win_probability: 0.25}
    ]);
    const kept = await withDuckDb(async (connection) => {
      const columns = "model_version, arm, interval_low, interval_high, fight::JSON->>'$.b.level' AS level";
      const file = join(folder, "1.parquet");
      const reader = await connection.runAndReadAll(
        `SELECT ${columns} FROM read_parquet('${file}') WHERE fight IS NOT NULL`
      );
      return reader.getRowObjectsJson();
    });
    expect(kept).toEqual([
      {model_version: "solver", arm: null, interval_low: 0.7, interval_high: 0.8, level: "27"}
    ]);
  });

  it("alone are a log without a duel", async () => {
    await put("1.parquet", [fight]);
    const opened = await openLog(folder, []);
    expect(opened.isEmpty).toBe(true);
    opened.close();
  });
});
