import {z} from "zod";
import type {LearnMethod, Pokemon} from "../../data-loaders/game-data.ts";
import {defineEndpoint, type Endpoint, listTable, tableIn} from "../http/endpoint.ts";
import {presentMove, presentPokemon, presentType} from "../present.ts";
import {
  learnedMoveSchema,
  pageOf,
  pokemonSchema,
  weaknessesSchema,
  weaknessSchema
} from "../schemas/entities.ts";
import {form, learnMethod} from "../schemas/enumerations.ts";
import {queryNumber, textReference} from "../schemas/fields.ts";
import {namedLike} from "./named-like.ts";
import {pageQuery, paginate} from "./paginate.ts";
import {queryReference} from "./reference.ts";
import {sortBy, sortQuery} from "./sort.ts";

const tag = "Pokémon";
const pokemonPage = pageOf(pokemonSchema).meta({
  id: "ListPokemonResponse",
  description: "A part of the Pokémon found"
});
const byReference = z.object({id: textReference("a Pokémon")});

const SORTS = {
  id: {of: ({id}: Pokemon) => id, direction: "asc"},
  pokedex_number: {of: ({speciesId}: Pokemon) => speciesId, direction: "asc"},
  hp: {of: ({stats}: Pokemon) => stats.hp, direction: "desc"},
  attack: {of: ({stats}: Pokemon) => stats.attack, direction: "desc"},
  defense: {of: ({stats}: Pokemon) => stats.defense, direction: "desc"},
  sp_attack: {of: ({stats}: Pokemon) => stats.spAttack, direction: "desc"},
  sp_defense: {of: ({stats}: Pokemon) => stats.spDefense, direction: "desc"},
  speed: {of: ({stats}: Pokemon) => stats.speed, direction: "desc"},
  total: {
    of: ({stats}: Pokemon) => Object.values(stats).reduce((sum, stat) => sum + stat, 0),
    direction: "desc"
  }
} as const;

export const pokemonEndpoints: readonly Endpoint[] = [
  defineEndpoint({
    method: "get",
    path: "/pokemon",
    operationId: "listPokemon",
    tag,
    summary: "Pokémon, filtered and sorted",
    access: "key",
    localized: true,
    query: z.strictObject({
      type: textReference("a type").optional(),
      form: form.optional().describe("Only this kind of form"),
      text: z.string().max(60).optional().meta({description: "Part of a name in any language"}),
      sort: sortQuery(SORTS, "stats sort from high to low, all else from low to high"),
      ...pageQuery
    }),
    response: pokemonPage,
    table: tableIn("items", pokemonSchema),
    paged: true,
    handle({query, language, services: {catalogue}}) {
      const type =
        query.type === undefined ? null : queryReference(catalogue.types, "type", query.type, language);
      const named = namedLike(catalogue.pokemon, query.text);
      const found = catalogue.pokemon.all.filter(
        (pokemon) =>
          (type === null || pokemon.typeIds.includes(type.id)) &&
          (query.form === undefined || pokemon.form === query.form) &&
          (named === null || named.has(pokemon))
      );
      const sorted = sortBy(found, query.sort, SORTS, language);
      return paginate(sorted, query, (pokemon) => presentPokemon(pokemon, catalogue, language));
    }
  }),
  defineEndpoint({
    method: "get",
    path: "/pokemon/search",
    operationId: "searchPokemon",
    tag,
    summary: "Pokémon by part of a name, or by a name misspelt",
    description:
      "Names that begin with the text come first; where none holds it, the closest names are given.",
    access: "key",
    localized: true,
    query: z.strictObject({
      name: z.string().trim().min(1).max(60).meta({description: "Text in English or French"}),
      limit: queryNumber(1, 100, 20, "How many at most")
    }),
    response: z.array(pokemonSchema),
    table: listTable(pokemonSchema),
    handle({query, language, services: {catalogue}}) {
      const found = catalogue.pokemon.names.search(query.name);
      const answer = found.length > 0 ? found : catalogue.pokemon.names.closest(query.name, 3);
      return answer.slice(0, query.limit).map((pokemon) => presentPokemon(pokemon, catalogue, language));
    }
  }),
  defineEndpoint({
    method: "get",
    path: "/pokemon/{id}",
    operationId: "getPokemon",
    tag,
    summary: "One Pokémon",
    access: "key",
    localized: true,
    parameters: byReference,
    response: pokemonSchema,
    problems: ["not-found"],
    handle: ({path, language, services: {catalogue}}) =>
      presentPokemon(catalogue.pokemon.find(path.id, language), catalogue, language)
  }),
  defineEndpoint({
    method: "get",
    path: "/pokemon/{id}/weaknesses",
    operationId: "getWeaknesses",
    tag,
    summary: "What each type's moves do to a Pokémon",
    access: "key",
    localized: true,
    parameters: byReference,
    response: weaknessesSchema,
    table: tableIn("multipliers", weaknessSchema),
    problems: ["not-found"],
    handle({path, language, services: {catalogue}}) {
      const pokemon = catalogue.pokemon.find(path.id, language);
      const {effectiveness, types} = catalogue.game;
      return {
        pokemon_id: pokemon.id,
        pokemon_name: pokemon.name[language],
        types: pokemon.typeIds.map((id) => types[id - 1].identifier),
        multipliers: types
          .map((type) => ({
            attacking_type: type.identifier,
            attacking_type_name: presentType(type, language).name,
            multiplier: pokemon.typeIds.reduce(
              (product, defending) => product * effectiveness[type.id - 1][defending - 1],
              1
            )
          }))
          .sort((a, b) => b.multiplier - a.multiplier)
      };
    }
  }),
  defineEndpoint({
    method: "get",
    path: "/pokemon/{id}/moves",
    operationId: "getLearnset",
    tag,
    summary: "Moves a Pokémon can learn, and how",
    access: "key",
    localized: true,
    parameters: byReference,
    query: z.strictObject({method: learnMethod.optional().describe("Only moves learnt in this way")}),
    response: z.array(learnedMoveSchema),
    table: listTable(learnedMoveSchema),
    problems: ["not-found"],
    handle({path, query, language, services: {catalogue}}) {
      const pokemon = catalogue.pokemon.find(path.id, language);
      const ways = new Map<number, {method: LearnMethod; level: number | null}[]>();
      for (const {moveId, method, level} of pokemon.learnset) {
        if (query.method !== undefined && method !== query.method) continue;
        ways.set(moveId, [...(ways.get(moveId) ?? []), {method, level}]);
      }
      return [...ways]
        .sort((a, b) => a[0] - b[0])
        .map(([moveId, learned_by]) => ({
          ...presentMove(catalogue.moves.byId(moveId), catalogue, language),
          learned_by
        }));
    }
  })
];
