import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  unlinkSync,
  utimesSync,
  writeFileSync
} from "node:fs";
import {tmpdir} from "node:os";
import {basename, join} from "node:path";
import type {Logger} from "pino";
import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import type {GameData} from "../../../data-loaders/game-data.ts";
import {createMetrics} from "../../../server/metrics/metrics.ts";
import type {ServedModel} from "../../../server/model/served-model.ts";
import {
  DiskPredictionLog,
  type DiskPredictionLogOptions
} from "../../../server/prediction-log/disk-prediction-log.ts";
import {
  decodeHeader,
  decodeSegment,
  encodeEntry,
  encodeHeader
} from "../../../server/prediction-log/segment.ts";
import type {WriteRequest} from "../../../server/prediction-log/write-segment.ts";
import {EXTENDED_SCHEMA} from "../../support/extended-log.ts";
import {loggedPrediction} from "../../support/logged-prediction.ts";
import {smallGame} from "../support/small-game.ts";

/** The log by a clock that the test holds, with a writer that the test watches. */
const START = Date.parse("2026-11-01T12:30:00.250Z");
const {duel} = loggedPrediction();
const GAMES: Partial<Record<string, GameData>> = {"1": smallGame, "2": {...smallGame}};
/** Each version is about a game of its own. */
const modelOf = (version: string): ServedModel =>
  ({
    game: GAMES[version] ?? smallGame,
    recommender: {modelVersion: version},
    manifest: {featureVersion: "f"}
  }) as ServedModel;
const ASKED = {id: "request-1", endpoint: "/predict/duel", headers: {}};

let folder: string;
let log: DiskPredictionLog;
let written: string[];
let told: {level: string; fields: Record<string, unknown>; message: string}[];
/** What the writer does with a segment. */
let write: (segment: string) => Promise<{rows: number; damaged: number}>;
const metrics = createMetrics({system: false});

beforeEach(() => {
  vi.useFakeTimers({now: START, toFake: ["setInterval", "clearInterval", "Date"]});
  folder = mkdtempSync(join(tmpdir(), "predictiondex-clock-"));
  metrics.registry.resetMetrics();
  written = [];
  told = [];
  write = async (segment) => {
    const {rows, damaged} = decodeSegment(readFileSync(segment, "utf8"), EXTENDED_SCHEMA)!;
    return {rows, damaged};
  };
});
afterEach(async () => {
  await log.close();
  vi.useRealTimers();
  rmSync(folder, {recursive: true, force: true});
});

function open(options: Partial<DiskPredictionLogOptions> = {}): void {
  const tell = (level: string) => (fields: Record<string, unknown>, message: string) =>
    void told.push({level, fields, message});
  log = new DiskPredictionLog({
    folder,
    rows: 10,
    seconds: 60,
    leaseMs: 30_000,
    monotonic: Date.now,
    retention: {maxAgeDays: 90, maxBytes: 1e9},
    write: async ({segment, target}: WriteRequest) => {
      const result = await write(segment);
      written.push(basename(target));
      writeFileSync(target, "parquet");
      return result;
    },
    metrics,
    logger: {info: tell("info"), error: tell("error")} as unknown as Logger,
    ...options
  });
}
const record = (rows = 1, version = "1") =>
  log.record(
    modelOf(version),
    ASKED,
    Array.from({length: rows}, () => ({duel, probability: 0.5}))
  );
/** Moves the clock, and lets what that sets off come to its end. */
async function pass(seconds: number): Promise<void> {
  for (let left = seconds; left > 0; left -= 1) {
    await vi.advanceTimersByTimeAsync(1000);
    await settle();
  }
}
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};
const wal = () => (existsSync(join(folder, ".wal")) ? readdirSync(join(folder, ".wal")).sort() : []);
const value = async (name: string, labels: Record<string, string> = {}) =>
  (await metrics.registry.getSingleMetric(name)!.get()).values.find((sample) =>
    Object.entries(labels).every(([label, text]) => sample.labels[label] === text)
  )?.value ?? 0;
