import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {createRandom} from "../../../../lib/statistics/seeded-random.ts";
import {arrivals, intensity, MODES} from "../../../../pipelines/monitoring/traffic/arrivals.ts";

const count = (times: readonly number[], from: number, to: number): number =>
  times.filter((time) => time >= from && time < to).length;

describe("arrivals", () => {
  it.each(MODES)("in mode %s come at the asked mean rate, in order, within the duration", (mode) => {
    fc.assert(
      fc.property(fc.integer({min: 1, max: 1e6}), fc.integer({min: 20, max: 60}), (seed, rate) => {
        const times = [...arrivals(mode, rate, 200, createRandom(seed))];
        expect(times.every((time, i) => i === 0 || time >= times[i - 1])).toBe(true);
        expect(times[0]).toBeGreaterThanOrEqual(0);
        expect(times.at(-1)!).toBeLessThan(200);
        // Visits make the count vary more than independent arrivals would: by about √(2 · 6) of √n.
        expect(Math.abs(times.length - 200 * rate)).toBeLessThan(5 * Math.sqrt(12 * 200 * rate));
      }),
      {numRuns: 5}
    );
  });
  it("burst: most requests come in a quarter of the time", () => {
    const times = [...arrivals("burst", 50, 200, createRandom(1))];
    const inBursts = times.filter((time) => time % 20 < 5).length;
    expect(inBursts / times.length).toBeGreaterThan(0.7);
  });
  it("spike: the middle tenth sees eight times the rate before it", () => {
    const times = [...arrivals("spike", 100, 100, createRandom(2))];
    const ratio = count(times, 45, 55) / count(times, 30, 40);
    expect(ratio).toBeGreaterThan(6);
    expect(ratio).toBeLessThan(10);
  });
  it("have an intensity that averages the rate", () => {
    for (const mode of MODES) {
      const steps = 20_000;
      const mean = Array.from({length: steps}, (_, i) =>
        intensity(mode, 10, ((i + 0.5) * 100) / steps, 100)
      ).reduce((sum, value) => sum + value / steps, 0);
      expect(mean).toBeCloseTo(10, 1);
    }
  });
});
