import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {type Matchup, secureMove} from "../../../../pipelines/battle/matchup/secure-move.ts";

/** A matrix whose cells are guessed a little off until they are learned. */
function guessed(
  truth: readonly (readonly number[])[],
  guesses: readonly (readonly number[])[],
  off: number
) {
  const learned = new Set<string>();
  const matchup: Matchup = {
    rows: truth.length,
    columns: truth[0].length,
    known: (row, column) =>
      learned.has(`${row} ${column}`)
        ? {least: truth[row][column], likely: truth[row][column], most: truth[row][column]}
        : {
            least: guesses[row][column] - off,
            likely: guesses[row][column],
            most: guesses[row][column] + off
          },
    learn: (row, column) => {
      expect(learned.has(`${row} ${column}`)).toBe(false);
      learned.add(`${row} ${column}`);
    }
  };
  return {matchup, learned};
}

const matrices = fc
  .tuple(fc.integer({min: 1, max: 6}), fc.integer({min: 1, max: 6}))
  .chain(([rows, columns]) =>
    fc.array(
      fc.array(fc.tuple(fc.integer({min: 0, max: 20}), fc.double({min: -0.1, max: 0.1, noNaN: true})), {
        minLength: columns,
        maxLength: columns
      }),
      {minLength: rows, maxLength: rows}
    )
  );

describe("the move with the best worst case", () => {
  it("is found however the guesses are off, as long as they are within their doubt", () => {
    fc.assert(
      fc.property(matrices, (cells) => {
        const truth = cells.map((row) => row.map(([value]) => value / 20));
        const guesses = cells.map((row) =>
          row.map(([value, off]) => Math.min(1, Math.max(0, value / 20 + off)))
        );
        const {matchup} = guessed(truth, guesses, 0.1);
        const worst = truth.map((row) => Math.min(...row));
        expect(worst[secureMove(matchup).row]).toBe(Math.max(...worst));
      })
    );
  });

  it("needs to learn nothing where nothing is in doubt, and little where one row stands out", () => {
    const sure = guessed(
      [
        [0.9, 0.4],
        [0.7, 0.6]
      ],
      [
        [0.9, 0.4],
        [0.7, 0.6]
      ],
      0
    );
    expect(secureMove(sure.matchup)).toMatchObject({row: 1, likely: 0.6});
    expect(sure.learned.size).toBe(0);
    const clear = guessed(
      [
        [0.9, 0.9],
        [0.2, 0.1]
      ],
      [
        [0.9, 0.9],
        [0.2, 0.1]
      ],
      0.05
    );
    expect(secureMove(clear.matchup).row).toBe(0);
    expect(clear.learned.size).toBe(0);
  });

  it("learns the column that could spoil the best row and the one that could rule out its rival, no others", () => {
    const truth = [
      [1, 0.5, 1],
      [1, 1, 0.45]
    ];
    const {matchup, learned} = guessed(truth, truth, 0.15);
    expect(secureMove(matchup).row).toBe(0);
    expect([...learned].every((cell) => ["0 1", "1 2"].includes(cell))).toBe(true);
    expect(learned.size).toBeGreaterThan(0);
  });

  it("takes of equals the one that promised more: by its worst guess, then by all of them, then the first", () => {
    const equal = [
      [0.5, 0.5],
      [0.5, 0.5005],
      [0.5, 0.9]
    ];
    expect(secureMove(guessed(equal, equal, 0).matchup).row).toBe(2);
    expect(secureMove(guessed([[0.5], [0.5]], [[0.5], [0.5]], 0).matchup).row).toBe(0);
    expect(secureMove(guessed([[0.5], [0.5]], [[0.45], [0.55]], 0.15).matchup).row).toBe(1);
  });
});
