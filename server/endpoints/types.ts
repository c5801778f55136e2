import {z} from "zod";
import type {GameType} from "../../data-loaders/game-data.ts";
import type {Language} from "../../data-loaders/language.ts";
import type {Catalogue} from "../catalogue/game-catalogue.ts";
import {defineEndpoint, type Endpoint, listTable} from "../http/endpoint.ts";
import {presentPokemon, presentType} from "../present.ts";
import {affinitySchema, pokemonSchema, typeSchema} from "../schemas/entities.ts";
import {optionalQueryNumber, textReference} from "../schemas/fields.ts";
import {queryReference} from "./reference.ts";

const tag = "Types";

const affinities = (
  {game}: Catalogue,
  attacking: GameType | null,
  defending: GameType | null,
  language: Language
) =>
  game.types
    .filter((type) => attacking === null || type === attacking)
    .flatMap((attacker) =>
      game.types
        .filter((type) => defending === null || type === defending)
        .map((defender) => ({
          attacking_type: attacker.identifier,
          defending_type: defender.identifier,
          attacking_type_name: attacker.name[language],
          defending_type_name: defender.name[language],
          multiplier: game.effectiveness[attacker.id - 1][defender.id - 1]
        }))
    );

const pokemonOfType = (catalogue: Catalogue, reference: string, language: Language) => {
  const type = catalogue.types.find(reference, language);
  return catalogue.pokemon.all
    .filter(({typeIds}) => typeIds.includes(type.id))
    .map((pokemon) => presentPokemon(pokemon, catalogue, language));
};

export const typeEndpoints: readonly Endpoint[] = [
  defineEndpoint({
    method: "get",
    path: "/types",
    operationId: "listTypes",
    tag,
    summary: "The 18 types",
    access: "key",
    localized: true,
    response: z.array(typeSchema),
    table: listTable(typeSchema),
    handle: ({language, services: {catalogue}}) =>
      catalogue.types.all.map((type) => presentType(type, language))
  }),
  defineEndpoint({
    method: "get",
    path: "/types/affinities",
    operationId: "listAffinities",
    tag,
    summary: "The type chart, whole or in part",
    access: "key",
    localized: true,
    query: z.strictObject({
      attacking_type_id: optionalQueryNumber(1, 18, "Only moves of this type"),
      defending_type_id: optionalQueryNumber(1, 18, "Only against this type")
    }),
    response: z.array(affinitySchema),
    table: listTable(affinitySchema),
    handle({query, language, services: {catalogue}}) {
      const typeOf = (id: number | undefined) => (id === undefined ? null : catalogue.types.byId(id));
      return affinities(
        catalogue,
        typeOf(query.attacking_type_id),
        typeOf(query.defending_type_id),
        language
      );
    }
  }),
  defineEndpoint({
    method: "get",
    path: "/types/affinities/by-name",
    operationId: "listAffinitiesByName",
    tag,
    summary: "The type chart by names of types",
    access: "key",
    localized: true,
    query: z.strictObject({
      attacking: textReference("a type").optional(),
      defending: textReference("a type").optional()
    }),
    response: z.array(affinitySchema),
    table: listTable(affinitySchema),
    handle({query, language, services: {catalogue}}) {
      const typeOf = (field: string, name: string | undefined) =>
        name === undefined ? null : queryReference(catalogue.types, field, name, language);
      return affinities(
        catalogue,
        typeOf("attacking", query.attacking),
        typeOf("defending", query.defending),
        language
      );
    }
  }),
  defineEndpoint({
    method: "get",
    path: "/types/{id}/pokemon",
    operationId: "listPokemonOfType",
    tag,
    summary: "Pokémon of a type",
    access: "key",
    localized: true,
    parameters: z.object({id: textReference("a type")}),
    response: z.array(pokemonSchema),
    table: listTable(pokemonSchema),
    problems: ["not-found"],
    handle: ({path, language, services: {catalogue}}) => pokemonOfType(catalogue, path.id, language)
  }),
  defineEndpoint({
    method: "get",
    path: "/types/by-name/{name}/pokemon",
    operationId: "listPokemonOfTypeByName",
    tag,
    summary: "Pokémon of a type, by the type's name",
    access: "key",
    localized: true,
    parameters: z.object({name: textReference("a type")}),
    response: z.array(pokemonSchema),
    table: listTable(pokemonSchema),
    problems: ["not-found"],
    handle: ({path, language, services: {catalogue}}) => pokemonOfType(catalogue, path.name, language)
  })
];
