import {writeFileSync} from "node:fs";
import {join} from "node:path";
import type {GameData} from "../../data-loaders/game-data.ts";
import {EMBED_PATH} from "../../lib/web/content-security-policy.ts";
import {SEARCH_INDEX, type SearchEntry} from "../chrome/search-entry.ts";
import type {SitePage} from "../chrome/site-pages.ts";
import {moveCalled, pokemonCalled} from "../ui/search.ts";

const isTemplate = (path: string): boolean => path.includes("[");

/** All that the site's search finds: pages and documents, Pokémon, moves. */
export const searchEntries = (
  pages: readonly SitePage[],
  {pokemon, moves, types}: GameData
): SearchEntry[] => [
  ...pages
    .filter(({path}) => !isTemplate(path) && !path.startsWith(EMBED_PATH) && path !== "/404")
    .map(({path, frontMatter: {title, titleFr = title, navigation}}) => ({
      kind:
        path.startsWith("/handbook/") && path !== "/handbook/" ? ("document" as const) : ("page" as const),
      identifier: path,
      name: {en: title, fr: titleFr},
      also: navigation ? [navigation.en, navigation.fr] : []
    })),
  ...pokemon.map((form) => ({
    kind: "pokemon" as const,
    identifier: `/pokedex/${form.identifier}`,
    name: form.name,
    also: pokemonCalled(types)(form)
  })),
  ...moves.map((move) => ({
    kind: "move" as const,
    identifier: `/move-list/${move.identifier}`,
    name: move.name,
    also: moveCalled(types)(move)
  }))
];

/** Writes what the site's search reads when it is first opened. */
export const writeSearchIndex = (site: string, pages: readonly SitePage[], game: GameData): void =>
  writeFileSync(join(site, SEARCH_INDEX), JSON.stringify(searchEntries(pages, game)));
