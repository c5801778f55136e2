import {Collection, moveCollection, pokemonCollection} from "../../data-loaders/collection.ts";
import type {GameData, GameType, Move, Pokemon} from "../../data-loaders/game-data.ts";

/** The game as the server looks it up; immutable for the life of the process. */
export interface Catalogue {
  readonly game: GameData;
  readonly pokemon: Collection<Pokemon>;
  readonly moves: Collection<Move>;
  readonly types: Collection<GameType>;
  /** Moves of each Pokémon's learnset, without duplicates, in ascending id. */
  readonly learnable: ReadonlyMap<number, ReadonlySet<number>>;
}

export function createCatalogue(game: GameData): Catalogue {
  const learnable = new Map<number, ReadonlySet<number>>();
  for (const {id, learnset} of game.pokemon) {
    learnable.set(id, new Set(learnset.map(({moveId}) => moveId).sort((a, b) => a - b)));
  }
  return {
    game,
    pokemon: pokemonCollection(game),
    moves: moveCollection(game),
    types: new Collection("type", game.types, [
      ({identifier}) => identifier,
      ({name}) => name.en,
      ({name}) => name.fr
    ]),
    learnable
  };
}
