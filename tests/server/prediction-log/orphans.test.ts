import {mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {basename, join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {findOrphans, ORPHAN_AFTER_MS} from "../../../server/prediction-log/orphans.ts";
import {encodeHeader} from "../../../server/prediction-log/segment.ts";
import {EXTENDED_SCHEMA} from "../../support/extended-log.ts";

const NOW = Date.parse("2026-06-01T00:00:00Z");
const SELF = {instance: "self", host: "here", pid: process.pid};
const RUNNING = process.ppid;
/** Above what Linux gives. */
const GONE = 2 ** 30;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "predictiondex-orphans-"));
});
afterEach(() => rmSync(folder, {recursive: true, force: true}));

function leave(name: string, text: string, silentMs = 0): void {
  const path = join(folder, name);
  writeFileSync(path, text);
  const time = new Date(NOW - silentMs);
  utimesSync(path, time, time);
}
const orphans = () => findOrphans(folder, SELF, NOW).map((path) => basename(path));
const of = (host: string, pid: number, instance = "other") => encodeHeader({instance, host, pid});

describe("a segment is left behind", () => {
  it("at once where its process on this machine is gone, or has this one's number", () => {
    leave("c.segment", of("here", GONE));
    leave("a.segment", of("here", process.pid));
    leave("b.segment", of("here", RUNNING));
    expect(orphans()).toEqual(["a.segment", "c.segment"]);
  });

  it("after a time of silence where its process cannot be asked", () => {
    leave("a.segment", of("elsewhere", GONE), ORPHAN_AFTER_MS);
    leave("b.segment", of("elsewhere", GONE), ORPHAN_AFTER_MS + 1000);
    leave("c.segment", of("here", RUNNING), ORPHAN_AFTER_MS + 1000);
    expect(orphans()).toEqual(["b.segment", "c.segment"]);
  });

  it("never by its own process", () => {
    leave("a.segment", of("here", process.pid, "self"), 10 * ORPHAN_AFTER_MS);
    expect(orphans()).toEqual([]);
  });

  it("after a time of silence where it does not say whose it is", () => {
    leave("a.segment", "", 1000);
    leave("b.segment", '{"format":', ORPHAN_AFTER_MS + 1000);
    expect(orphans()).toEqual(["b.segment"]);
  });

  it("whatever version wrote it", () => {
    leave("a.jsonl", `${JSON.stringify({format: 1, instance: "old", host: "here", pid: GONE})}\n`);
    leave("b.segment", encodeHeader({instance: "new", host: "here", pid: GONE}, EXTENDED_SCHEMA));
    expect(orphans()).toEqual(["a.jsonl", "b.segment"]);
  });
});

it("what is no segment is left alone", () => {
  leave("a.segment.gz", of("here", GONE));
  leave("b.segment.tmp", of("here", GONE));
  leave("segment", of("here", GONE));
  mkdirSync(join(folder, "folder.segment"));
  expect(orphans()).toEqual([]);
});

it("a folder that is not there holds none", () => {
  expect(findOrphans(join(folder, "missing"), SELF, NOW)).toEqual([]);
});

it("five minutes of silence are enough", () => expect(ORPHAN_AFTER_MS).toBe(300_000));
