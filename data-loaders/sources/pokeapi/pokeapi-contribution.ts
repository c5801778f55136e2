import {hashOfJson} from "../../../lib/files/hash.ts";
import type {Contribution} from "../../reconcile/contribution.ts";
import {idOfUrl} from "./pokeapi-answers.ts";
import type {PokeApiAnswers, PokeApiRequest} from "./pokeapi-client.ts";
import {moveRow, pokemonRows, preEvolutions, speciesRow, traitRows, typeRows} from "./rows.ts";

/** What PokéAPI says, as rows. */
export function pokeApiContribution(
  baseUrl: string,
  request: PokeApiRequest,
  answers: PokeApiAnswers
): Contribution {
  const pokemon = answers.pokemon.map(pokemonRows);
  const types = answers.types.map(typeRows);
  const before = preEvolutions(answers.chains, new Set(request.speciesIds));
  const chained = new Set(answers.chains.map(({id}) => id));
  const {fetchedAt, missing, ...content} = answers;
  const hash = hashOfJson(content);
  return {
    source: "pokeapi",
    origin: {
      inputs: [{name: baseUrl, version: hash}],
      fetched: fetchedAt.length > 0 ? {earliest: fetchedAt[0], latest: fetchedAt.at(-1)!} : null,
      missing
    },
    extras: {pokemon_trait: traitRows(answers)},
    rows: {
      type: types.map((rows) => rows.type),
      type_effectiveness: types.flatMap((rows) => rows.type_effectiveness),
      pokemon_species: answers.species.map((answer) => ({
        ...speciesRow(answer),
        ...(chained.has(idOfUrl(answer.evolution_chain?.url ?? "")) && {
          evolves_from_species_id: before.get(answer.id) ?? null
        })
      })),
      move: answers.moves.map(moveRow),
      pokemon: pokemon.map((rows) => rows.pokemon),
      pokemon_stat: pokemon.map((rows) => rows.pokemon_stat),
      pokemon_type: pokemon.flatMap((rows) => rows.pokemon_type),
      pokemon_move: pokemon.flatMap((rows) => rows.pokemon_move)
    }
  };
}
