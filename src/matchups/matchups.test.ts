import {expect, it} from "vitest";
import {smallGame} from "../../tests/support/small-game.ts";
import {decodeMatchups, matchupsFrom} from "../data/matchups.ts";
import {rankedOpponents} from "../pokedex/matchup-panel.ts";
import {rankForms} from "./matchup-ranking.ts";

const NONE = 255;
// Rows beat columns: the first always, the last never; the fifth takes part in no duel.
const bytes = Uint8Array.from(
  [
    [NONE, 250, 250, 200, NONE],
    [0, NONE, 250, 200, NONE],
    [0, 0, NONE, 125, NONE],
    [50, 50, 125, NONE, NONE],
    [NONE, NONE, NONE, NONE, NONE]
  ].flat()
);
const matchups = decodeMatchups(bytes, 5);

it("unpacks probabilities, and the absence of a duel", () => {
  expect(matchups.probability(0, 3)).toBe(0.8);
  expect(matchups.probability(4, 0)).toBeNull();
  expect(matchups.mean(3)).toBeCloseTo((0.2 + 0.2 + 0.5) / 3);
  expect(matchups.mean(4)).toBeNull();
  expect(matchupsFrom(new ArrayBuffer(0), 5)).toBeNull();
  expect(() => decodeMatchups(bytes, 4)).toThrow(RangeError);
});

it("ranks forms by the mean chance to win, without those that never fight", () => {
  const ranked = rankForms(matchups);
  expect(ranked.map(({index}) => index)).toEqual([0, 1, 3, 2]);
  expect(ranked.map(({rank}) => rank)).toEqual([1, 2, 3, 4]);
  for (const {mean, interval} of ranked) {
    expect(interval[0]).toBeLessThanOrEqual(mean);
    expect(interval[1]).toBeGreaterThanOrEqual(mean);
  }
});

it("lists the finest wins first: of equal chances the stronger opponent", () => {
  const order = rankedOpponents(matchups, smallGame.pokemon, 0).map(({pokemon}) => pokemon.identifier);
  expect(order).toEqual(["charmeleon", "charizard", "squirtle"]);
});
