import {type DuelKeys, mix32, pairKey} from "../duels/splits.ts";

/**
 * Fold of each row, 0 … folds − 1: by unordered Pokémon pair, so that no pair is trained on in the fold it is
 * judged in.
 * @param rows indexes into `keys`
 */
export function foldsByPair(keys: DuelKeys, rows: Uint32Array, folds: number, seed: number): Uint8Array {
  if (!Number.isInteger(folds) || folds < 2 || folds > 20)
    throw new RangeError(`folds is ${folds}; a whole number from 2 to 20 is right`);
  return Uint8Array.from(rows, (row) => mix32(pairKey(keys.pokemonA[row], keys.pokemonB[row]), seed) % folds);
}
