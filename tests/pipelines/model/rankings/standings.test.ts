import {describe, expect, it} from "vitest";
import {type Rankings, standings} from "../../../../pipelines/model/rankings/rankings.ts";

const known = (...values: number[]) => values.map((value) => [value, value] as const);
const rankings: Rankings = {
  modelHash: "",
  solvedFights: 3,
  wideFights: 0,
  forms: [
    {pokemonId: 1, moveIds: [1], differences: known(0.1, 0.1)},
    {pokemonId: 4, moveIds: [1], differences: known(-0.02, 0.02)},
    {pokemonId: 7, moveIds: [1], differences: known(0, 0)}
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
    // Squares about the forms' means: 0, 2 · 0.0004 and 0, with one degree of freedom each; eight of all forms count.
    const variance = (0.0008 + (8 * 0.0008) / 3) / (1 + 8);
    expect(first.interval[1] - first.interval[0]).toBeCloseTo(
      2 * 1.96 * Math.sqrt(variance * (1 / 2 + 1 / 2)),
      9
    );
    const more = rankings.forms.map((form) => ({
      ...form,
      differences: [...form.differences, ...form.differences]
    }));
    const [narrower] = standings({...rankings, forms: more}, [1], all);
    expect(narrower.interval[1] - narrower.interval[0]).toBeLessThan(first.interval[1] - first.interval[0]);
  });

  it("are against the field that is asked for, without the form itself", () => {
    const [only] = standings(rankings, [2], [0, 2]);
    expect(only.met).toBe(1);
    expect(only.mean).toBeCloseTo(0.7, 9);
    expect(standings(rankings, [2], [2])).toEqual([]);
  });

  it("have a wider interval against fewer opponents, whose mean scatters more", () => {
    const widthOf = (field: readonly number[]): number => {
      const [{interval}] = standings(rankings, [1], field);
      return interval[1] - interval[0];
    };
    expect(widthOf([0]) / widthOf([0, 2])).toBeCloseTo(Math.sqrt((1 / 2 + 1) / (1 / 2 + 1 / 2)), 9);
  });

  it("correct nothing without a solved fight, and say how little is known then", () => {
    const [of] = [0, 1].map((form) =>
      standings(
        {
          ...rankings,
          forms: rankings.forms.map((each, at) => (at === form ? {...each, differences: []} : each))
        },
        [form],
        all
      )
    );
    expect(of[0].solved).toBe(0);
    expect(of[0].mean).toBeCloseTo(0.35, 9);
    const [{interval}] = standings(rankings, [0], all);
    expect(of[0].interval[1] - of[0].interval[0]).toBeGreaterThan(interval[1] - interval[0]);
    const none = rankings.forms.map((each) => ({...each, differences: []}));
    expect(standings({...rankings, forms: none}, [0], all)[0].interval).toEqual([0, 1]);
  });

  it("are corrected by a wide fight only as far as it says, and widened by the rest", () => {
    const standing = (...differences: (readonly [number, number])[]) =>
      standings(
        {...rankings, forms: rankings.forms.map((each, at) => (at === 1 ? {...each, differences} : each))},
        [1],
        all
      )[0];
    const exact = standing([0, 0], [0, 0]);
    const wide = standing([-0.2, 0.1], [0, 0]);
    expect(wide.mean).toBeCloseTo(0.75, 9);
    expect(exact.interval[0] - wide.interval[0]).toBeGreaterThan(0.09);
    expect(wide.interval[1] - exact.interval[1]).toBeGreaterThan(0.04);
    // The solver says at least 0.1 less.
    expect(standing([-0.3, -0.1], [0, 0]).mean).toBeCloseTo(0.7, 9);
  });
});
