import {expect, it} from "vitest";
import type {Rankings} from "../../pipelines/model/rankings/rankings.ts";
import {enter, expectPage, goldenOf} from "../../tests/support/rendered-page.ts";
import {smallGame} from "../../tests/support/small-game.ts";
import {fieldForms, NO_FILTER, shownForms} from "./rankings-filter.ts";
import {rankingsPage} from "./rankings-page.ts";

const golden = goldenOf("rankings");

const list = smallGame.pokemon.filter(({learnset}) => learnset.length > 0).slice(0, 4);
/** Of the second form: two fights that are known well, and one that is not. */
const DIFFERENCES = [
  [0.01, 0.01],
  [-0.02, -0.02],
  [-0.1, 0.1]
] as const;
const rankings: Rankings = {
  modelHash: "",
  solvedFights: 9,
  wideFights: 3,
  forms: list.map(({id, learnset}, place) => ({
    pokemonId: id,
    moveIds: learnset.slice(0, 4).map(({moveId}) => moveId),
    differences: DIFFERENCES.map(([low, high]) => [low * place, high * place] as const).slice(0, 3 * place)
  })),
  chances: list.flatMap((_, i) => list.map((_, j) => 500 + 100 * (j - i)))
};

it("ranks the forms, and anew among those of a type", async () => {
  await expectPage(golden("rankings"), () => rankingsPage(smallGame, rankings), {
    "against water": enter("select", "11", 3),
    "what still evolves": enter("select", "evolves", 2)
  });
});

it("says what is missing before the stage has run", async () => {
  await expectPage(golden("rankings-none"), () => rankingsPage(smallGame, null));
});

it("knows who can still evolve", () => {
  const names = (evolution: "final" | "evolves"): string[] =>
    shownForms(smallGame, smallGame.pokemon, {...NO_FILTER, evolution}).map(({identifier}) => identifier);
  expect(names("evolves")).toContain("charmander");
  expect(names("final")).not.toContain("charmander");
  expect([...names("final"), ...names("evolves")].sort()).toEqual(
    smallGame.pokemon.map(({identifier}) => identifier).sort()
  );
  expect(fieldForms(smallGame, list, {...NO_FILTER, against: "final"}).length).toBeLessThan(list.length);
});
