import type {Pokemon} from "../../data-loaders/game-data.ts";
import type {GameIndex} from "../ui/game.ts";

export const MOST_COMPARED = 6;

/** Whom a reader sees who has chosen nobody: rivals since the beginning. */
const AT_FIRST = ["venusaur", "charizard", "blastoise"];

export interface ParsedForms {
  /** At most six. */
  readonly forms: readonly Pokemon[];
  /** Identifiers that name nothing in the game. */
  readonly unknown: readonly string[];
  /** Those after the sixth. */
  readonly beyond: readonly Pokemon[];
}

/** The forms of a list of identifiers with commas, each once. */
export function parseForms({pokemonByIdentifier}: GameIndex, text: string): ParsedForms {
  const names = [...new Set(text.split(",").map((name) => name.trim()))].filter((name) => name !== "");
  const known = names.flatMap((name) => pokemonByIdentifier(name) ?? []);
  return {
    forms: known.slice(0, MOST_COMPARED),
    unknown: names.filter((name) => pokemonByIdentifier(name) === undefined),
    beyond: known.slice(MOST_COMPARED)
  };
}

export const formatForms = (forms: readonly Pokemon[]): string =>
  forms.map(({identifier}) => identifier).join(",");

/** What the page compares where its address says nothing. */
export function firstForms(index: GameIndex): readonly Pokemon[] {
  const {forms} = parseForms(index, AT_FIRST.join(","));
  return forms.length > 1 ? forms : index.game.pokemon.slice(0, 2);
}
