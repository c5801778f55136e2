import {describe, expect, it, vi} from "vitest";
import {DEFAULT_BUILD} from "../../../../pipelines/battle/build.ts";
import type {Fighter} from "../../../../pipelines/battle/fighter.ts";
import {leadGame} from "../../../../pipelines/battle/solve/lead-game.ts";
import {solveMany} from "../../../../pipelines/battle/solve/many-fights.ts";
import {M, P, tables} from "../../../support/battle-game.ts";

const fighter = (pokemon: string, moves: string): Fighter => ({
  pokemon: P(pokemon),
  moves: moves.split(" ").map(M),
  build: DEFAULT_BUILD
});
const EASY = {a: fighter("squirtle", "surf"), b: fighter("charmander", "ember")};
const HARD = {
  a: fighter("vileplume", "sleep-powder substitute slam solar-beam"),
  b: fighter("weepinbell", "substitute stun-spore slam toxic")
};
const UNKNOWN = {a: fighter("ditto", "transform"), b: fighter("charmander", "ember")};

describe("many fights on one budget", () => {
  it("take turns: every one has a first value before any has a second", () => {
    const news = solveMany(tables(), [HARD, EASY, UNKNOWN], {budget: 60_000, width: 1});
    const told = [...news].map(({place, kind}) => `${place} ${kind}`);
    expect(told.slice(0, 3)).toEqual(["0 better", "1 better", "2 unsupported"]);
    expect(told[3]).toMatch(/^0/);
    expect(told).toEqual(expect.arrayContaining(["0 settled", "1 settled"]));
  });

  it("are not begun where the time is over, but for the first", () => {
    const told = [...solveMany(tables(), [EASY, HARD], {budget: 0})];
    expect(told[0]).toMatchObject({place: 0, kind: "better"});
    expect(told.some(({place}) => place === 1)).toBe(false);
  });
});

it("no fight is begun in the last milliseconds", () => {
  const clock = vi.spyOn(performance, "now").mockReturnValue(0);
  const news = solveMany(tables(), [EASY, EASY, EASY], {budget: 100});
  const places: number[] = [];
  for (const {place} of news) {
    places.push(place);
    clock.mockReturnValue(places.length === 1 ? 80 : 81);
  }
  clock.mockRestore();
  expect(new Set(places)).toEqual(new Set([0, 1]));
});

describe("whom to lead with", () => {
  const sure = (value: number) => ({value, low: value, high: value});

  it("is the equilibrium of both choosing unseen", () => {
    const {value, row, column, low, high} = leadGame([
      [sure(1), sure(0)],
      [sure(0), sure(1)]
    ]);
    expect([value, low, high]).toEqual([0.5, 0.5, 0.5].map((each) => expect.closeTo(each, 6)));
    expect([...row, ...column]).toEqual([0.5, 0.5, 0.5, 0.5].map((each) => expect.closeTo(each, 6)));
  });

  it("is as uncertain as its fights", () => {
    const {low, high} = leadGame([
      [sure(0.7), null],
      [sure(0.2), sure(0.1)]
    ]);
    expect([low, high]).toEqual([expect.closeTo(0.1, 6), expect.closeTo(0.7, 6)]);
  });

  it("is nobody of whom no fight is known", () => {
    const {row, column} = leadGame([
      [null, null, null],
      [sure(0.1), null, sure(0.2)]
    ]);
    expect([row, column]).toEqual([
      [0, 1],
      [1, 0, 0]
    ]);
    expect(leadGame([[null]])).toEqual({value: 0.5, low: 0, high: 1, row: [0], column: [0]});
  });
});
