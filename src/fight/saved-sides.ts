import type {GameIndex} from "../ui/game.ts";
import {formatSide, parseSide, type Side} from "./fight-state.ts";

const KEY = "predictiondex-my-pokemon";
/** A box of the game holds more; a page's list does not. */
const MOST_SAVED = 30;

/** "My Pokémon", as queries; a browser that keeps nothing, or keeps something else, has none. */
export function savedSides(index: GameIndex): readonly Side[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    if (!Array.isArray(kept)) return [];
    return kept.flatMap((query) => {
      const parameters = new URLSearchParams(String(query));
      return index.pokemonByIdentifier(parameters.get("a") ?? "")
        ? [parseSide(index, parameters, "a", [])]
        : [];
    });
  } catch {
    return [];
  }
}

/** The last ones remembered come first, none of them twice. */
export function saveSides(index: GameIndex, sides: readonly Side[]): void {
  const queries = sides.map((side) => {
    const parameters = new URLSearchParams();
    formatSide(index, parameters, "a", side);
    return parameters.toString();
  });
  try {
    localStorage.setItem(KEY, JSON.stringify([...new Set(queries)].slice(0, MOST_SAVED)));
  } catch {
    // A browser that keeps nothing forgets it with the page.
  }
}
