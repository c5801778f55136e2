import type {GameData, Pokemon} from "../../data-loaders/game-data.ts";
import {find, pokemonCalled} from "../ui/search.ts";

export const EVOLUTIONS = ["final", "evolves"] as const;

/** Which forms are shown, and which they fight. */
export interface RankingFilter {
  readonly query: string;
  /** A type id, or 0 for all. */
  readonly typeId: number;
  /** A form identifier, or "" for all. */
  readonly form: string;
  readonly evolution: "" | (typeof EVOLUTIONS)[number];
  /** "", "final", or a type id. */
  readonly against: string;
}

export const NO_FILTER: RankingFilter = {query: "", typeId: 0, form: "", evolution: "", against: ""};

type Game = Pick<GameData, "pokemon" | "types">;

/** A Mega Evolution is as far as a line goes; a partner cannot evolve. */
function isFinal(pokemon: readonly Pokemon[], {form, speciesId}: Pokemon): boolean {
  if (form !== "base" && form !== "alola") return true;
  return !pokemon.some(({evolvesFromSpeciesId}) => evolvesFromSpeciesId === speciesId);
}

/** Forms of the list that are shown. */
export function shownForms(game: Game, list: readonly Pokemon[], filter: RankingFilter): Pokemon[] {
  return find(list, filter.query, pokemonCalled(game.types)).filter(
    (entry) =>
      (filter.typeId === 0 || entry.typeIds.includes(filter.typeId)) &&
      (filter.form === "" || entry.form.split("_")[0] === filter.form) &&
      (filter.evolution === "" || isFinal(game.pokemon, entry) === (filter.evolution === "final"))
  );
}

/** Forms of the list that they fight. */
export const fieldForms = (game: Game, list: readonly Pokemon[], {against}: RankingFilter): Pokemon[] =>
  against === ""
    ? [...list]
    : list.filter((entry) =>
        against === "final" ? isFinal(game.pokemon, entry) : entry.typeIds.includes(Number(against))
      );