const pending = () => value("prediction_log_pending_records");
const records = (result: string) => value("prediction_log_records_total", {result});
const errors = (operation: string) => value("prediction_log_errors_total", {operation});

describe("a file is written", () => {
  it("once there are enough rows, and counted", async () => {
    open();
    record(4);
    record(5);
    await pass(1);
    expect(written).toEqual([]);
    expect(await pending()).toBe(9);
    record(1);
    await settle();
    expect(written).toHaveLength(1);
    expect(await records("written")).toBe(10);
    expect(await pending()).toBe(0);
    expect(wal()).toEqual([]);
  });

  it("once the first row is old enough", async () => {
    open();
    await pass(10);
    record(1);
    await pass(30);
    record(1);
    await pass(29);
    expect(written).toEqual([]);
    await pass(1);
    expect(written).toHaveLength(1);
    expect(await records("written")).toBe(2);
  });

  it("under its segment's name: when, who and a number", async () => {
    open();
    record(1);
    const [segment] = wal();
    expect(segment).toMatch(/^2026-11-01T12-30-00-250Z-[0-9a-f]{16}-0\.segment$/);
    record(10);
    await settle();
    expect(written).toEqual([segment.replace(".segment", ".parquet")]);
    record(1);
    expect(wal()[0]).toMatch(/-1\.segment$/);
  });

  it("no sooner than five seconds after the one before", async () => {
    open();
    record(10);
    await settle();
    record(10);
    await pass(4);
    expect(written).toHaveLength(1);
    await pass(1);
    expect(written).toHaveLength(2);
  });

  it("a game, in the order they served", async () => {
    open();
    record(1, "1");
    record(1, "1");
    record(1, "2");
    expect(wal()).toHaveLength(2);
    const [first] = wal().map((name) => decodeSegment(readFileSync(join(folder, ".wal", name), "utf8"))!);
    expect(first.columns["model_version"]).toEqual(["1", "1"]);
    await pass(1);
    expect(written).toHaveLength(2);
    expect(await records("written")).toBe(3);
  });

  it("when the log is closed, however soon", async () => {
    open();
    record(10);
    await settle();
    record(1);
    await log.close();
    expect(written).toHaveLength(2);
    expect(await pending()).toBe(0);
  });

  it("one after another: a slow one is waited for", async () => {
    let release = () => {};
    write = () =>
      new Promise((resolve) => {
        release = () => resolve({rows: 10, damaged: 0});
      });
    open();
    record(10);
    await pass(1);
    record(10);
    await pass(20);
    expect(written).toEqual([]);
    expect(wal()).toHaveLength(2);
    release();
    await settle();
    expect(written).toHaveLength(1);
    await pass(1);
    release();
    await settle();
    expect(written).toHaveLength(2);
  });

  it("never of nothing", async () => {
    open();
    record(0);
    await pass(61);
    expect(wal()).toEqual([]);
    expect(written).toEqual([]);
  });
});

describe("a row", () => {
  it("is what the schema takes of the request and its answer", async () => {
    open({schema: EXTENDED_SCHEMA});
    const headers = {origin: "https://example.org", "x-synthetic": "true"};
    log.record(modelOf("7"), {...ASKED, headers}, [{duel, probability: 0.5}]);
    const text = readFileSync(join(folder, ".wal", wal()[0]), "utf8");
    const {columns} = decodeSegment(text, EXTENDED_SCHEMA)!;
    const header = decodeHeader(text)!;
    expect(header.pid).toBe(process.pid);
    expect(columns).toMatchObject({
      time: [START],
      model_version: ["7"],
      feature_version: ["f"],
      instance: [header.instance],
      synthetic: [true],
      asking_site: ["https://example.org"]
    });
  });

  it("whose columns cannot be had is counted as dropped; the request is answered", async () => {
    const broken = {
      ...EXTENDED_SCHEMA[1],
      get: () => {
        throw new Error("no id");
      }
    };
    open({schema: [broken]});
    record(3);
    expect(await records("dropped")).toBe(3);
    expect(await errors("record")).toBe(1);
    expect(wal()).toEqual([]);
  });
});

