import type {Pokemon} from "../../data-loaders/game-data.ts";
import type {GameIndex} from "../ui/game.ts";

export const MOST_COMPARED = 6;

/** Whom a reader sees who has chosen nobody: rivals since the beginning. */
const AT_FIRST = ["venusaur", "charizard", "blastoise"];

/** The forms of a list of identifiers with commas, each once, at most six; unknown ones are left out. */
export const parseForms = ({pokemonByIdentifier}: GameIndex, text: string): Pokemon[] =>
  [...new Set(text.split(","))]
    .flatMap((identifier) => pokemonByIdentifier(identifier.trim()) ?? [])
    .slice(0, MOST_COMPARED);

export const formatForms = (forms: readonly Pokemon[]): string =>
  forms.map(({identifier}) => identifier).join(",");

/** What the page compares where its address says nothing. */
export function firstForms(index: GameIndex): Pokemon[] {
  const forms = parseForms(index, AT_FIRST.join(","));
  return forms.length > 1 ? forms : index.game.pokemon.slice(0, 2);
}
