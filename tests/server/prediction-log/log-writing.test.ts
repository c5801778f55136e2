import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it, vi} from "vitest";
import {decodeHeader, decodeSegment} from "../../../server/prediction-log/segment.ts";
import {EXTENDED_SCHEMA} from "../../support/extended-log.ts";
import {
  ASKED,
  duel,
  errors,
  folder,
  log,
  modelOf,
  open,
  pass,
  pending,
  record,
  records,
  START,
  settle,
  useClockedLog,
  wal,
  writer,
  written
} from "../support/clocked-log.ts";

useClockedLog();

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
    writer.write = () =>
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

it("a closed log does nothing more", async () => {
  open();
  record(1);
  await log.close();
  expect(vi.getTimerCount()).toBe(0);
});
