import {expect, it} from "vitest";
import {DEFAULT_BUILD} from "../../../../pipelines/battle/build.ts";
import {betterSet, isSurelyBetter} from "../../../../pipelines/model/rankings/better-set.ts";
import {M, P, tables} from "../../../support/battle-game.ts";

const fight = (value: number, half: number) => ({
  value,
  low: value - half,
  high: value + half,
  exact: false,
  situations: 1,
  sharesA: [1],
  sharesB: [1]
});

it("is sure of a gain beyond all that the solver leaves open", () => {
  expect(isSurelyBetter([fight(0.4, 0.02)], [fight(0.5, 0.02)])).toBe(true);
  expect(isSurelyBetter([fight(0.4, 0.04)], [fight(0.47, 0.04)])).toBe(false);
  // A loss against one outweighs the gain against another.
  expect(isSurelyBetter([fight(0.4, 0), fight(0.6, 0)], [fight(0.6, 0), fight(0.3, 0)])).toBe(false);
});

it("counts only opponents whose fights are well known with both sets", () => {
  const before = [fight(0.1, 0), fight(0.1, 0), fight(0.5, 0)];
  expect(isSurelyBetter(before, [fight(0.9, 0.1), null, fight(0.45, 0)])).toBe(false);
  expect(isSurelyBetter(before, [fight(0.9, 0.05), null, fight(0.45, 0)])).toBe(true);
  expect(isSurelyBetter([], [])).toBe(false);
});

const ranked = {
  set: ["thunderbolt", "quick-attack", "slam", "headbutt"].map(M),
  others: ["iron-tail", "thunder-shock"].map(M)
};
const foes = [{pokemon: P("squirtle"), moves: [M("surf")], build: DEFAULT_BUILD}];
/** Every move is worth something by itself. */
const worth =
  (values: Readonly<Record<string, number>>) =>
  ({moves}: {readonly moves: readonly number[]}): number =>
    Object.entries(values).reduce((sum, [name, value]) => sum + (moves.includes(M(name)) ? value : 0), 0.3);

it("exchanges the move that is missed least for the one that promises most, status moves too", () => {
  const estimate = worth({
    thunderbolt: 0.2,
    "quick-attack": 0.1,
    headbutt: 0.1,
    "thunder-wave": 0.3,
    "iron-tail": 0.2
  });
  expect(betterSet(tables(), estimate, P("pikachu"), ranked, foes)).toEqual(
    ["thunderbolt", "quick-attack", "headbutt", "thunder-wave"].map(M)
  );
});

it("keeps the set where nothing promises a point more", () => {
  const estimate = worth({
    thunderbolt: 0.2,
    slam: 0.1,
    "quick-attack": 0.1,
    headbutt: 0.1,
    "iron-tail": 0.109
  });
  expect(betterSet(tables(), estimate, P("pikachu"), ranked, foes)).toBe(ranked.set);
});
