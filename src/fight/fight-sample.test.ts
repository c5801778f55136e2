import {expect, it} from "vitest";
import {sampleFights} from "./fight-sample.ts";

/** By seed: A wins seven of ten, in 2, 3 or 9 turns. */
const ENDINGS = [
  ["B", 1],
  ["A", 9],
  ["A", 2],
  ["A", 3],
  ["A", 3],
  ["B", 4],
  ["A", 3],
  ["A", 2],
  [null, 30],
  ["A", 9]
] as const;
const play = (seed: number) => ({winner: ENDINGS[seed - 1][0], turns: ENDINGS[seed - 1][1]});

it("shows first a fight that the favourite wins, in the turns that it mostly takes", () => {
  const sample = sampleFights(play, ENDINGS.length);
  expect(play(sample.typical.seed)).toEqual({winner: "A", turns: 3});
  expect(sample.shareOf({winner: "A", turns: 3})).toBe(0.3);
  expect(sample.shareOf({winner: "B", turns: 1})).toBe(0.1);
  expect(sample.shareOf({winner: "B", turns: 2})).toBe(0);
});
