import {mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, expect, it} from "vitest";
import {applyRetention} from "../../../server/prediction-log/retention.ts";

const DAY = 86_400_000;
const NOW = Date.parse("2026-06-01T00:00:00Z");

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
afterEach(() => rmSync(folder, {recursive: true}));

const left = () => readdirSync(folder).sort();

it("deletes what is too old", () => {
  expect(applyRetention(folder, {maxAgeDays: 7, maxBytes: 1e6}, NOW)).toBe(1);
  expect(left()).toEqual(["middle.parquet", "new.parquet", "notes.txt"]);
});

it("deletes the oldest until the rest is small enough", () => {
  expect(applyRetention(folder, {maxAgeDays: 100, maxBytes: 150}, NOW)).toBe(2);
  expect(left()).toEqual(["new.parquet", "notes.txt"]);
});

it("keeps what is within both limits", () => {
  expect(applyRetention(folder, {maxAgeDays: 100, maxBytes: 300}, NOW)).toBe(0);
  expect(left()).toHaveLength(4);
});
