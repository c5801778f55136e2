import {existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {basename, join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {LeaseWatch, segmentName, takeOver} from "../../../server/prediction-log/lease-watch.ts";
import {encodeHeader} from "../../../server/prediction-log/segment.ts";
import {EXTENDED_SCHEMA} from "../../support/extended-log.ts";

const LEASE = 30_000;
const MINUTE = 60_000;

let folder: string;
let now: number;
let watch: LeaseWatch;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "predictiondex-lease-"));
  now = 0;
  watch = new LeaseWatch(folder, () => now);
});
afterEach(() => rmSync(folder, {recursive: true, force: true}));

const header = encodeHeader({instance: "other", host: "here", pid: process.pid, lease: LEASE});
const leave = (name: string, text = header) => writeFileSync(join(folder, name), text);
const touch = (name: string, time: number) => utimesSync(join(folder, name), new Date(time), new Date(time));
const left = (own: readonly string[] = []) =>
  watch.leftBehind(new Set(own.map((name) => join(folder, name)))).map((path) => basename(path));
const wait = (ms: number) => {
  now += ms;
  return left();
};

describe("a segment is left behind", () => {
  it("when it lay still for its lease under the observer's own eyes, whatever its process id and its times say", () => {
    leave("a.segment", encodeHeader({instance: "dead", host: "here", pid: 2 ** 30, lease: LEASE}));
    leave("b.segment");
    touch("a.segment", 0);
    touch("b.segment", 4e12);
    expect(left()).toEqual([]);
    expect(wait(LEASE - 1)).toEqual([]);
    expect(wait(1)).toEqual(["a.segment", "b.segment"]);
  });

  it("not while its owner gives signs of life, by whatever clock", () => {
    leave("a.segment");
    left();
    for (const time of [9e12, 1e12, 5, 8_640_000_000_000 - 1]) {
      touch("a.segment", time);
      expect(wait(LEASE - 1)).toEqual([]);
    }
    writeFileSync(join(folder, "a.segment"), "more\n", {flag: "a"});
    expect(wait(LEASE - 1)).toEqual([]);
    expect(wait(LEASE)).toEqual(["a.segment"]);
  });

  it("never where it is the observer's own", () => {
    leave("a.segment");
    left(["a.segment"]);
    now += 10 * LEASE;
    expect(left(["a.segment"])).toEqual([]);
  });

  it("after five minutes where nothing was promised: an older server's, a torn header", () => {
    leave("a.jsonl", `${JSON.stringify({format: 1, instance: "old", host: "here", pid: 1})}\n`);
    leave("b.segment", '{"format":');
    leave("c.segment", encodeHeader({instance: "new", host: "h", pid: 1}, EXTENDED_SCHEMA));
    left();
    expect(wait(5 * MINUTE - 1)).toEqual([]);
    expect(wait(1)).toEqual(["a.jsonl", "b.segment", "c.segment"]);
  });

  it("only where it is a segment", () => {
    for (const name of ["a.segment.gz", "b.segment.tmp", "segment", "clock.json"]) leave(name);
    mkdirSync(join(folder, "folder.segment"));
    left();
    expect(wait(10 * MINUTE)).toEqual([]);
    expect(new LeaseWatch(join(folder, "missing"), () => now).leftBehind(new Set())).toEqual([]);
  });
});

describe("taking over", () => {
  it("is done by one of several, and may be done again where that one is gone", () => {
    leave("a.segment");
    const path = join(folder, "a.segment");
    expect(takeOver(path, "first")).toBe(join(folder, "a@first.segment"));
    expect(takeOver(path, "second")).toBeNull();
    expect(takeOver(join(folder, "a@first.segment"), "second")).toBe(join(folder, "a@second.segment"));
    expect(readdirSync(folder)).toEqual(["a@second.segment"]);
    expect(existsSync(path)).toBe(false);
  });

  it("leaves the name of what is made of it as it is", () => {
    for (const path of ["/x/2026-a-0.segment", "/x/2026-a-0@b.segment", "/x/2026-a-0.jsonl"])
      expect(segmentName(path)).toBe("2026-a-0");
  });
});
