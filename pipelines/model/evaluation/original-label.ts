import {FEATURE_NAMES} from "../features/feature-catalogue.ts";

/** The label of the system this one re-creates was a formula; scored here as if it were a prediction. */
export const ORIGINAL_LABEL = {
  id: "original-label",
  name: "The original's formula",
  description:
    "damage at level 50 from base stats taken as stats, without rolls, criticals, misses or side effects; fewer turns win, the first to act where they are equal; a yes or no, so that only its accuracy means much"
} as const;

const LEVEL_FACTOR = (2 * 50) / 5 + 2;

/**
 * @param matrix row-major features in the catalogue's order, A the side that acts first
 * @returns 1 where the formula names A, else 0
 */
export function originalLabel(matrix: Float32Array): Float64Array {
  const width = FEATURE_NAMES.length;
  const column = (name: string): number => FEATURE_NAMES.indexOf(name);
  const side = (own: "a" | "b", foe: "a" | "b") => {
    const [power, stab, multiplier, special, hp, ...stats] = [
      `${own}_move_power`,
      `${own}_move_stab`,
      `${own}_move_type_mult`,
      `${own}_move_special`,
      `${foe}_hp`,
      `${own}_attack`,
      `${foe}_defense`,
      `${own}_sp_attack`,
      `${foe}_sp_defense`
    ].map(column);
    const [attack, defense, spAttack, spDefense] = stats;
    return (row: number): number => {
      const at = row * width;
      const ratio = matrix[at + special]
        ? matrix[at + spAttack] / matrix[at + spDefense]
        : matrix[at + attack] / matrix[at + defense];
      const base = (LEVEL_FACTOR * matrix[at + power] * ratio) / 50 + (matrix[at + power] > 0 ? 2 : 0);
      const damage = base * matrix[at + stab] * matrix[at + multiplier];
      return damage > 0 ? Math.ceil(matrix[at + hp] / damage) : Number.POSITIVE_INFINITY;
    };
  };
  const [turnsA, turnsB] = [side("a", "b"), side("b", "a")];
  return Float64Array.from({length: matrix.length / width}, (_, row) => (turnsA(row) <= turnsB(row) ? 1 : 0));
}
