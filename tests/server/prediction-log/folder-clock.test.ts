import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, expect, it} from "vitest";
import {lookAtClock} from "../../../server/prediction-log/folder-clock.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let folder: string;
let now: number;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "predictiondex-folder-"));
  now = 1000 * DAY;
});
afterEach(() => rmSync(folder, {recursive: true, force: true}));
const look = () => lookAtClock(folder, () => now);
/** Lets time pass before everyone's eyes. */
const live = (ms: number) => {
  for (const end = now + ms; now < end; ) {
    now = Math.min(end, now + HOUR);
    look();
  }
};

it("a file ages while it is looked at", () => {
  look();
  const written = now;
  live(10 * DAY);
  expect(look()(written)).toBe(10 * DAY);
});

it("a file that was there before has no age yet", () => {
  expect(look()(0)).toBe(0);
  live(DAY);
  expect(look()(0)).toBe(DAY);
});

it("a clock that jumps by 100 days ages nothing, there and back", () => {
  look();
  const written = now;
  live(2 * DAY);
  now += 100 * DAY;
  expect(look()(written)).toBe(2 * DAY);
  const later = now;
  live(DAY);
  expect([look()(written), look()(later)]).toEqual([3 * DAY, DAY]);
  now -= 100 * DAY;
  expect(look()(written)).toBe(3 * DAY);
  live(DAY);
  expect(look()(written)).toBe(4 * DAY);
});

it("what nobody saw pass does not count", () => {
  look();
  const written = now;
  now += 30 * DAY;
  look();
  live(HOUR);
  expect(look()(written)).toBe(HOUR);
});

it("that cannot be read begins anew, and goes by the file system's own time", () => {
  writeFileSync(join(folder, "clock.json"), "{");
  const ageOf = lookAtClock(folder);
  expect(ageOf(0)).toBe(0);
  expect(Math.abs(lookAtClock(folder)(0))).toBeLessThan(HOUR);
});
