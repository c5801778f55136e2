import {FORMS, type GameType, type Move, type Pokemon} from "../../data-loaders/game-data.ts";
import type {Catalogue} from "../catalogue/game-catalogue.ts";

/** The game's entities as the API of the original system writes them: in French, types in small letters. */

const typeName = ({name}: GameType): string => name.fr.toLocaleLowerCase("fr");
const typeOf = ({game}: Catalogue, id: number): GameType => game.types[id - 1];

/** It writes decimals of its database as text. */
export const decimal = (value: number, places: number): string => value.toFixed(places);
/** A product of decimals, as Python writes it: `2.0`, `0.25`. */
export const product = (value: number): string =>
  Number.isInteger(value) ? value.toFixed(1) : String(value);

export const oldType = (type: GameType) => ({id: type.id, name: typeName(type)});

/** The species' name is that of its first form. */
export function speciesOf({pokemon}: Catalogue, speciesId: number) {
  const first = pokemon.all.find((one) => one.speciesId === speciesId && one.form === "base");
  const {fr, en} = (first ?? pokemon.all.find((one) => one.speciesId === speciesId)!).name;
  return {id: speciesId, pokedex_number: speciesId, name_fr: fr, name_en: en};
}

export const oldPokemon = (catalogue: Catalogue, {id, form, speciesId, typeIds, spriteUrl}: Pokemon) => ({
  id,
  form: {id: FORMS.indexOf(form) + 1, name: form},
  species: speciesOf(catalogue, speciesId),
  types: typeIds.map((type, index) => ({slot: index + 1, name: typeName(typeOf(catalogue, type))})),
  sprite_url: spriteUrl
});

export function oldPokemonInFull(catalogue: Catalogue, pokemon: Pokemon) {
  const {hp, attack, defense, spAttack, spDefense, speed} = pokemon.stats;
  return {
    ...oldPokemon(catalogue, pokemon),
    stats: {hp, attack, defense, sp_attack: spAttack, sp_defense: spDefense, speed},
    moves: pokemon.learnset.map(({moveId, method, level}) => {
      const move = catalogue.moves.byId(moveId);
      return {
        name: move.name.fr,
        type: typeName(typeOf(catalogue, move.typeId)),
        category: move.category,
        learn_method: method,
        learn_level: level,
        power: move.power,
        accuracy: move.accuracy,
        damage_type: move.mechanics.damageType
      };
    }),
    height_m: decimal(pokemon.heightM, 2),
    weight_kg: decimal(pokemon.weightKg, 2)
  };
}

export const oldMove = (
  catalogue: Catalogue,
  {id, name, category, power, accuracy, description, typeId}: Move
) => ({
  id,
  name: name.fr,
  category,
  type: oldType(typeOf(catalogue, typeId)),
  power,
  accuracy,
  description
});
