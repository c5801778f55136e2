import {z} from "zod";
import {foldText} from "../../lib/names/fold-text.ts";
import type {Catalogue} from "../catalogue/game-catalogue.ts";
import {defineEndpoint, type Endpoint} from "../http/endpoint.ts";
import {optionalQueryNumber} from "../schemas/fields.ts";
import {get, nothing} from "./compat-common.ts";
import {compatPredictions} from "./compat-predictions.ts";
import {
  decimal,
  oldMove,
  oldPokemon,
  oldPokemonInFull,
  oldType,
  product,
  speciesOf
} from "./compat-present.ts";

/** The API of the original system below `/compat`, for clients written for it; docs/MIGRATION.md says what differs. */

const id = z
  .string()
  .regex(/^\d{1,9}$/, "expected a whole number")
  .transform(Number);

const pokemonAt = ({pokemon}: Catalogue, wanted: number) => {
  const found = pokemon.get(wanted);
  if (found === undefined) throw nothing("Pokemon not found");
  return found;
};
/** A type by the beginning of its name, in French or English. */
const typeNamed = ({types}: Catalogue, name: string) =>
  types.all.find(({name: {fr, en}}) => [fr, en].some((one) => foldText(one).startsWith(foldText(name))));

function pokemonOfType(catalogue: Catalogue, typeId: number | undefined, detail: string) {
  const found = catalogue.pokemon.all.filter(({typeIds}) => typeId !== undefined && typeIds.includes(typeId));
  if (found.length === 0) throw nothing(detail);
  return found.map((pokemon) => oldPokemon(catalogue, pokemon));
}

/** @param attacking no types where none of that name was found */
function affinities({types, game}: Catalogue, attacking?: number | null, defending?: number | null) {
  const of = (wanted: number | null | undefined) =>
    types.all.filter(({id: type}) => wanted === undefined || type === wanted);
  const found = of(attacking).flatMap((attacker) =>
    of(defending).map((defender) => ({
      attacking_type_id: attacker.id,
      attacking_type_name: oldType(attacker).name,
      defending_type_id: defender.id,
      defending_type_name: oldType(defender).name,
      multiplier: decimal(game.effectiveness[attacker.id - 1][defender.id - 1], 2)
    }))
  );
  if (found.length === 0) throw nothing("No type effectiveness found for given parameters");
  return found;
}