describe("a request of many rows", () => {
  it("is kept by a sample, and what is left out is counted", async () => {
    open({random: () => 0, rows: 1e6});
    record(32);
    expect(await records("left_out")).toBe(0);
    record(2000);
    expect(await records("left_out")).toBe(1968);
    expect(await pending()).toBe(64);
  });
});

describe("a worker that is slow", () => {
  it("is given files of 5000 rows, however many wait", async () => {
    open({rows: 1e6});
    for (let request = 0; request < 400; request += 1) record(32);
    expect(wal()).toHaveLength(3);
    const rows = wal().map((name) => decodeSegment(readFileSync(join(folder, ".wal", name), "utf8"))!.rows);
    expect(rows).toEqual([5024, 5024, 2752]);
  });

  it("has the log fall behind, until it has caught up; one that cannot write has not", async () => {
    let release = (): void => {};
    open({rows: 1e6});
    write = async (segment) => {
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      return {rows: decodeSegment(readFileSync(segment, "utf8"))!.rows, damaged: 0};
    };
    for (let request = 0; request < 6250; request += 1) record(32);
    expect(log.isBehind()).toBe(false);
    record(1);
    expect(log.isBehind()).toBe(true);
    write = async () => {
      throw new Error("no space left");
    };
    void release();
    await pass(6);
    expect(log.isBehind(), "a full disk fails no request").toBe(false);
    write = async () => ({rows: 1, damaged: 0});
    release();
    await log.close();
    expect(log.isBehind()).toBe(false);
  });

  it("is not waited for beyond the time of an end: what is left is for the next", async () => {
    open();
    let release = (): void => {};
    const slow = new Promise<void>((resolve) => {
      release = resolve;
    });
    write = async () => {
      await slow;
      return {rows: 3, damaged: 0};
    };
    record(3);
    await log.close(10);
    expect(wal()).toHaveLength(1);
    expect(await records("dropped")).toBe(0);
    release();
  });
});

describe("a writer in trouble", () => {
  it("keeps the segment and tries again, five seconds later", async () => {
    const works = write;
    write = async () => {
      throw new Error("no space left on device");
    };
    open();
    record(10);
    await pass(1);
    expect(await errors("write")).toBe(1);
    expect(await pending()).toBe(10);
    expect(wal()).toHaveLength(1);
    await pass(3);
    expect(await errors("write")).toBe(1);
    await pass(1);
    expect(await errors("write")).toBe(2);
    write = works;
    await pass(5);
    expect(written).toHaveLength(1);
    expect(await records("written")).toBe(10);
    expect(await pending()).toBe(0);
  });

  it("does not keep the other segments from being written", async () => {
    const works = write;
    write = async (segment) => {
      if (segment.endsWith("-0.segment")) throw new Error("damaged");
      return works(segment);
    };
    open();
    record(1, "1");
    record(1, "2");
    await pass(1);
    expect(written).toEqual([expect.stringMatching(/-1\.parquet$/)]);
    expect(wal()).toEqual([expect.stringMatching(/-0\.segment$/)]);
  });

  it("is told of once a minute", async () => {
    write = async () => {
      throw new Error("no space left on device");
    };
    open();
    record(10);
    await pass(59);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({
      level: "error",
      fields: {operation: "write", err: {message: "no space left on device"}},
      message: "the prediction log is in trouble; requests are answered all the same"
    });
    await pass(10);
    expect(told).toHaveLength(2);
    expect(await errors("write")).toBeGreaterThan(10);
  });

  it("does not mind a segment that another one took over meanwhile", async () => {
    open();
    record(10);
    unlinkSync(join(folder, ".wal", wal()[0]));
    await settle();
    expect(await errors("write")).toBe(0);
    expect(await pending()).toBe(0);
  });

  it("counts damaged lines", async () => {
    write = async () => ({rows: 8, damaged: 2});
    open();
    record(10);
    await settle();
    expect(await errors("read")).toBe(2);
    expect(await records("written")).toBe(8);
  });
});

