import {describe, expect, it} from "vitest";
import {bayesLimit, majorityChance, normalCdf} from "../../../lib/statistics/limits.ts";
import {score} from "../../../lib/statistics/probability-scores.ts";
import {createRandom} from "../../../lib/statistics/seeded-random.ts";

describe("normalCdf", () => {
  it.each([
    [0, 0.5],
    [1, 0.8413447],
    [-1.959964, 0.025],
    [2.575829, 0.995]
  ])("Φ(%d) is %d", (z, expected) => {
    expect(normalCdf(z)).toBeCloseTo(expected, 6);
  });
});

describe("majorityChance", () => {
  it("agrees with counting the majority of simulated playouts", () => {
    const random = createRandom(3);
    for (const p of [0.45, 0.5, 0.53, 0.6]) {
      let majority = 0;
      for (let trial = 0; trial < 4000; trial++) {
        let wins = 0;
        for (let fight = 0; fight < 101; fight++) wins += random() < p ? 1 : 0;
        majority += wins > 50 ? 1 : 0;
      }
      expect(Math.abs(majorityChance(p, 101) - majority / 4000)).toBeLessThan(0.03);
    }
  });
});

describe("bayesLimit", () => {
  it("is perfect where every probability is exact, except for chance in one fight", () => {
    const limit = bayesLimit([0.2, 0.9, 1, 0], [0, 0, 0, 0], 1);
    expect(limit.accuracy).toBe(1);
    expect(limit.rocAuc).toBe(1);
    expect(limit.meanAbsoluteError).toBe(0);
    expect(limit.fightAccuracy).toBeCloseTo((0.8 + 0.9 + 1 + 1) / 4, 12);
  });

  it("asks nobody to name the favourite of an exactly even duel", () => {
    for (let seed = 1; seed < 9; seed++)
      expect(bayesLimit([0.5, 0.5, 1, 0], [200, 0, 200, 200], seed)).toMatchObject({accuracy: 1, rocAuc: 1});
  });

  it("foresees what the truth scores on labels drawn with few playouts", () => {
    const random = createRandom(11);
    const truth = Float64Array.from({length: 20_000}, () => random());
    const drawn = truth.map((p) => {
      let wins = 0;
      for (let fight = 0; fight < 50; fight++) wins += random() < p ? 1 : 0;
      return wins / 50;
    });
    const reached = score(drawn, truth);
    const limit = bayesLimit(drawn, new Uint32Array(truth.length).fill(50), 5);
    expect(Math.abs(limit.accuracy - reached.accuracy)).toBeLessThan(0.01);
    expect(Math.abs(limit.logLoss - reached.logLoss)).toBeLessThan(0.005);
    expect(Math.abs(limit.meanAbsoluteError - reached.meanAbsoluteError)).toBeLessThan(0.005);
  });
});
