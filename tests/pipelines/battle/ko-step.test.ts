import {describe, expect, it} from "vitest";
import {HitDistribution} from "../../../pipelines/battle/hit-distribution.ts";
import {halvingStep, residualStep, strikeStep} from "../../../pipelines/battle/ko-step.ts";

/** A distribution of HP up to 30 from its non-zero chances. */
function states(chances: Readonly<Record<number, number>> = {}): Float64Array {
  const all = new Float64Array(31);
  for (const [hp, chance] of Object.entries(chances)) all[Number(hp)] = chance;
  return all;
}

/** 4 damage three times in four, else 10. */
function hit(): HitDistribution {
  const distribution = new HitDistribution();
  distribution.count = 2;
  distribution.values.set([4, 10]);
  distribution.weights.set([0.75, 0.25]);
  distribution.tails.set([1, 0.25, 0]);
  return distribution;
}

const filled = (all: Float64Array): Record<number, number> =>
  Object.fromEntries([...all.entries()].filter(([, chance]) => chance !== 0));

describe("one use of an attack on a distribution of HP", () => {
  it("moves hits down, keeps misses, and knocks out what it reaches", () => {
    const [miss, hitTo, changed] = [states(), states(), states()];
    const ko = strikeStep(states({20: 0.5, 10: 0.25, 4: 0.25}), miss, hitTo, changed, 0, hit(), 0.5, 1, 30);
    expect(ko).toBe(0.25 * 0.5 * 0.25 + 0.25 * 0.5);
    expect(filled(miss)).toEqual({20: 0.25, 10: 0.125, 4: 0.125});
    expect(filled(hitTo)).toEqual({16: 0.1875, 10: 0.0625, 6: 0.09375});
    expect(filled(changed)).toEqual({});
  });

  it("sends the share of hits that change something elsewhere", () => {
    const [miss, hitTo, changed] = [states(), states(), states()];
    const ko = strikeStep(states({20: 1}), miss, hitTo, changed, 0.25, hit(), 1, 1, 30);
    expect(ko).toBe(0);
    expect(filled(miss)).toEqual({});
    expect(filled(hitTo)).toEqual({16: 0.5625, 10: 0.1875});
    expect(filled(changed)).toEqual({16: 0.1875, 10: 0.0625});
  });

  it("adds to what is there already", () => {
    const [miss, hitTo, changed] = [states({20: 1}), states({16: 1}), states({16: 1})];
    strikeStep(states({20: 0.5}), miss, hitTo, changed, 0.5, hit(), 0.5, 1, 30);
    expect([miss[20], hitTo[16], changed[16]]).toEqual([1.25, 1.09375, 1.09375]);
  });

  it("looks at the HP from lowest to highest, both included, and drops what is rarer than 1e-11", () => {
    const from = states({5: 0.25, 6: 0.25, 7: 0.25, 8: 0.25});
    const [miss, hitTo, changed] = [states(), states(), states()];
    strikeStep(from, miss, hitTo, changed, 0, hit(), 0.5, 6, 7);
    expect(filled(miss)).toEqual({6: 0.125, 7: 0.125});
    const rare = states();
    expect(strikeStep(states({3: 0.9e-11}), rare, rare, rare, 0, hit(), 0.5, 1, 30)).toBe(0);
    expect(filled(rare)).toEqual({});
    expect(strikeStep(states({3: 1e-11}), rare, rare, rare, 0, hit(), 0.5, 1, 30)).toBe(0.5e-11);
  });
});

describe("one use of a move that halves", () => {
  it("takes half, floored, at least 1, and knocks out at 1 HP only", () => {
    const to = states();
    const ko = halvingStep(states({9: 0.25, 8: 0.25, 2: 0.25, 1: 0.25}), to, 0.5, 1, 30);
    expect(ko).toBe(0.125);
    expect(filled(to)).toEqual({9: 0.125, 8: 0.125, 5: 0.125, 4: 0.125, 2: 0.125, 1: 0.25});
  });

  it("looks at the HP from lowest to highest, both included", () => {
    const to = states();
    halvingStep(states({5: 0.25, 6: 0.25, 7: 0.25, 8: 0.25}), to, 1, 6, 7);
    expect(filled(to)).toEqual({3: 0.25, 4: 0.25});
  });
});

describe("what an attack left behind", () => {
  it("takes its damage from every state and knocks out those that have no more", () => {
    const to = states({2: 0.5});
    expect(residualStep(states({6: 0.125, 5: 0.25, 4: 0.25, 3: 0.25}), to, 4, 1, 30)).toBe(0.5);
    expect(filled(to)).toEqual({2: 0.625, 1: 0.25});
  });

  it("looks at the HP from lowest to highest, both included", () => {
    const to = states();
    expect(residualStep(states({5: 0.25, 6: 0.25, 7: 0.25, 8: 0.25}), to, 0, 6, 7)).toBe(0);
    expect(filled(to)).toEqual({6: 0.25, 7: 0.25});
  });
});
