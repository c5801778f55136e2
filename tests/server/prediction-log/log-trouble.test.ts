import {readdirSync, readFileSync, unlinkSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {decodeSegment} from "../../../server/prediction-log/segment.ts";
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
  settle,
  told,
  useClockedLog,
  wal,
  writer,
  written
} from "../support/clocked-log.ts";

useClockedLog();

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
    writer.write = async (segment) => {
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      return {rows: decodeSegment(readFileSync(segment, "utf8"))!.rows, damaged: 0};
    };
    for (let request = 0; request < 6250; request += 1) record(32);
    expect(log.isBehind()).toBe(false);
    record(1);
    expect(log.isBehind()).toBe(true);
    writer.write = async () => {
      throw new Error("no space left");
    };
    void release();
    await pass(6);
    expect(log.isBehind(), "a full disk fails no request").toBe(false);
    writer.write = async () => ({rows: 1, damaged: 0});
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
    writer.write = async () => {
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
    const works = writer.write;
    writer.write = async () => {
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
    writer.write = works;
    await pass(5);
    expect(written).toHaveLength(1);
    expect(await records("written")).toBe(10);
    expect(await pending()).toBe(0);
  });

  it("does not keep the other segments from being written", async () => {
    const works = writer.write;
    writer.write = async (segment) => {
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
    writer.write = async () => {
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
    writer.write = async () => ({rows: 8, damaged: 2});
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
    writer.write = async () => {
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
