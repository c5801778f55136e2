import {describe, expect, it} from "vitest";
import {evaluateSlices} from "../../../../pipelines/model/evaluation/slices.ts";
import {embeddedGame} from "../../../data-loaders/embedded-game.ts";
import {indexOf} from "../../../support/index-of.ts";

const game = embeddedGame();
const pokemon = (identifier: string) => indexOf(game.pokemon, identifier);
const move = (identifier: string) => indexOf(game.moves, identifier);

type Row = readonly [a: string, moveA: string, b: string, moveB: string, p: number, q: number];

function slicesOf(rows: readonly Row[]) {
  const duels = {
    rows: rows.length,
    pokemonA: Uint16Array.from(rows, ([a]) => pokemon(a)),
    moveA: Uint16Array.from(rows, ([, moveA]) => move(moveA)),
    pokemonB: Uint16Array.from(rows, ([, , b]) => pokemon(b)),
    moveB: Uint16Array.from(rows, ([, , , moveB]) => move(moveB)),
    scenario: new Uint8Array(rows.length),
    winProbability: Float32Array.from(rows, ([, , , , p]) => p),
    playouts: new Uint32Array(rows.length)
  };
  return evaluateSlices(
    game,
    duels,
    Uint32Array.from(rows.keys()),
    rows.map(([, , , , p]) => p),
    rows.map(([, , , , , q]) => q)
  );
}

describe("slices by opponent", () => {
  const slices = slicesOf([
    ["raticate", "sucker-punch", "raticate", "hyper-fang", 0.75, 0.5625],
    ["raticate", "hyper-fang", "raticate", "sucker-punch", 0.25, 0.5],
    ["raticate", "sucker-punch", "raticate", "sucker-punch", 0.5, 0.5],
    ["raticate", "sucker-punch", "pikachu", "thunderbolt", 1, 0.75],
    ["pikachu", "thunderbolt", "raticate", "sucker-punch", 0.5, 0.875]
  ]);
  const opponent = (value: string) =>
    slices.find((slice) => slice.dimension === "opponent" && slice.value === value);

  it("tell a Pokémon against itself with other moves from all others: accuracy, calibration, mean error, size", () => {
    expect(opponent("itself, another move")).toEqual({
      dimension: "opponent",
      value: "itself, another move",
      n: 2,
      accuracy: 0.5,
      interval: [expect.any(Number), expect.any(Number)],
      // Both predictions lie in different bins: 0.5625 too low by 0.1875, 0.5 too high by 0.25.
      ece: (0.1875 + 0.25) / 2,
      meanAbsoluteError: (0.1875 + 0.25) / 2
    });
  });

  it("count an even duel's error, and ask nobody to name its favourite", () => {
    expect(opponent("another Pokémon")).toMatchObject({n: 2, accuracy: 1, meanAbsoluteError: 0.3125});
    expect(opponent("itself, the same move")).toMatchObject({
      n: 1,
      accuracy: Number.NaN,
      interval: [0, 1],
      ece: 0,
      meanAbsoluteError: 0
    });
  });
});
