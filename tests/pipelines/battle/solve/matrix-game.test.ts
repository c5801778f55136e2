import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {solveZeroSum} from "../../../../pipelines/battle/equilibrium.ts";
import {MatrixGame} from "../../../../pipelines/battle/solve/matrix-game.ts";

const game = new MatrixGame();

function worth(payoffs: readonly (readonly number[])[]): number {
  game.payoffs.set(payoffs.flat());
  return game.value(payoffs.length, payoffs[0].length);
}

const small = fc.tuple(fc.integer({min: 1, max: 5}), fc.integer({min: 1, max: 5})).chain(([rows, columns]) =>
  fc.array(
    fc.array(fc.oneof(fc.constantFrom(0, 0.25, 0.5, 1), fc.double({min: 0, max: 1, noNaN: true})), {
      minLength: columns,
      maxLength: columns
    }),
    {minLength: rows, maxLength: rows}
  )
);

describe("the value of a small game", () => {
  it("is a textbook's", () => {
    expect(worth([[0.7]])).toBe(0.7);
    expect(
      worth([
        [0.4, 0.6],
        [0.5, 0.9]
      ])
    ).toBe(0.5);
    // Matching pennies, and the same with one coin worth more: 1/3 of the larger.
    expect(
      worth([
        [1, 0],
        [0, 1]
      ])
    ).toBeCloseTo(0.5, 12);
    expect(
      worth([
        [1, 0],
        [0, 0.5]
      ])
    ).toBeCloseTo(1 / 3, 12);
    expect(
      worth([
        [0.5, 0, 1],
        [1, 0.5, 0],
        [0, 1, 0.5]
      ])
    ).toBeCloseTo(0.5, 12);
  });

  it("is what both sides can be sure of", () => {
    fc.assert(
      fc.property(small, (payoffs) => {
        const value = worth(payoffs);
        const {row, column} = solveZeroSum(payoffs);
        const sure = Math.min(
          ...payoffs[0].map((_, j) => row.reduce((sum, p, i) => sum + p * payoffs[i][j], 0))
        );
        const most = Math.max(...payoffs.map((line) => line.reduce((sum, x, j) => sum + x * column[j], 0)));
        expect(value).toBeGreaterThan(sure - 1e-6);
        expect(value).toBeLessThan(most + 1e-6);
      }),
      {numRuns: 1000}
    );
  });
});
