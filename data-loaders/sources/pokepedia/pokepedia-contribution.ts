import {hashOfJson} from "../../../lib/files/hash.ts";
import {LEARN_METHODS, type LearnMethod} from "../../game-data.ts";
import type {Contribution} from "../../reconcile/contribution.ts";
import {type Alarm, AlarmError} from "./alarm.ts";
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

/** Of so many pages one may be odd; where more are, it is the structure that changed. */
const PAGES_FOR_ODD = 10;

export interface PokepediaReading {
  readonly contribution: Contribution;
  /** What is not understood on the pages that were left out. */
  readonly alarms: readonly Alarm[];
}

/**
 * What Poképédia says, as rows. A page that is not understood in every place says nothing at all.
 * @throws AlarmError with everything that is not understood, where too many pages are
 */
export function pokepediaContribution(
  baseUrl: string,
  request: PageRequest,
  answers: PageAnswers
): PokepediaReading {
  const findMove = moveNames(request.moves);
  const parsed = answers.pages.flatMap(({title, html}) =>
    request.pages.get(title)!.map(({pokemonId, methods}) => ({
      title,
      pokemonId,
      ...parsePage(title, html, methods, findMove, request.expectedMethods(pokemonId))
    }))
  );
  const alarms = parsed.flatMap((page) => page.alarms);
  const odd = new Set(alarms.map(({page}) => page));
  if (odd.size * PAGES_FOR_ODD > answers.pages.length) throw new AlarmError(alarms);
  const understood = parsed.filter(({title}) => !odd.has(title));
  const {fetchedAt} = answers;
  const missing = [...answers.missing, ...[...odd].map((title) => `${title} (not understood)`)];
  const hash = hashOfJson(answers.pages);
  const contribution: Contribution = {
    source: "pokepedia",
    origin: {
      inputs: [{name: baseUrl, version: hash}],
      fetched: fetchedAt.length > 0 ? {earliest: fetchedAt[0], latest: fetchedAt.at(-1)!} : null,
      missing
    },
    rows: {
      pokemon_move: understood.flatMap(({pokemonId, entries}) =>
        entries.map(({moveId, method, level}) => ({
          pokemon_id: pokemonId,
          move_id: moveId,
          learn_method_id: LEARN_METHODS.indexOf(method) + 1,
          learn_level: level
        }))
      )
    }
  };
  return {contribution, alarms};
}