const data: readonly Endpoint[] = [
  defineEndpoint({
    ...get,
    path: "/compat/pokemon",
    operationId: "compatListPokemon",
    summary: "All Pokémon",
    query: z.object({}),
    handle: ({services: {catalogue}}) => catalogue.pokemon.all.map((one) => oldPokemon(catalogue, one))
  }),
  defineEndpoint({
    ...get,
    path: "/compat/pokemon/search",
    operationId: "compatSearchPokemon",
    summary: "Pokémon by part of the species' name",
    query: z.object({name: z.string().min(1).max(60), lang: z.enum(["fr", "en", "jp"]).default("fr")}),
    handle({query: {name, lang}, services: {catalogue}}) {
      if (lang === "jp") return [];
      return catalogue.pokemon.all
        .filter(({speciesId}) =>
          foldText(speciesOf(catalogue, speciesId)[`name_${lang}`]).includes(foldText(name))
        )
        .map((one) => oldPokemon(catalogue, one));
    }
  }),
  defineEndpoint({
    ...get,
    path: "/compat/pokemon/{id}",
    operationId: "compatGetPokemon",
    summary: "One Pokémon with all its moves",
    parameters: z.object({id}),
    query: z.object({}),
    handle: ({path, services: {catalogue}}) => oldPokemonInFull(catalogue, pokemonAt(catalogue, path.id))
  }),
  defineEndpoint({
    ...get,
    path: "/compat/pokemon/{id}/weaknesses",
    operationId: "compatGetWeaknesses",
    summary: "What each type's moves do to a Pokémon",
    parameters: z.object({id}),
    query: z.object({}),
    handle({path, services: {catalogue}}) {
      const {typeIds} = pokemonAt(catalogue, path.id);
      const {effectiveness} = catalogue.game;
      return catalogue.types.all.map((type) => ({
        attacking_type: oldType(type).name,
        multiplier: product(
          typeIds.reduce((factor, defending) => factor * effectiveness[type.id - 1][defending - 1], 1)
        )
      }));
    }
  }),
  defineEndpoint({
    ...get,
    path: "/compat/moves",
    operationId: "compatListMoves",
    summary: "All moves",
    query: z.object({}),
    handle: ({services: {catalogue}}) => catalogue.moves.all.map((move) => oldMove(catalogue, move))
  }),
  defineEndpoint({
    ...get,
    path: "/compat/moves/search",
    operationId: "compatSearchMoves",
    summary: "Moves by part of the French name",
    query: z.object({name: z.string().min(1).max(60)}),
    handle: ({query, services: {catalogue}}) =>
      catalogue.moves.all
        .filter(({name}) => foldText(name.fr).includes(foldText(query.name)))
        .map((move) => oldMove(catalogue, move))
  }),
  defineEndpoint({
    ...get,
    path: "/compat/moves/by-type/{type}",
    operationId: "compatListMovesByType",
    summary: "Moves of a type, perhaps those that a Pokémon learns",
    parameters: z.object({type: z.string().min(1).max(60)}),
    query: z.object({pokemon_id: optionalQueryNumber(1, 999_999_999, "Only moves that it learns")}),
    handle({path, query, services: {catalogue}}) {
      const type = typeNamed(catalogue, path.type);
      const moves = catalogue.moves.all.filter(({typeId}) => typeId === type?.id);
      if (query.pokemon_id === undefined) {
        return moves.map((move) => ({...oldMove(catalogue, move), learn_method: null, learn_level: null}));
      }
      const learnset = catalogue.pokemon.get(query.pokemon_id)?.learnset ?? [];
      return moves.flatMap((move) =>
        learnset
          .filter(({moveId}) => moveId === move.id)
          .map(({method, level}) => ({
            ...oldMove(catalogue, move),
            learn_method: method,
            learn_level: level
          }))
      );
    }
  }),
  defineEndpoint({
    ...get,
    path: "/compat/moves/id/{id}",
    operationId: "compatGetMove",
    summary: "One move",
    parameters: z.object({id}),
    query: z.object({}),
    handle({path, services: {catalogue}}) {
      const move = catalogue.moves.get(path.id);
      if (move === undefined) throw nothing("Move not found");
      return {...oldMove(catalogue, move), damage_type: move.mechanics.damageType};
    }
  }),
  defineEndpoint({
    ...get,
    path: "/compat/types",
    operationId: "compatListTypes",
    summary: "The 18 types",
    query: z.object({}),
    handle: ({services: {catalogue}}) => catalogue.types.all.map(oldType)
  }),
  defineEndpoint({
    ...get,
    path: "/compat/types/affinities",
    operationId: "compatListAffinities",
    summary: "The type chart, whole or in part",
    query: z.object({
      attacking_type_id: optionalQueryNumber(1, 999, "Only moves of this type"),
      defending_type_id: optionalQueryNumber(1, 999, "Only against this type")
    }),
    handle: ({query, services: {catalogue}}) =>
      affinities(catalogue, query.attacking_type_id, query.defending_type_id)
  }),
  defineEndpoint({
    ...get,
    path: "/compat/types/affinities/by-name",
    operationId: "compatListAffinitiesByName",
    summary: "The type chart by names of types",
    query: z.object({
      attacking: z.string().min(1).max(60).optional(),
      defending: z.string().min(1).max(60).optional()
    }),
    handle({query, services: {catalogue}}) {
      const of = (name: string | undefined) =>
        name === undefined ? undefined : (typeNamed(catalogue, name)?.id ?? null);
      return affinities(catalogue, of(query.attacking), of(query.defending));
    }
  }),
  defineEndpoint({
    ...get,
    path: "/compat/types/by-name/{name}/pokemon",
    operationId: "compatListPokemonOfTypeByName",
    summary: "Pokémon of a type, by its name",
    parameters: z.object({name: z.string().min(1).max(60)}),
    query: z.object({}),
    handle: ({path, services: {catalogue}}) =>
      pokemonOfType(catalogue, typeNamed(catalogue, path.name)?.id, "No Pokémon found for this type name")
  }),
  defineEndpoint({
    ...get,
    path: "/compat/types/{id}/pokemon",
    operationId: "compatListPokemonOfType",
    summary: "Pokémon of a type",
    parameters: z.object({id}),
    query: z.object({}),
    handle: ({path, services: {catalogue}}) =>
      pokemonOfType(catalogue, path.id, "No Pokémon found for this type")
  })
];

export const compatEndpoints: readonly Endpoint[] = [...data, ...compatPredictions];
