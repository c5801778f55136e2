import {expect, it} from "vitest";
import {smallBestMoves} from "../../tests/src/fixtures/best-moves.ts";
import {encodedMatchups} from "../../tests/src/fixtures/matchups.ts";
import {click, expectPage, goldenOf} from "../../tests/support/rendered-page.ts";
import {smallGame} from "../../tests/support/small-game.ts";
import {matchupsFrom} from "../data/matchups.ts";
import {indexGame} from "../ui/game.ts";
import {comparePage} from "./compare-page.ts";
import {comparedMoves, isShared} from "./compare-tables.ts";
import {formatForms, parseForms} from "./compared-forms.ts";

const golden = goldenOf("compare");
const index = indexGame(smallGame);
const matchups = matchupsFrom(encodedMatchups(smallGame.pokemon.length), smallGame.pokemon.length);

it("shows forms side by side, adds and removes them, and keeps them in the address", async () => {
  await expectPage(golden("compare"), () => comparePage({game: smallGame, matchups, best: smallBestMoves}), {
    "moves not in common": click(".segmented button", 1),
    "all moves": click(".segmented button", 2),
    "a favourite": click(".star"),
    "without the first": click(".compared-forms button[aria-label^=Re]")
  });
  expect(new URLSearchParams(location.search).get("forms")).toBe("charmeleon");
});

it("says what there is before any duel", async () => {
  await expectPage(golden("compare-no-duels"), () =>
    comparePage({game: smallGame, matchups: null, best: null})
  );
});

it("takes known forms from an address, each once and at most six", () => {
  const text = "squirtle,nobody,charmander,squirtle";
  expect(formatForms(parseForms(index, text))).toBe("squirtle,charmander");
  expect(parseForms(index, "")).toEqual([]);
  const six = [
    ...smallGame.pokemon,
    ...smallGame.pokemon.map((form) => ({...form, identifier: `${form.identifier}-2`}))
  ];
  const all = indexGame({...smallGame, pokemon: six});
  expect(parseForms(all, formatForms(six))).toHaveLength(6);
});

it("lays learnsets beside each other", () => {
  const moves = comparedMoves(index, parseForms(index, "charmeleon,charizard,charmander"));
  expect(moves.filter(isShared).map(({move}) => move.identifier)).toEqual(["ember", "flamethrower"]);
  const growl = moves.find(({move}) => move.identifier === "growl")!;
  expect(growl.ways.map((ways) => ways?.length)).toEqual([undefined, undefined, 1]);
});
