import {expect, it} from "vitest";
import {smallGame} from "../../tests/support/small-game.ts";
import {curlCommand, parseMoves} from "../api-guide/api-guide-page.ts";
import {filterMoves} from "../move-list/move-list-page.ts";
import {indexGame} from "../ui/game.ts";
import {attackersByMultiplier} from "../ui/multipliers.ts";
import {sortRows} from "../ui/table.ts";
import {evolutionStages} from "./pokedex-family.ts";
import {filterPokemon} from "./pokedex-list.ts";
import {standing} from "./pokedex-stats.ts";

const index = indexGame(smallGame);

it("follows an evolution line from any of its members", () => {
  for (const species of [4, 5, 6])
    expect(evolutionStages(smallGame.pokemon, species)).toEqual([[4], [5], [6]]);
  expect(evolutionStages(smallGame.pokemon, 132)).toEqual([[132]]);
});

it("multiplies both types' effectiveness, hardest hit first", () => {
  const charizard = attackersByMultiplier(index, [10, 3]);
  const values = charizard.map(([value]) => value);
  expect(values).toEqual([...values].sort((a, b) => b - a));
  expect(charizard.find(([, types]) => types.some(({identifier}) => identifier === "water"))?.[0]).toBe(2);
  expect(charizard.find(([, types]) => types.some(({identifier}) => identifier === "grass"))?.[0]).toBe(0.25);
  expect(charizard.flatMap(([, types]) => types)).toHaveLength(18);
});

it("ranks a value among the field", () => {
  expect(standing(30, [10, 20, 30, 40])).toEqual({value: 30, median: 25, most: 40, rank: 2});
  expect(standing(40, [40, 40, 10])).toMatchObject({rank: 1, median: 40});
});

it("filters Pokémon and moves by every filter at once", () => {
  expect(filterPokemon(smallGame, {query: "char", typeId: 3, form: "base"}).map(({id}) => id)).toEqual([6]);
  expect(filterPokemon(smallGame, {query: "", typeId: 0, form: "mega"})).toEqual([]);
  expect(
    filterMoves(smallGame, {query: "", typeId: 10, category: "special", power: 75}).map(({id}) => id)
  ).toEqual([7, 53]);
});

it("filters forms by kind: Mega X and Y are Mega", () => {
  const forms = ["base", "mega", "mega_x", "mega_y", "alola", "starter"] as const;
  const pokemon = forms.map((form, id) => ({...smallGame.pokemon[0], id, form}));
  const idsOf = (form: string) =>
    filterPokemon({...smallGame, pokemon}, {query: "", typeId: 0, form}).map(({id}) => id);
  expect(idsOf("")).toEqual([0, 1, 2, 3, 4, 5]);
  expect(idsOf("base")).toEqual([0]);
  expect(idsOf("mega")).toEqual([1, 2, 3]);
  expect(idsOf("alola")).toEqual([4]);
  expect(idsOf("starter")).toEqual([5]);
});

it("offers damaging moves only, strongest first, each once", () => {
  expect(index.damagingMoves(smallGame.pokemon[0]).map(({id}) => id)).toEqual([53, 7, 52]);
  expect(index.damagingMoves(smallGame.pokemon[4])).toEqual([]);
  expect(() => index.move(9999)).toThrow("there is no move 9999");
});

it("sorts rows stably, numbers as numbers", () => {
  const column = {key: "n", label: "n", sort: ({n}: {n: number; at: number}) => n, cell: () => ""};
  const rows = [
    {n: 10, at: 0},
    {n: 9, at: 1},
    {n: 10, at: 2}
  ];
  expect(sortRows(rows, column, false).map(({at}) => at)).toEqual([1, 0, 2]);
  expect(sortRows(rows, column, true).map(({at}) => at)).toEqual([0, 2, 1]);
});

it("writes the API's request as a command that a shell takes, without the key", () => {
  expect(parseMoves(" 33, Surf ,, Pistolet à O")).toEqual([33, "Surf", "Pistolet à O"]);
  const command = curlCommand(
    "http://x/predict",
    {pokemon_a_id: 1, pokemon_b_id: 2, available_moves: ["Lame d'Air"]},
    true
  );
  expect(command).toContain(`d'\\''Air`);
  expect(command).toContain("$API_KEY");
});
