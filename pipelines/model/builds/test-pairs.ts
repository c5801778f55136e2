import type {Sides} from "../../battle/solve/many-fights.ts";
import type {DuelKeys} from "../duels/splits.ts";
import {pairDisjointSplit, pairKey, TEST} from "../duels/splits.ts";
import {SEED} from "../training/train-model.ts";

/** Whether a duel of any build is of a pair of Pokémon of the test part of the headline split. */
export function isOfTestPair(duels: DuelKeys): (duel: Sides) => boolean {
  const {part} = pairDisjointSplit(duels, SEED);
  const pairs = new Set<number>();
  for (let row = 0; row < duels.rows; row++)
    if (part[row] === TEST) pairs.add(pairKey(duels.pokemonA[row], duels.pokemonB[row]));
  return ({a, b}) => pairs.has(pairKey(a.pokemon, b.pokemon));
}
