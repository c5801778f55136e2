import {describe, expect, it} from "vitest";
import {solveZeroSum} from "../../../../pipelines/battle/equilibrium.ts";
import {
  equilibriumOf,
  isTied,
  settleBest,
  settleOrder
} from "../../../../pipelines/model/prediction/matchup.ts";
import type {WorstCase} from "../../../../pipelines/model/prediction/settle.ts";

const row = (probability: number, standardError = 0, replies = [probability]): WorstCase => ({
  probability,
  standardError,
  method: standardError > 0 ? "monte_carlo" : "exact",
  playouts: standardError > 0 ? 100 : 0,
  reply: 0,
  replies: Float32Array.from(replies)
});

describe("two worst cases", () => {
  it("are tied within two standard errors of their difference", () => {
    expect(isTied(row(0.5, 0.03), row(0.41, 0.04))).toBe(true);
    expect(isTied(row(0.5, 0.03), row(0.39, 0.04))).toBe(false);
  });
  it("that are exact are tied only where they are as good as equal", () => {
    expect(isTied(row(0.5), row(0.4996))).toBe(true);
    expect(isTied(row(0.5), row(0.4994))).toBe(false);
  });
});

describe("the order of moves", () => {
  const sharpened = (to: readonly number[]) => {
    const asked: number[] = [];
    const sharpen = (place: number): WorstCase => {
      asked.push(place);
      return row(to[place], 0.004);
    };
    return {asked, sharpen};
  };

  it("is sharpened where more fights could turn it, and nowhere else", () => {
    const {asked, sharpen} = sharpened([0.55, 0.53, 0.1]);
    const rows = settleOrder([row(0.5, 0.02), row(0.52, 0.02), row(0.1, 0.02)], sharpen);
    expect(asked.sort()).toEqual([0, 1]);
    expect(rows.map(({probability}) => probability)).toEqual([0.55, 0.53, 0.1]);
  });
  it("stays as it is where it is clear, exact, or as sharp as can be", () => {
    for (const rows of [
      [row(0.9, 0.01), row(0.4, 0.01)],
      [row(0.5), row(0.499)],
      [row(0.5, 0.004), row(0.499, 0.004)],
      [row(0.5, 0.02)]
    ]) {
      const {asked, sharpen} = sharpened([0, 0]);
      expect(settleOrder(rows, sharpen)).toEqual(rows);
      expect(asked).toEqual([]);
    }
  });
});

describe("of many moves", () => {
  it("those are settled that could be the best, from the one the model likes best on", () => {
    const truths = [0.2, 0.7, 0.65, 0.1];
    const asked: number[] = [];
    const rows = settleBest([row(0.61), row(0.9), row(0.75), row(0.59)], (place) => {
      asked.push(place);
      return row(truths[place]);
    });
    expect(asked).toEqual([1, 2, 0]);
    expect(rows.map(({probability}) => probability)).toEqual([0.2, 0.7, 0.65, 0.59]);
  });
});

describe("the equilibrium", () => {
  it("is pure where a saddle point is one", () => {
    const rows = [row(0.3, 0, [0.9, 0.3]), row(0.5, 0, [0.7, 0.5]), row(0.4, 0, [0.9, 0.4])];
    expect(equilibriumOf(rows)).toEqual({value: 0.5, row: [0, 1, 0], column: [0, 1]});
  });
  it("is mixed where none is, as the matrix's", () => {
    const payoffs = [
      [0.9, 0.2],
      [0.3, 0.8]
    ];
    const found = equilibriumOf(payoffs.map((replies) => row(Math.min(...replies), 0, replies)));
    const wanted = solveZeroSum(payoffs);
    expect(found.value).toBeCloseTo(wanted.value, 5);
    expect(found.value).toBeCloseTo(0.55, 5);
    for (const side of ["row", "column"] as const)
      for (const [i, share] of found[side].entries()) expect(share).toBeCloseTo(wanted[side][i], 4);
  });
});
