import {expect, it} from "vitest";
import {smallBestMoves} from "../../tests/src/fixtures/best-moves.ts";
import {encodedMatchups} from "../../tests/src/fixtures/matchups.ts";
import {click, expectPage, goldenOf, rendered, settled} from "../../tests/support/rendered-page.ts";
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
  expect(formatForms(parseForms(index, text).forms)).toBe("squirtle,charmander");
  expect(parseForms(index, text).unknown).toEqual(["nobody"]);
  expect(parseForms(index, "")).toEqual({forms: [], unknown: [], beyond: []});
  const six = [
    ...smallGame.pokemon,
    ...smallGame.pokemon.map((form) => ({...form, identifier: `${form.identifier}-2`}))
  ];
  const all = indexGame({...smallGame, pokemon: six});
  const {forms, beyond} = parseForms(all, formatForms(six));
  expect([forms.length, beyond.length]).toEqual([6, six.length - 6]);
});

it("lays learnsets beside each other", () => {
  const moves = comparedMoves(index, parseForms(index, "charmeleon,charizard,charmander").forms);
  expect(moves.filter(isShared).map(({move}) => move.identifier)).toEqual(["ember", "flamethrower"]);
  const growl = moves.find(({move}) => move.identifier === "growl")!;
  expect(growl.ways.map((ways) => ways?.length)).toEqual([undefined, undefined, 1]);
});

it("names what an address says that it cannot show, and writes it as shown without a step of the history", async () => {
  history.replaceState(null, "", "/compare/?forms=charmandr,squirtle");
  const page = await rendered(() => comparePage({game: smallGame, matchups, best: null}));
  expect(page.querySelector("[role=status]")?.textContent).toBe(
    "“charmandr” is no Pokémon of Let’s Go. Add one more to compare."
  );
  expect(location.search).toBe("?forms=squirtle");
  const steps = history.length;
  page.querySelector("input")!.click();
  expect([history.length, location.search]).toEqual([steps, "?forms=squirtle"]);
});

it("keeps the keyboard in the field after adding, and beside what was removed", async () => {
  history.replaceState(null, "", "/compare/?forms=charmander,charmeleon,charizard");
  const page = await rendered(() => comparePage({game: smallGame, matchups, best: null}));
  const removers = () => [...page.querySelectorAll<HTMLElement>(".compared-remove")];
  removers()[0].click();
  expect(document.activeElement?.getAttribute("aria-label")).toBe("Remove Charmeleon");
  removers()[1].click();
  expect(document.activeElement?.getAttribute("aria-label")).toBe("Remove Charmeleon");
  removers()[0].click();
  const input = page.querySelector<HTMLInputElement>(".compared-add input")!;
  expect(document.activeElement).toBe(input);
  input.value = "squirtle";
  input.dispatchEvent(new Event("input"));
  page.querySelector<HTMLElement>("[role=option]")!.click();
  await settled();
  expect(removers()).toHaveLength(1);
  expect(document.activeElement).toBe(input);
  history.replaceState(null, "", "/");
});
