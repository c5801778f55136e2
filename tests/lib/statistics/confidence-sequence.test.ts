import {describe, expect, it} from "vitest";
import {sequenceWidth} from "../../../lib/statistics/confidence-sequence.ts";
import {createRandom} from "../../../lib/statistics/seeded-random.ts";

describe("sequenceWidth", () => {
  it("holds at every look of a year, where an interval made for one look does not", () => {
    const random = createRandom(17);
    const [runs, looks, rows] = [200, 365, 40];
    let [ever, single] = [0, 0];
    for (let run = 0; run < runs; run += 1) {
      let [total, missed, missedSingle] = [0, false, false];
      for (let look = 1; look <= looks; look += 1) {
        for (let i = 0; i < rows; i += 1) total += random() - 0.5;
        const size = look * rows;
        const distance = Math.abs(total / size);
        missed ||= distance > sequenceWidth(Math.sqrt(1 / 12), size, 0.05);
        missedSingle ||= distance > 1.96 * Math.sqrt(1 / 12 / size);
      }
      ever += Number(missed);
      single += Number(missedSingle);
    }
    expect(ever / runs).toBeLessThanOrEqual(0.05);
    expect(single / runs).toBeGreaterThan(0.2);
  });
  it("costs less than twice the width of one look where it is tuned, and is never to be had from nothing", () => {
    const once = 1.96 / Math.sqrt(2_000);
    expect(sequenceWidth(1, 2_000, 0.05) / once).toBeGreaterThan(1);
    expect(sequenceWidth(1, 2_000, 0.05) / once).toBeLessThan(2);
    expect(sequenceWidth(1, 0, 0.05)).toBe(Number.POSITIVE_INFINITY);
  });
});
