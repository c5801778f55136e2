import {describe, expect, it} from "vitest";
import {askEndpoint} from "../support/ask-endpoint.ts";

const identifiers = (entities: readonly {identifier: string}[]) => entities.map(({identifier}) => identifier);
const listed = async (query: Record<string, string>, language: "en" | "fr" = "en") =>
  identifiers((await askEndpoint("listPokemon", {query, language})).items);

describe("the list of Pokémon", () => {
  it("is whole, by id, unless told otherwise", async () => {
    expect(await askEndpoint("listPokemon")).toMatchObject({total: 6, offset: 0, limit: 500});
    expect(await listed({})).toEqual([
      "bulbasaur",
      "charmander",
      "charizard",
      "squirtle",
      "ditto",
      "charizard-mega-x"
    ]);
  });

  it.each([
    [{type: "fire"}, ["charmander", "charizard", "charizard-mega-x"]],
    [{type: "Poison"}, ["bulbasaur"]],
    [{form: "mega_x"}, ["charizard-mega-x"]],
    [{form: "base", type: "fire"}, ["charmander", "charizard"]],
    [{form: "alola"}, []],
    [{text: "char"}, ["charmander", "charizard", "charizard-mega-x"]],
    [{text: "salam"}, ["charmander"]],
    [{text: "char", form: "base", type: "flying"}, ["charizard"]],
    [{text: "x", type: "water"}, []],
    [{text: "", form: "base", type: "flying"}, ["charizard"]],
    [{text: "  ", form: "base", type: "flying"}, ["charizard"]]
  ])("has those alone that meet every filter: %o", async (query, expected) => {
    expect(await listed(query)).toEqual(expected);
  });

  it.each([
    ["id", [1, 4, 6, 7, 132, 10034]],
    ["pokedex_number", [1, 4, 6, 10034, 7, 132]],
    ["name", [1, 6, 4, 132, 10034, 7]],
    ["hp", [6, 10034, 132, 1, 7, 4]],
    ["attack", [10034, 6, 4, 1, 7, 132]],
    ["defense", [10034, 6, 7, 1, 132, 4]],
    ["sp_attack", [10034, 6, 1, 4, 7, 132]],
    ["sp_defense", [6, 10034, 1, 7, 4, 132]],
    ["speed", [6, 10034, 4, 132, 1, 7]],
    ["total", [10034, 6, 1, 7, 4, 132]]
  ])("is sorted by %s, like by id", async (sort, ids) => {
    const {items} = await askEndpoint("listPokemon", {query: {sort}});
    expect(items.map(({id}: {id: number}) => id)).toEqual(ids);
  });

  it("is sorted by name in the language of the answer", async () => {
    expect(await listed({sort: "name"}, "fr")).toEqual([
      "bulbasaur",
      "squirtle",
      "charizard",
      "charizard-mega-x",
      "ditto",
      "charmander"
    ]);
  });

  it("is paged after it is filtered and sorted", async () => {
    expect(
      await askEndpoint("listPokemon", {query: {type: "fire", sort: "attack", offset: "1", limit: "1"}})
    ).toMatchObject({total: 3, offset: 1, limit: 1, items: [{identifier: "charizard"}]});
  });

  it("refuses a type there is not, by its field", async () => {
    await expect(listed({type: "shadow"})).rejects.toMatchObject({
      type: "invalid-request",
      errors: [{in: "query", field: "type"}]
    });
  });
});

describe("a search for Pokémon", () => {
  const found = async (name: string, limit = "20") =>
    identifiers(await askEndpoint("searchPokemon", {query: {name, limit}}));

  it("gives those that begin with the text, then those that hold it", async () => {
    expect(await found("char")).toEqual(["charmander", "charizard", "charizard-mega-x"]);
    expect(await found("mander")).toEqual(["charmander"]);
    expect(await found("char", "2")).toEqual(["charmander", "charizard"]);
  });

  it("gives the three closest where none holds it", async () => {
    const closest = await found("sqirtle");
    expect(closest).toHaveLength(3);
    expect(closest[0]).toBe("squirtle");
    expect(await found("sqirtle", "1")).toEqual(["squirtle"]);
  });

  it("gives none where none is like it", async () => {
    expect(await found("9999")).toEqual([]);
  });

  it("takes a name without the blanks around it, and refuses none", async () => {
    expect(await found("  ditto ")).toEqual(["ditto"]);
    await expect(found("  ")).rejects.toThrow();
  });
});

describe("a Pokémon", () => {
  it("is told in full, in the language of the answer", async () => {
    expect(await askEndpoint("getPokemon", {path: {id: "dracaufeu"}, language: "fr"})).toEqual({
      id: 6,
      identifier: "charizard",
      name: "Dracaufeu",
      names: {en: "Charizard", fr: "Dracaufeu"},
      pokedex_number: 6,
      form: "base",
      types: ["fire", "flying"],
      stats: {hp: 78, attack: 84, defense: 78, sp_attack: 109, sp_defense: 85, speed: 100, total: 534},
      height_m: 0.5,
      weight_kg: 9,
      sprite_url: "https://sprites.example/6.png",
      evolves_from_pokedex_number: 5
    });
  });

  it("has the weaknesses of its types together, the worst first", async () => {
    const answer = await askEndpoint("getWeaknesses", {path: {id: "6"}, language: "fr"});
    expect(answer).toMatchObject({pokemon_id: 6, pokemon_name: "Dracaufeu", types: ["fire", "flying"]});
    expect(answer.multipliers).toHaveLength(18);
    expect(answer.multipliers.slice(0, 2)).toEqual([
      {attacking_type: "rock", attacking_type_name: "rock-fr", multiplier: 4},
      {attacking_type: "water", attacking_type_name: "Eau", multiplier: 2}
    ]);
    expect(answer.multipliers.slice(-3)).toEqual([
      {attacking_type: "fire", attacking_type_name: "Feu", multiplier: 0.5},
      {attacking_type: "grass", attacking_type_name: "Plante", multiplier: 0.25},
      {attacking_type: "ground", attacking_type_name: "ground-fr", multiplier: 0}
    ]);
  });

  it("has moves by id, each with every way to learn it", async () => {
    const moves = await askEndpoint("getLearnset", {path: {id: "4"}});
    expect(moves.map(({id, learned_by}: {id: number; learned_by: unknown}) => ({id, learned_by}))).toEqual([
      {id: 10, learned_by: [{method: "level_up", level: 0}]},
      {id: 52, learned_by: [{method: "level_up", level: 6}]},
      {
        id: 98,
        learned_by: [
          {method: "tm", level: null},
          {method: "level_up", level: 12}
        ]
      }
    ]);
    expect(moves[1]).toMatchObject({identifier: "ember", name: "Ember", type: "fire"});
  });

  it("has the moves of one way to learn alone where that is asked for", async () => {
    const machines = await askEndpoint("getLearnset", {path: {id: "4"}, query: {method: "tm"}});
    expect(machines).toMatchObject([{id: 98, learned_by: [{method: "tm", level: null}]}]);
    expect(machines).toHaveLength(1);
  });

  it.each(["getPokemon", "getWeaknesses", "getLearnset"])(
    "that is not there is not found: %s",
    async (operation) => {
      await expect(askEndpoint(operation, {path: {id: "sqirtle"}})).rejects.toThrow(
        'No Pokémon is called "sqirtle". Closest: Squirtle'
      );
    }
  );
});
