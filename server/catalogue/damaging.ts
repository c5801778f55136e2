import type {Move} from "../../data-loaders/game-data.ts";
import type {Catalogue} from "./game-catalogue.ts";

/** Whether a duel can be fought with this move: each side repeats one move until the other faints. */
export const isDamaging = ({mechanics}: Move): boolean => mechanics.damageType !== "none";

/** A Pokémon's damaging moves, in ascending id. */
export const damagingMoves = ({learnable, moves}: Catalogue, pokemonId: number): Move[] =>
  [...(learnable.get(pokemonId) ?? [])].map((id) => moves.byId(id)).filter(isDamaging);
