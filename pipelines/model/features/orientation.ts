import {FEATURES} from "./feature-catalogue.ts";
import type {DuelView} from "./view.ts";

/**
 * The model is asked every duel from the side that acts first: "does the first to act win?" It then has half as
 * much to learn, and its answer for B against A is exactly one minus that for A against B.
 */
export interface Orientation {
  /** A is the side that acts first. */
  readonly view: DuelView;
  /** Whether that was B: the probability of the duel as asked is then one minus the model's. */
  readonly swapped: boolean;
}

/** Acts first: priority, then Speed; where a coin decides, the lower Pokémon id, then move id. */
export function orient(view: DuelView): Orientation {
  const {a, b} = view;
  const lead =
    a.move.priority - b.move.priority ||
    a.battle.speed - b.battle.speed ||
    b.pokemon.id - a.pokemon.id ||
    b.move.id - a.move.id;
  return lead < 0 ? {view: {a: b, b: a}, swapped: true} : {view, swapped: false};
}

/** The probability of the duel as asked, a 32-bit number as the model's is. */
export const asAsked = (probability: number, swapped: boolean): number =>
  swapped ? Math.fround(1 - probability) : probability;

const columnOf = new Map(FEATURES.map(({name}, column) => [name, column]));

/** Column of the same feature for the other side; a comparison of both sides is its own. */
const MIRRORED: readonly number[] = FEATURES.map(({name}, column) => {
  const other = name.startsWith("a_")
    ? `b_${name.slice(2)}`
    : name.startsWith("b_")
      ? `a_${name.slice(2)}`
      : name;
  return columnOf.get(other) ?? column;
});

/** SHAP values of the model's question, as shares of the margin of the duel as asked. */
export function contributionsAsAsked(contributions: Float32Array, swapped: boolean): Float32Array {
  return swapped ? contributions.map((_, column) => -contributions[MIRRORED[column]]) : contributions;
}
