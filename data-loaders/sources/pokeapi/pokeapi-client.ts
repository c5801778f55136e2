import type {ZodType} from "zod";
import type {Fetcher} from "../http/fetcher.ts";
import {SourceError} from "../http/source-error.ts";
import type {ProgressOf} from "../live.ts";
import {LETS_GO} from "./generation.ts";
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
} from "./pokeapi-answers.ts";

interface Answer {
  readonly id: number;
}

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

/** Every Pokémon that is asked about learns something in the game. */
const learnedAnswer = pokemonAnswer.refine(
  ({moves}) =>
    moves.some(({version_group_details: games}) =>
      games.some(({version_group}) => version_group.name === LETS_GO)
    ),
  {path: ["moves"], message: `names no move of ${LETS_GO}; expected the learnset of a Pokémon of that game`}
);

/** @throws SourceError naming the address, and what is wrong in the answer */
function readAnswer<T extends Answer>(url: string, id: number, schema: ZodType<T>, answer: unknown): T {
  const parsed = schema.safeParse(answer);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new SourceError(url, `has an unknown structure at ${issue.path.join(".")}: ${issue.message}`);
  }
  if (parsed.data.id !== id)
    throw new SourceError(url, `answers about id ${parsed.data.id}; expected that of the address, ${id}`);
  return parsed.data;
}

/** Like Promise.all, but fails only when nothing is under way any more, so that every answer is in the cache. */
async function allSettled<T>(promises: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(promises);
  return Promise.all(promises);
}

/**
 * Asks PokéAPI for everything named, as many at once as the fetcher's pace allows.
 * @throws SourceError naming the address, and the field of an answer with an unknown structure
 */
export async function askPokeApi(
  baseUrl: string,
  request: PokeApiRequest,
  fetcher: Fetcher,
  progress: ProgressOf
): Promise<PokeApiAnswers> {
  const missing: string[] = [];
  const fetchedAt: string[] = [];

  async function ask<T extends Answer>(
    kind: string,
    id: number,
    schema: ZodType<T>,
    onAnswer: () => void
  ): Promise<T | null> {
    const path = `${kind}/${id}`;
    const url = `${baseUrl}/${path}/`;
    const fetched = await fetcher.get(url, (body) => readAnswer(url, id, schema, JSON.parse(body)));
    onAnswer();
    if (!fetched) {
      missing.push(path);
      return null;
    }
    fetchedAt.push(fetched.fetchedAt);
    return fetched.value;
  }

  type Asking = <T extends Answer>(kind: string, ids: readonly number[], schema: ZodType<T>) => Promise<T[]>;

  async function counted<T>(label: string, total: number, work: (askAll: Asking) => Promise<T>): Promise<T> {
    const shown = progress(label, total);
    let answers = 0;
    const onAnswer = (): void => shown.update(++answers);
    try {
      return await work(async (kind, ids, schema) => {
        const found = await allSettled(ids.map((id) => ask(kind, id, schema, onAnswer)));
        return found.filter((answer) => answer !== null);
      });
    } finally {
      shown.end();
    }
  }

  const total = Object.values(request).reduce((sum, ids) => sum + ids.length, 0);
  const [pokemon, species, moves, types] = await counted("PokéAPI", total, async (askAll) => {
    const asked = [
      askAll("pokemon", request.pokemonIds, learnedAnswer),
      askAll("pokemon-species", request.speciesIds, speciesAnswer),
      askAll("move", request.moveIds, moveAnswer),
      askAll("type", request.typeIds, typeAnswer)
    ] as const;
    await allSettled<unknown>(asked);
    return Promise.all(asked);
  });
  const chainIds = new Set(
    species.flatMap(({evolution_chain}) => (evolution_chain ? [idOfUrl(evolution_chain.url)] : []))
  );
  const chains = await counted("PokéAPI, evolution chains", chainIds.size, (askAll) =>
    askAll("evolution-chain", [...chainIds], chainAnswer)
  );
  return {pokemon, species, chains, moves, types, missing: missing.sort(), fetchedAt: fetchedAt.sort()};
}
