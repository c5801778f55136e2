import {expect, it} from "vitest";
import {sampleOf} from "../../../server/prediction-log/sample.ts";

const upTo = (count: number) => Array.from({length: count}, (_, index) => index);

it("keeps all of a few", () => {
  expect(sampleOf(upTo(32), () => 0.5)).toEqual(upTo(32));
  expect(sampleOf([], () => 0.5)).toEqual([]);
});

it("keeps 32 different ones of more, from the first to the last", () => {
  for (const count of [33, 100, 2000]) {
    for (const random of [0, 0.5, 0.999999]) {
      const kept = sampleOf(upTo(count), () => random);
      expect(new Set(kept).size).toBe(32);
      expect(kept.every((index) => index >= 0 && index < count)).toBe(true);
    }
  }
});

it("gives each the same chance", () => {
  const times = new Array<number>(50).fill(0);
  for (let start = 0; start < 1000; start++)
    for (const index of sampleOf(upTo(50), () => start / 1000)) times[index] += 1;
  for (const count of times) expect(Math.abs(count - 640)).toBeLessThan(5);
});