describe("a disk in trouble", () => {
  const block = () => writeFileSync(join(folder, "blocked"), "a file where a folder should be");
  const release = () => unlinkSync(join(folder, "blocked"));
  const blocked = () => readdirSync(join(folder, "blocked", ".wal"));

  it("lets requests wait in memory, in order, and takes them when it can", async () => {
    block();
    open({folder: join(folder, "blocked"), rows: 1000});
    record(2, "1");
    record(3, "1");
    expect(await pending()).toBe(5);
    expect(await errors("append"), "what waits already does not ask again").toBe(1);
    release();
    record(1, "1");
    expect(await pending()).toBe(6);
    await pass(1);
    expect(await pending()).toBe(6);
    const text = readFileSync(join(folder, "blocked", ".wal", blocked()[0]), "utf8");
    expect(
      text
        .split("\n")
        .slice(1, -1)
        .map((line) => JSON.parse(line).rows)
    ).toEqual([2, 3, 1]);
    record(1, "1");
    expect(readFileSync(join(folder, "blocked", ".wal", blocked()[0]), "utf8").split("\n")).toHaveLength(6);
  });

  it("lets 50,000 rows wait, whatever requests they are of, and drops the oldest beyond", async () => {
    block();
    open({folder: join(folder, "blocked"), rows: 1e6});
    record(7);
    for (let request = 1; request <= 1562; request += 1) record(32);
    record(9);
    expect([await records("dropped"), await pending()]).toEqual([0, 50_000]);
    record(1);
    expect([await records("dropped"), await pending()]).toEqual([7, 49_994]);
    await log.close();
    expect(await records("dropped")).toBe(50_001);
  });

  it("lets 16 MiB wait, whatever rows they are of", async () => {
    block();
    open({folder: join(folder, "blocked"), rows: 1e6});
    const long = {...ASKED, id: "x".repeat(1024 * 1024)};
    for (let request = 0; request < 15; request += 1)
      log.record(modelOf("1"), long, [{duel, probability: 0.5}]);
    expect([await records("dropped"), await pending()]).toEqual([0, 15]);
    log.record(modelOf("1"), long, [{duel, probability: 0.5}]);
    expect([await records("dropped"), await pending()]).toEqual([1, 15]);
  });

  it("that comes back before the end loses nothing", async () => {
    block();
    open({folder: join(folder, "blocked")});
    record(2);
    release();
    await log.close();
    expect(await records("dropped")).toBe(0);
    expect(await records("written")).toBe(2);
  });

  it("takes no more than 64 MB that cannot become Parquet", async () => {
    write = async () => {
      throw new Error("no space left on device");
    };
    open({rows: 1e9});
    const large = {...ASKED, id: "x".repeat(2 ** 20)};
    const predictions = [{duel, probability: 0.5}];
    for (let request = 0; request < 40; request += 1) log.record(modelOf("1"), large, predictions);
    for (let request = 0; request < 24; request += 1) log.record(modelOf("2"), large, predictions);
    expect(await errors("append")).toBe(0);
    log.record(modelOf("2"), large, predictions);
    expect(await errors("append")).toBe(1);
    expect(told.at(-1)!.fields["err"]).toMatchObject({
      message: "more than 67108864 bytes wait to become Parquet"
    });
  });
});

