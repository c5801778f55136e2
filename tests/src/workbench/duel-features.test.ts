import {expect, it} from "vitest";
import {FEATURES} from "../../../pipelines/model/features/feature-catalogue.ts";
import {inLanguage} from "../../../src/i18n/language.ts";
import {duelFeatures} from "../../../src/workbench/duel-features.ts";
import {embeddedGame} from "../../data-loaders/embedded-game.ts";

const game = embeddedGame();
const id = (identifier: string): number =>
  [...game.pokemon, ...game.moves].find((entry) => entry.identifier === identifier)!.id;

it("gives what the model sees of a duel, from the side that acts first", () => {
  const slow = {
    pokemonA: id("slowpoke"),
    moveA: id("confusion"),
    pokemonB: id("electrode"),
    moveB: id("thunderbolt")
  };
  const {swapped, features} = duelFeatures(game, slow);
  expect(swapped).toBe(true);
  expect(features).toHaveLength(FEATURES.length);
  const value = (name: string): number | undefined =>
    features.find((feature) => feature.name === name)?.value;
  expect(value("a_speed")).toBe(game.pokemon.find(({identifier}) => identifier === "electrode")!.stats.speed);
  expect(value("b_type_1_water")).toBe(1);
  expect(features.find(({name}) => name === "b_type_1_water")?.oneHot).toBe("b_type_1");
});

it("names what there is not", () => {
  const duel = {pokemonA: 9999, moveA: 1, pokemonB: 1, moveB: 1};
  expect(() => duelFeatures(game, duel)).toThrow("there is no Pokémon 9999");
});

it("says what each means in the page's language", () => {
  const duel = {
    pokemonA: id("slowpoke"),
    moveA: id("confusion"),
    pokemonB: id("electrode"),
    moveB: id("thunderbolt")
  };
  const [english, french] = (["en", "fr"] as const).map((language) =>
    inLanguage(language, () => duelFeatures(game, duel).features)
  );
  for (const [at, {name, meaning}] of french.entries()) {
    expect(meaning, name).not.toBe("");
    expect(meaning, name).not.toBe(english[at].meaning);
  }
});
