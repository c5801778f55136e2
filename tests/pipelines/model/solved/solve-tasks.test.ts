import {expect, it} from "vitest";
import {DEFAULT_BUILD} from "../../../../pipelines/battle/build.ts";
import {solveFight} from "../../../../pipelines/model/solved/solve-tasks.ts";
import {game, M, P} from "../../../support/battle-game.ts";

const fighter = (pokemon: string, ...moves: string[]) => ({
  pokemon: P(pokemon),
  moves: moves.map((move) => M(move)),
  build: DEFAULT_BUILD
});
const fight = {
  a: fighter("kangaskhan", "rest", "headbutt"),
  b: fighter("grimer", "rest", "sludge-bomb")
};
const solve = (passes: number, work?: number) =>
  solveFight({...fight, passes, ...(work !== undefined && {work})}, {game});

it("keeps the value of the pass before where a pass takes more work than it may", () => {
  const [first, second] = [solve(1), solve(2)];
  expect(second).not.toEqual(first);
  const {sharesA: _a, sharesB: _b, ...value} = first!;
  expect(solve(2, 10_000)).toMatchObject(value);
});
