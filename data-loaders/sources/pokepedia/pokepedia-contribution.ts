import {hashOfJson} from "../../../lib/files/hash.ts";
import {LEARN_METHODS, type LearnMethod} from "../../game-data.ts";
import type {Contribution} from "../../reconcile/contribution.ts";
import {AlarmError} from "./alarm.ts";
import {moveNames, type NamedMove} from "./move-names.ts";
import {type PageMethod, parsePage} from "./page.ts";
import type {PageAnswers} from "./pokepedia-client.ts";

export interface PageOwner {
  readonly pokemonId: number;
  readonly methods: readonly PageMethod[];
}

export interface PageRequest {
  /** Who is described on a page, by its title, and by which methods they can learn. */
  readonly pages: ReadonlyMap<string, readonly PageOwner[]>;
  readonly moves: readonly NamedMove[];
  /** The methods by which other sources say that a Pokémon learns moves. */
  readonly expectedMethods: (pokemonId: number) => ReadonlySet<LearnMethod>;
}

/**
 * What Poképédia says, as rows.
 * @throws AlarmError with everything on the pages that is not understood
 */
export function pokepediaContribution(
  baseUrl: string,
  request: PageRequest,
  answers: PageAnswers
): Contribution {
  const findMove = moveNames(request.moves);
  const parsed = answers.pages.flatMap(({title, html}) =>
    request.pages.get(title)!.map(({pokemonId, methods}) => ({
      pokemonId,
      ...parsePage(title, html, methods, findMove, request.expectedMethods(pokemonId))
    }))
  );
  const alarms = parsed.flatMap((page) => page.alarms);
  if (alarms.length > 0) throw new AlarmError(alarms);
  const {fetchedAt, missing} = answers;
  const hash = hashOfJson(answers.pages);
  return {
    source: "pokepedia",
    origin: {
      inputs: [{name: baseUrl, version: hash}],
      fetched: fetchedAt.length > 0 ? {earliest: fetchedAt[0], latest: fetchedAt.at(-1)!} : null,
      missing
    },
    rows: {
      pokemon_move: parsed.flatMap(({pokemonId, entries}) =>
        entries.map(({moveId, method, level}) => ({
          pokemon_id: pokemonId,
          move_id: moveId,
          learn_method_id: LEARN_METHODS.indexOf(method) + 1,
          learn_level: level
        }))
      )
    }
  };
}
