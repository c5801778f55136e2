import type {z} from "zod";
import type {GameType, Move, Pokemon} from "../data-loaders/game-data.ts";
import type {Language} from "../data-loaders/language.ts";
import type {Catalogue} from "./catalogue/game-catalogue.ts";
import type {moveSchema, pokemonSchema, typeSchema} from "./schemas/entities.ts";

/** The game's entities as the API writes them. */
export const presentType = ({id, identifier, name}: GameType, language: Language) =>
  ({id, identifier, name: name[language], names: name}) satisfies z.input<typeof typeSchema>;

export const typeIdentifier = ({game}: Catalogue, typeId: number) => game.types[typeId - 1].identifier;

export function presentPokemon(pokemon: Pokemon, catalogue: Catalogue, language: Language) {
  const {hp, attack, defense, spAttack, spDefense, speed} = pokemon.stats;
  return {
    id: pokemon.id,
    identifier: pokemon.identifier,
    name: pokemon.name[language],
    names: pokemon.name,
    pokedex_number: pokemon.speciesId,
    form: pokemon.form,
    types: pokemon.typeIds.map((id) => typeIdentifier(catalogue, id)),
    stats: {
      hp,
      attack,
      defense,
      sp_attack: spAttack,
      sp_defense: spDefense,
      speed,
      total: hp + attack + defense + spAttack + spDefense + speed
    },
    height_m: pokemon.heightM,
    weight_kg: pokemon.weightKg,
    sprite_url: pokemon.spriteUrl,
    evolves_from_pokedex_number: pokemon.evolvesFromSpeciesId
  } satisfies z.input<typeof pokemonSchema>;
}

export function presentMove(move: Move, catalogue: Catalogue, language: Language) {
  const {id, identifier, name, category, power, accuracy, pp, priority, description, mechanics} = move;
  return {
    id,
    identifier,
    name: name[language],
    names: name,
    type: typeIdentifier(catalogue, move.typeId),
    category,
    power,
    accuracy,
    pp,
    priority,
    damage_type: mechanics.damageType,
    description
  } satisfies z.input<typeof moveSchema>;
}
