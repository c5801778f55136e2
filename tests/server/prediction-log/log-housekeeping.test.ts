import {mkdirSync, readdirSync, readFileSync, statSync, unlinkSync, utimesSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it, vi} from "vitest";
import {decodeSegment, encodeEntry, encodeHeader} from "../../../server/prediction-log/segment.ts";
import {EXTENDED_SCHEMA} from "../../support/extended-log.ts";
import {loggedPrediction} from "../../support/logged-prediction.ts";
import {
  errors,
  folder,
  open,
  pass,
  record,
  records,
  START,
  told,
  useClockedLog,
  wal,
  writer,
  written
} from "../support/clocked-log.ts";

useClockedLog();

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
    writer.write = async () => {
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
    writer.write = async (segment) => decodeSegment(readFileSync(segment, "utf8"))!;
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
