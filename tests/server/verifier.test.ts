import {expect, it} from "vitest";
import {createVerifier} from "../../server/verifier.ts";
import {embeddedGame} from "../data-loaders/embedded-game.ts";

const [SQUIRTLE, CHARMANDER, SURF, EMBER, POUND] = [7, 4, 57, 52, 1];
const game = embeddedGame();
const verify = createVerifier(game);
const certain = {pokemonA: SQUIRTLE, moveA: SURF, pokemonB: CHARMANDER, moveB: EMBER};
/** Ember may burn, which is too much to be worked out over a long fight. */
const open = {...certain, moveA: POUND};
const turned = ({pokemonA, moveA, pokemonB, moveB}: typeof certain) => ({
  pokemonA: pokemonB,
  moveA: moveB,
  pokemonB: pokemonA,
  moveB: moveA
});

it("works out a duel exactly where it can, and samples no more than it may where it cannot", () => {
  expect(verify(certain, 100)).toEqual({probability: 1, method: "exact", playouts: 0, standardError: 0});
  expect(verify(open, 100)).toMatchObject({method: "monte_carlo", playouts: 100});
});

it("knows who is A: seen from the other side the probability is the rest", () => {
  expect(verify(turned(certain), 100).probability).toBe(0);
  const [there, back] = [verify(open, 4_000), verify(turned(open), 4_000)];
  expect(there.probability).toBeGreaterThan(0.55);
  expect(Math.abs(there.probability + back.probability - 1)).toBeLessThan(5 * there.standardError);
});

it("always gives the same answer to the same question", () => {
  const first = verify(open, 500);
  verify(certain, 500);
  expect(verify(open, 500)).toEqual(first);
  expect(createVerifier(game)(open, 500)).toEqual(first);
});

it("refuses what the game does not have", () => {
  expect(() => verify({...certain, pokemonB: 99_999}, 1)).toThrow("no Pokémon has the id 99999");
});
