import type {ZodType} from "zod";
import type {Fetcher} from "../http/fetcher.ts";
import {SourceError} from "../http/source-error.ts";
import {
  type ChainAnswer,
  chainAnswer,
  idOfUrl,
  type MoveAnswer,
  moveAnswer,
  type PokemonAnswer,
  pokemonAnswer,
  type SpeciesAnswer,
  speciesAnswer,
  type TypeAnswer,
  typeAnswer
} from "./answers.ts";

export interface PokeApiRequest {
  readonly pokemonIds: readonly number[];
  readonly speciesIds: readonly number[];
  readonly moveIds: readonly number[];
  readonly typeIds: readonly number[];
}

export interface PokeApiAnswers {
  readonly pokemon: readonly PokemonAnswer[];
  readonly species: readonly SpeciesAnswer[];
  readonly chains: readonly ChainAnswer[];
  readonly moves: readonly MoveAnswer[];
  readonly types: readonly TypeAnswer[];
  /** Paths that PokéAPI does not have. */
  readonly missing: readonly string[];
  readonly fetchedAt: readonly string[];
}

/**
 * Asks PokéAPI for everything named, as many at once as the fetcher's pace allows.
 * @param onAnswer told after each answer, for progress
 * @throws SourceError naming the address, and the field of an answer with an unknown structure
 */
export async function askPokeApi(
  baseUrl: string,
  request: PokeApiRequest,
  fetcher: Fetcher,
  onAnswer: (asked: number) => void = () => {}
): Promise<PokeApiAnswers> {
  const missing: string[] = [];
  const fetchedAt: string[] = [];
  let asked = 0;

  async function ask<T>(path: string, schema: ZodType<T>): Promise<T | null> {
    const url = `${baseUrl}/${path}/`;
    const fetched = await fetcher.get(url, (body) => JSON.parse(body) as unknown);
    onAnswer(++asked);
    if (!fetched) {
      missing.push(path);
      return null;
    }
    fetchedAt.push(fetched.fetchedAt);
    const parsed = schema.safeParse(fetched.value);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    throw new SourceError(url, `has an unknown structure at ${issue.path.join(".")}: ${issue.message}`);
  }

  async function askAll<T>(kind: string, ids: readonly number[], schema: ZodType<T>): Promise<T[]> {
    const answers = await Promise.all(ids.map((id) => ask(`${kind}/${id}`, schema)));
    return answers.filter((answer) => answer !== null);
  }

  const [pokemon, species, moves, types] = await Promise.all([
    askAll("pokemon", request.pokemonIds, pokemonAnswer),
    askAll("pokemon-species", request.speciesIds, speciesAnswer),
    askAll("move", request.moveIds, moveAnswer),
    askAll("type", request.typeIds, typeAnswer)
  ]);
  const chainIds = new Set(
    species.flatMap(({evolution_chain}) => (evolution_chain ? [idOfUrl(evolution_chain.url)] : []))
  );
  const chains = await askAll("evolution-chain", [...chainIds], chainAnswer);
  return {pokemon, species, chains, moves, types, missing: missing.sort(), fetchedAt: fetchedAt.sort()};
}
