import {describe, expect, it} from "vitest";
import {askEndpoint} from "../support/ask-endpoint.ts";

const identifiers = (entities: readonly {identifier: string}[]) => entities.map(({identifier}) => identifier);
const FIRE = "10";
const WATER = "11";

it("all types are listed, in the language of the answer", async () => {
  const types = await askEndpoint("listTypes", {language: "fr"});
  expect(types).toHaveLength(18);
  expect(types[9]).toEqual({id: 10, identifier: "fire", name: "Feu", names: {en: "Fire", fr: "Feu"}});
});

describe("the type chart", () => {
  it("is whole where nothing is asked for", async () => {
    expect(await askEndpoint("listAffinities")).toHaveLength(324);
    expect(await askEndpoint("listAffinitiesByName")).toHaveLength(324);
  });

  it("has one attacking type, one defending type, or the one pair of both", async () => {
    const attacking = await askEndpoint("listAffinities", {query: {attacking_type_id: FIRE}});
    expect(attacking).toHaveLength(18);
    expect(attacking.every(({attacking_type}: {attacking_type: string}) => attacking_type === "fire")).toBe(
      true
    );
    const defending = await askEndpoint("listAffinities", {query: {defending_type_id: WATER}});
    expect(defending).toHaveLength(18);
    expect(defending.every(({defending_type}: {defending_type: string}) => defending_type === "water")).toBe(
      true
    );
    const pair = {
      attacking_type: "water",
      defending_type: "fire",
      attacking_type_name: "Eau",
      defending_type_name: "Feu",
      multiplier: 2
    };
    expect(
      await askEndpoint("listAffinities", {
        query: {attacking_type_id: WATER, defending_type_id: FIRE},
        language: "fr"
      })
    ).toEqual([pair]);
    expect(
      await askEndpoint("listAffinitiesByName", {
        query: {attacking: "eau", defending: "fire"},
        language: "fr"
      })
    ).toEqual([pair]);
    const {length} = await askEndpoint("listAffinitiesByName", {query: {defending: "fire"}});
    expect(length).toBe(18);
  });

  it.each(["0", "19", "x"])("refuses the type id %s", async (id) => {
    await expect(askEndpoint("listAffinities", {query: {attacking_type_id: id}})).rejects.toThrow();
    await expect(askEndpoint("listAffinities", {query: {defending_type_id: id}})).rejects.toThrow();
  });

  it.each(["attacking", "defending"])("refuses a name that is none, by its field: %s", async (field) => {
    await expect(askEndpoint("listAffinitiesByName", {query: {[field]: "shadow"}})).rejects.toMatchObject({
      errors: [{in: "query", field}]
    });
  });
});

it("Pokémon of a type are found by its id and its name", async () => {
  const fire = ["charmander", "charizard", "charizard-mega-x"];
  expect(identifiers(await askEndpoint("listPokemonOfType", {path: {id: FIRE}}))).toEqual(fire);
  expect(identifiers(await askEndpoint("listPokemonOfTypeByName", {path: {name: "Feu"}}))).toEqual(fire);
  await expect(askEndpoint("listPokemonOfType", {path: {id: "shadow"}})).rejects.toThrow("No type is called");
});
