import type {TypeIdentifier} from "../../data-loaders/game-data.ts";
import {dictionary} from "./language.ts";

/** Names of the types where a page has no game at hand; a test holds them to the game's. */
export const typeName = dictionary<TypeIdentifier>({
  normal: ["Normal", "Normal"],
  fighting: ["Fighting", "Combat"],
  flying: ["Flying", "Vol"],
  poison: ["Poison", "Poison"],
  ground: ["Ground", "Sol"],
  rock: ["Rock", "Roche"],
  bug: ["Bug", "Insecte"],
  ghost: ["Ghost", "Spectre"],
  steel: ["Steel", "Acier"],
  fire: ["Fire", "Feu"],
  water: ["Water", "Eau"],
  grass: ["Grass", "Plante"],
  electric: ["Electric", "Électrik"],
  psychic: ["Psychic", "Psy"],
  ice: ["Ice", "Glace"],
  dragon: ["Dragon", "Dragon"],
  dark: ["Dark", "Ténèbres"],
  fairy: ["Fairy", "Fée"]
});
