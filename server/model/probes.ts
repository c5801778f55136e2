import type {Duel} from "../../pipelines/model/prediction/prediction-answers.ts";
import {damagingMoves} from "../catalogue/damaging.ts";
import type {Catalogue} from "../catalogue/game-catalogue.ts";

/** Duels over the whole range of the game, for a model to prove itself on: each `step`-th Pokémon against the next. */
export function probeDuels(catalogue: Catalogue, step = 20): Duel[] {
  const fighters = catalogue.game.pokemon
    .map((pokemon) => ({id: pokemon.id, moves: damagingMoves(catalogue, pokemon.id)}))
    .filter(({moves}) => moves.length > 0);
  const duels: Duel[] = [];
  for (let index = 0; index < fighters.length; index += step) {
    const a = fighters[index];
    const b = fighters[(index + 1) % fighters.length];
    duels.push({pokemonA: a.id, moveA: a.moves[0].id, pokemonB: b.id, moveB: b.moves.at(-1)!.id});
  }
  return duels;
}