describe("housekeeping", () => {
  const leave = (name: string, text: string) => {
    mkdirSync(join(folder, ".wal"), {recursive: true});
    writeFileSync(join(folder, ".wal", name), text);
  };
  const foreign = encodeHeader({instance: "other", host: "elsewhere", pid: 1, lease: 30_000});
  const segments = () => wal().filter((name) => name.endsWith(".segment"));

  it("takes over what lies still for its lease, and says so", async () => {
    leave("left.segment", foreign + encodeEntry([loggedPrediction(), loggedPrediction()]));
    open();
    await pass(29);
    expect(written).toEqual([]);
    await pass(1);
    expect(written).toEqual(["left.parquet"]);
    expect(await records("written")).toBe(2);
    expect(told).toMatchObject([{level: "info", message: "recovered predictions of a process that is gone"}]);
    expect(segments()).toEqual([]);
  });

  it("leaves alone what gives signs of life", async () => {
    leave("alive.segment", foreign);
    open();
    for (let beat = 0; beat < 12; beat += 1) {
      utimesSync(join(folder, ".wal", "alive.segment"), new Date(beat * 1e9), new Date(beat * 1e9));
      await pass(10);
    }
    expect(segments()).toEqual(["alive.segment"]);
  });

  it("gives signs of life of its own segments six times a lease", async () => {
    write = async () => {
      throw new Error("no space left on device");
    };
    open({rows: 1000, seconds: 3600});
    record(1, "1");
    record(1, "2");
    const times = () => segments().map((name) => statSync(join(folder, ".wal", name)).mtimeMs);
    await pass(5);
    expect(times()).toEqual([START + 5000, START + 5000]);
    await pass(5);
    expect(times()).toEqual([START + 10_000, START + 10_000]);
  });

  it("writes on in a new file after a pause in which another may have taken the one before", async () => {
    open({rows: 1000, seconds: 3600});
    record(1);
    vi.setSystemTime(START + 16_000);
    record(1);
    expect(segments().map((name) => name.replace(/.*(-\d\.segment)/, "$1"))).toEqual([
      "-0.segment",
      "-1.segment"
    ]);
  });

  it("lets go of a segment that another one took", async () => {
    open({seconds: 3600});
    record(1);
    unlinkSync(join(folder, ".wal", wal()[0]));
    await pass(5);
    expect(await errors("housekeeping")).toBe(1);
    record(1);
    expect(segments()).toHaveLength(1);
    expect(segments()[0]).toMatch(/-1\.segment$/);
  });

  it("leaves a newer server's segment where it is, and says so", async () => {
    const header = encodeHeader(
      {instance: "newer", host: "elsewhere", pid: 1, lease: 300_000},
      EXTENDED_SCHEMA
    );
    leave("newer.segment", header);
    write = async (segment) => decodeSegment(readFileSync(segment, "utf8"))!;
    open();
    await pass(301);
    expect(segments()).toEqual(["newer.segment"]);
    expect(await errors("write")).toBe(1);
    expect(told[0].fields["err"]).toMatchObject({message: expect.stringContaining("it stays for a server")});
  });

  it("deletes files that it saw become too old, by no clock of its own", async () => {
    for (const name of ["a", "b"]) writeFileSync(join(folder, `${name}.parquet`), "x");
    utimesSync(join(folder, "a.parquet"), new Date(0), new Date(0));
    mkdirSync(join(folder, ".wal"));
    open();
    await pass(30);
    expect(
      readdirSync(folder).filter((name) => name.endsWith("t")),
      "nobody saw them age"
    ).toHaveLength(2);
    const days = 86_400_000 * 100;
    const clock = {origin: 0, last: statSync(join(folder, "b.parquet")).mtimeMs, unseen: []};
    writeFileSync(join(folder, ".clock", "clock.json"), JSON.stringify(clock));
    vi.setSystemTime(START + days);
    await pass(30);
    expect(readdirSync(folder).filter((name) => name.endsWith("t"))).toEqual(["b.parquet"]);
  });

  it("without a folder has nothing to do", async () => {
    open({folder: join(folder, "missing")});
    await pass(30);
    expect(told).toEqual([]);
    expect(await errors("housekeeping")).toBe(0);
  });
});

it("a closed log does nothing more", async () => {
  open();
  record(1);
  await log.close();
  expect(vi.getTimerCount()).toBe(0);
});
