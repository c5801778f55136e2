import {distance} from "fastest-levenshtein";
import type {GameType, LocalizedName, Pokemon} from "../../data-loaders/game-data.ts";
import {foldText} from "../../lib/names/fold-text.ts";
import {dexNumber} from "./game.ts";

/** Lower case without accents, apostrophes and spaces: what a reader types is compared in this form. */
export const plain = (text: string): string => foldText(text).replaceAll(/[^a-z0-9]/g, "");

interface Findable {
  readonly identifier: string;
  readonly name: LocalizedName;
}

/** What an entry is also found by, beside its names: its number, its types. */
export type AlsoCalled<T> = (entry: T) => readonly string[];

const wordsOf = (text: string): string[] =>
  text
    .split(/[\s-]+/)
    .map(plain)
    .filter(Boolean);

/** Letters that may be wrong in a word of some length; short ones are like too many others. */
const mistakes = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2);

/** Rank of a match, lower is better: a name's start, a word's start, anywhere, every word of it somewhere. */
function rank(names: readonly string[], also: readonly string[], query: string): number | undefined {
  const needle = plain(query);
  if (names.some((name) => plain(name).startsWith(needle))) return 0;
  const words = names.flatMap(wordsOf);
  if (words.some((word) => word.startsWith(needle))) return 1;
  if (names.some((name) => plain(name).includes(needle))) return 2;
  const known = [...words, ...also.flatMap(wordsOf)];
  return wordsOf(query).every((part) => known.some((word) => word.startsWith(part))) ? 3 : undefined;
}

/** The fewest mistakes that make one of the names, or a word of one, of what was typed; undefined for too many. */
function likeness(names: readonly string[], needle: string): number | undefined {
  const most = mistakes(needle.length);
  const fewest = Math.min(
    ...names.flatMap((name) => [plain(name), ...wordsOf(name)]).map((name) => distance(name, needle))
  );
  return most > 0 && fewest <= most ? fewest : undefined;
}

function ranked<T>(entries: readonly T[], rankOf: (entry: T) => number | undefined): T[] {
  return entries
    .map((entry) => ({entry, rank: rankOf(entry)}))
    .filter((match): match is {entry: T; rank: number} => match.rank !== undefined)
    .sort((a, b) => a.rank - b.rank)
    .map(({entry}) => entry);
}

/**
 * Entries whose English or French name holds the query, or that are also called so, best first; where there is none,
 * those whose names are like it; all of them for an empty query.
 */
export function find<T extends Findable>(
  entries: readonly T[],
  query: string,
  also: AlsoCalled<T> = () => []
): T[] {
  const needle = plain(query);
  if (needle === "") return [...entries];
  const names = ({name, identifier}: T): string[] => [name.en, name.fr, identifier];
  const found = ranked(entries, (entry) => rank(names(entry), also(entry), query));
  return found.length > 0 ? found : ranked(entries, (entry) => likeness(names(entry), needle));
}

/** What a Pokémon is also found by: its number, with zeros or without, and its types in both languages. */
export const pokemonCalled =
  (types: readonly GameType[]): AlsoCalled<Pokemon> =>
  (pokemon) => [
    String(pokemon.speciesId),
    dexNumber(pokemon),
    pokemon.form,
    ...pokemon.typeIds.flatMap((id) => [types[id - 1].name.en, types[id - 1].name.fr])
  ];

/** What a move is also found by: its type in both languages. */
export const moveCalled =
  (types: readonly GameType[]): AlsoCalled<{readonly typeId: number}> =>
  ({typeId}) => [types[typeId - 1].name.en, types[typeId - 1].name.fr];
