import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {solveZeroSum} from "../../../pipelines/battle/equilibrium.ts";

const matrix = (entry: fc.Arbitrary<number>) =>
  fc
    .tuple(fc.integer({min: 1, max: 20}), fc.integer({min: 1, max: 20}))
    .chain(([rows, columns]) =>
      fc.array(fc.array(entry, {minLength: columns, maxLength: columns}), {minLength: rows, maxLength: rows})
    );

/** Win probabilities as they are: often equal, often 0 or 1, so that the programme is degenerate. */
const payoff = fc.oneof(
  fc.constantFrom(0, 0.5, 1),
  fc.double({min: 0, max: 1, noNaN: true}),
  fc.double({min: -5, max: 5, noNaN: true})
);

const isDistribution = (probabilities: readonly number[]) => {
  expect(probabilities.every((probability) => probability >= 0)).toBe(true);
  expect(probabilities.reduce((sum, probability) => sum + probability, 0)).toBeCloseTo(1, 9);
};

describe("the equilibrium of a zero-sum game", () => {
  it("gives both sides a guarantee that meets in the value", () => {
    fc.assert(
      fc.property(matrix(payoff), (payoffs) => {
        const {value, row, column} = solveZeroSum(payoffs);
        isDistribution(row);
        isDistribution(column);
        const againstColumn = payoffs[0].map((_, j) => row.reduce((sum, p, i) => sum + p * payoffs[i][j], 0));
        const againstRow = payoffs.map((line) => line.reduce((sum, entry, j) => sum + entry * column[j], 0));
        expect(Math.min(...againstColumn)).toBeGreaterThan(value - 1e-6);
        expect(Math.max(...againstRow)).toBeLessThan(value + 1e-6);
      }),
      {numRuns: 500}
    );
  });

  it("is the same game for the other side", () => {
    fc.assert(
      fc.property(matrix(payoff), (payoffs) => {
        const mirrored = payoffs[0].map((_, j) => payoffs.map((line) => -line[j]));
        expect(solveZeroSum(mirrored).value).toBeCloseTo(-solveZeroSum(payoffs).value, 6);
      }),
      {numRuns: 200}
    );
  });

  it("knows games with a known solution", () => {
    const pennies = solveZeroSum([
      [1, -1],
      [-1, 1]
    ]);
    expect(pennies.value).toBeCloseTo(0, 8);
    expect(pennies.row[0]).toBeCloseTo(0.5, 8);
    // Rock, paper, scissors with paper over rock counting double.
    const weighted = solveZeroSum([
      [0, -2, 1],
      [2, 0, -1],
      [-1, 1, 0]
    ]);
    expect(weighted.value).toBeCloseTo(0, 8);
    [1 / 4, 1 / 4, 1 / 2].forEach((probability, index) => {
      expect(weighted.row[index]).toBeCloseTo(probability, 8);
    });
    expect(
      solveZeroSum([
        [0.3, 0.7],
        [0.2, 0.1]
      ])
    ).toEqual({value: expect.closeTo(0.3, 8), row: [1, 0], column: [1, 0]});
  });

  it.each([[[]], [[[]]], [[[1], [1, 2]]], [[[Number.NaN]]]])("refuses %j", (payoffs) => {
    expect(() => solveZeroSum(payoffs as number[][])).toThrow(RangeError);
  });
});
