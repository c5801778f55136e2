import {mkdtempSync, readdirSync, rmSync, symlinkSync, utimesSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, expect, it, vi} from "vitest";
import {applyRetention} from "../../../server/prediction-log/retention.ts";

/** What happens just before a file is deleted: another process deletes `with`, or the system refuses. */
const race: {with?: string; error?: Error} = {};
vi.mock("node:fs", async (original) => {
  const fs = await original<typeof import("node:fs")>();
  return {
    ...fs,
    unlinkSync: (path: string) => {
      if (race.error) throw race.error;
      if (race.with === path) fs.unlinkSync(path);
      fs.unlinkSync(path);
    }
  };
});
const DAY = 86_400_000;
const NOW = Date.parse("2026-06-01T00:00:00Z");

const ageOf = (mtimeMs: number): number => NOW - mtimeMs;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "predictiondex-retention-"));
  for (const [name, age] of [
    ["old", 10],
    ["middle", 5],
    ["new", 1]
  ] as const) {
    const path = join(folder, `${name}.parquet`);
    writeFileSync(path, "x".repeat(100));
    const time = new Date(NOW - age * DAY);
    utimesSync(path, time, time);
  }
  writeFileSync(join(folder, "notes.txt"), "not ours");
});
afterEach(() => {
  race.with = undefined;
  race.error = undefined;
  rmSync(folder, {recursive: true});
});

const left = () => readdirSync(folder).sort();

it("deletes what is too old", () => {
  expect(applyRetention(folder, {maxAgeDays: 7, maxBytes: 1e6}, ageOf)).toBe(1);
  expect(left()).toEqual(["middle.parquet", "new.parquet", "notes.txt"]);
});

it("deletes the oldest until the rest is small enough", () => {
  expect(applyRetention(folder, {maxAgeDays: 100, maxBytes: 150}, ageOf)).toBe(2);
  expect(left()).toEqual(["new.parquet", "notes.txt"]);
});

it("keeps what is within both limits", () => {
  expect(applyRetention(folder, {maxAgeDays: 100, maxBytes: 300}, ageOf)).toBe(0);
  expect(left()).toHaveLength(4);
});

it("keeps what is exactly at a limit", () => {
  expect(applyRetention(folder, {maxAgeDays: 10, maxBytes: 300}, ageOf)).toBe(0);
  expect(applyRetention(folder, {maxAgeDays: 10, maxBytes: 299}, ageOf)).toBe(1);
});

it("goes by the files' own times, whatever their names say", () => {
  const path = join(folder, "a-name-from-the-future.parquet");
  writeFileSync(path, "x".repeat(100));
  utimesSync(path, new Date(NOW - 20 * DAY), new Date(NOW - 20 * DAY));
  expect(applyRetention(folder, {maxAgeDays: 100, maxBytes: 300}, ageOf)).toBe(1);
  expect(left()).toEqual(["middle.parquet", "new.parquet", "notes.txt", "old.parquet"]);
});

it("leaves what is being written, and counts it to nothing", () => {
  writeFileSync(join(folder, ".next.parquet"), "x".repeat(1000));
  utimesSync(join(folder, ".next.parquet"), new Date(0), new Date(0));
  expect(applyRetention(folder, {maxAgeDays: 100, maxBytes: 300}, ageOf)).toBe(0);
  expect(left()).toContain(".next.parquet");
});

it("does not mind that another process deleted a file meanwhile", () => {
  symlinkSync(join(folder, "gone"), join(folder, "a.parquet"));
  expect(applyRetention(folder, {maxAgeDays: 7, maxBytes: 1e6}, ageOf)).toBe(1);
  race.with = join(folder, "middle.parquet");
  expect(applyRetention(folder, {maxAgeDays: 2, maxBytes: 1e6}, ageOf), "it did not delete that one").toBe(0);
  expect(left()).toEqual(["a.parquet", "new.parquet", "notes.txt"]);
});

it("says where a file cannot be deleted", () => {
  race.error = Object.assign(new Error("not permitted"), {code: "EPERM"});
  expect(() => applyRetention(folder, {maxAgeDays: 7, maxBytes: 1e6}, ageOf)).toThrow("not permitted");
});
