import type {FormIdentifier} from "../game-data.ts";

const SPRITES = "https://raw.githubusercontent.com/PokeAPI/sprites/master/sprites/pokemon";

/** Where PokéAPI keeps the front picture; it has none of the partner forms. */
export const spriteUrl = (pokemonId: number, form: FormIdentifier): string | null =>
  form === "starter" ? null : `${SPRITES}/${pokemonId}.png`;
