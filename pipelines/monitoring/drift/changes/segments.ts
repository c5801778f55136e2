import type {GameData} from "../../../../data-loaders/game-data.ts";
import type {Profile} from "../profile.ts";
import type {Carrier} from "./changes.ts";

/** Pokémon that are looked at together. */
export interface Segment {
  readonly kind: "pokemon" | "type";
  readonly name: Carrier["name"];
  /** Places in the profile's `pokemonIds`. */
  readonly members: readonly number[];
}

/** Every Pokémon by itself, and those of each type. */
export function segmentsOf(game: GameData, {pokemonIds}: Pick<Profile, "pokemonIds">): Segment[] {
  const byId = new Map(game.pokemon.map((pokemon) => [pokemon.id, pokemon]));
  const name = ({en, fr}: Carrier["name"]): Carrier["name"] => ({en, fr});
  const single = pokemonIds.flatMap((id, place): Segment[] => {
    const pokemon = byId.get(id);
    return pokemon ? [{kind: "pokemon", name: name(pokemon.name), members: [place]}] : [];
  });
  const types = game.types.map(
    (type): Segment => ({
      kind: "type",
      name: name(type.name),
      members: pokemonIds.flatMap((id, place) => (byId.get(id)?.typeIds.includes(type.id) ? [place] : []))
    })
  );
  return [...single, ...types.filter(({members}) => members.length > 0)];
}
