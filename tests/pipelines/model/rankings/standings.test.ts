import {describe, expect, it} from "vitest";
import {type Rankings, standings} from "../../../../pipelines/model/rankings/rankings.ts";

const rankings: Rankings = {
  modelHash: "",
  solvedFights: 4,
  forms: [
    {pokemonId: 1, moveIds: [1], differences: [0.1, 0.1]},
    {pokemonId: 4, moveIds: [1], differences: [-0.02, 0.02]},
    {pokemonId: 7, moveIds: [1], differences: [0, 0]}
  ],
  chances: [500, 400, 300, 600, 500, 900, 700, 100, 500]
};
const all = [0, 1, 2];

describe("standings", () => {
  it("are the mean of the estimates with what the solver adds to them", () => {
    const [first, second, third] = standings(rankings, all, all);
    expect([first.form, second.form, third.form]).toEqual([1, 0, 2]);
    expect(first.mean).toBeCloseTo(0.75, 9);
    // 0.35 by the estimates; the solver found a tenth more.
    expect(second.mean).toBeCloseTo(0.45, 9);
    expect([first, second, third].map(({rank}) => rank)).toEqual([1, 2, 3]);
    expect([first.favoured, second.favoured, third.favoured]).toEqual([2, 0, 1]);
  });

  it("have an interval as wide as differences scatter, and narrower with more of them", () => {
    const [first] = standings(rankings, [1], all);
    // Squares about the forms' means: 0, 2 · 0.0004 and 0, with one degree of freedom each.
    const deviation = Math.sqrt(0.0008 / 3);
    expect(first.interval[1] - first.interval[0]).toBeCloseTo((2 * 1.96 * deviation) / Math.sqrt(2), 9);
    const more = rankings.forms.map((form) => ({
      ...form,
      differences: [...form.differences, ...form.differences]
    }));
    const [narrower] = standings({...rankings, forms: more}, [1], all);
    expect(narrower.interval[1] - narrower.interval[0]).toBeLessThan(first.interval[1] - first.interval[0]);
  });

  it("are against the field that is asked for, without the form itself", () => {
    const [only] = standings(rankings, [2], [0, 2]);
    expect(only.fights).toBe(1);
    expect(only.mean).toBeCloseTo(0.7, 9);
    expect(standings(rankings, [2], [2])).toEqual([]);
  });
});
