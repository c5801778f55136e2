import {expect, it} from "vitest";
import {FEATURE_NAMES} from "../../../../pipelines/model/features/feature-catalogue.ts";
import {buildMatrix, rejectUnusable, reorient} from "../../../../pipelines/model/features/matrix.ts";
import {TURN} from "../../../../pipelines/model/features/orientation.ts";
import {embeddedGame} from "../../../data-loaders/embedded-game.ts";
import {firstDifference} from "../../../support/first-difference.ts";
import {unlabelledDuels} from "../../../support/small-duels.ts";

const game = embeddedGame();
const WIDTH = FEATURE_NAMES.length;

it("worker threads make the rows that one thread makes, in their places", async () => {
  const rows = 17_000;
  // Few Pokémon, so that most rows are of what was seen before; features must not need the outcome.
  const few = {...game, pokemon: game.pokemon.slice(0, 12)};
  const duels = unlabelledDuels(few, rows, {seed: 9});
  const all = await buildMatrix(
    few,
    duels,
    Uint32Array.from({length: rows}, (_, row) => row),
    {threads: 2}
  );
  expect(all.matrix).toHaveLength(rows * WIDTH);
  for (const first of [0, 16_384 - 200, rows - 400]) {
    const part = await buildMatrix(
      few,
      duels,
      Uint32Array.from({length: 400}, (_, row) => first + row)
    );
    expect(firstDifference(part.matrix, all.matrix.subarray(first * WIDTH, (first + 400) * WIDTH))).toBe(-1);
    expect(firstDifference(part.turn, all.turn.subarray(first, first + 400))).toBe(-1);
  }
});

it("names the feature that is no number, and its row", () => {
  const matrix = new Float32Array(3 * WIDTH);
  expect(() => rejectUnusable(matrix)).not.toThrow();
  matrix[2 * WIDTH + 5] = Number.NaN;
  expect(() => rejectUnusable(matrix)).toThrow(`feature ${FEATURE_NAMES[5]} is NaN in row 2`);
  matrix[WIDTH] = Number.POSITIVE_INFINITY;
  expect(() => rejectUnusable(matrix)).toThrow(`feature ${FEATURE_NAMES[0]} is Infinity in row 1`);
});

it("turns probabilities round where the sides were, there and back, and knows that a mirror image is even", () => {
  const turn = Uint8Array.of(TURN.none, TURN.swapped, TURN.swapped, TURN.none, TURN.even);
  const asked = reorient([0.25, 0.25, 1, 0, 0.9], turn);
  expect(asked).toEqual(Float32Array.of(0.25, 0.75, 0, 0, 0.5));
  expect(reorient(asked, turn)).toEqual(Float32Array.of(0.25, 0.25, 1, 0, 0.5));
});

it("marks the duels that are their own mirror image", async () => {
  const column = (...values: number[]) => Uint16Array.from(values);
  const duels = {
    rows: 3,
    pokemonA: column(24, 24, 24),
    moveA: column(84, 84, 84),
    pokemonB: column(24, 24, 25),
    moveB: column(84, 97, 84)
  };
  const {turn} = await buildMatrix(game, duels, Uint32Array.of(0, 1, 2));
  expect([...turn].map((value) => value === TURN.even)).toEqual([true, false, false]);
});
