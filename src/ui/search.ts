import type {LocalizedName} from "../../data-loaders/game-data.ts";

/** Lower case without accents, apostrophes and spaces: what a reader types is compared in this form. */
export const plain = (text: string): string =>
  text
    .normalize("NFD")
    .replaceAll(/\p{Diacritic}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, "");

interface Findable {
  readonly identifier: string;
  readonly name: LocalizedName;
}

/** Rank of a match, lower is better: a name's start, a word's start, anywhere; undefined for none. */
function rank(entry: Findable, query: string): number | undefined {
  const names = [entry.name.en, entry.name.fr, entry.identifier];
  if (names.some((name) => plain(name).startsWith(query))) return 0;
  if (names.some((name) => name.split(/[\s-]/).some((word) => plain(word).startsWith(query)))) return 1;
  return names.some((name) => plain(name).includes(query)) ? 2 : undefined;
}

/** Entries whose English or French name holds the query, best first; all of them for an empty query. */
export function find<T extends Findable>(entries: readonly T[], query: string): T[] {
  const needle = plain(query);
  if (needle === "") return [...entries];
  return entries
    .map((entry) => ({entry, rank: rank(entry, needle)}))
    .filter((match): match is {entry: T; rank: number} => match.rank !== undefined)
    .sort((a, b) => a.rank - b.rank)
    .map(({entry}) => entry);
}
