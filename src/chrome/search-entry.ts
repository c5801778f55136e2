import type {LocalizedName} from "../../data-loaders/game-data.ts";

/** A place of the site as its search finds it. */
export interface SearchEntry {
  readonly kind: "page" | "document" | "pokemon" | "move";
  /** Its address below the site's root. */
  readonly identifier: string;
  readonly name: LocalizedName;
  /** What it is also found by: its short name, number, types. */
  readonly also: readonly string[];
}

/** The file below the site's root that holds all entries. */
export const SEARCH_INDEX = "search-index.json";
