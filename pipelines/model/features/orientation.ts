import {FEATURES} from "./feature-catalogue.ts";
import type {DuelView} from "./view.ts";

/** How a duel is turned before the model is asked. */
export const TURN = {none: 0, swapped: 1, even: 2} as const;
export type Turn = (typeof TURN)[keyof typeof TURN];

/**
 * The model is asked every duel from the side that acts first: "does the first to act win?" It then has half as
 * much to learn, and its answer for B against A is exactly one minus that for A against B.
 */
export interface Orientation {
  /** A is the side that acts first. */
  readonly view: DuelView;
  /**
   * Swapped where that was B: the probability of the duel as asked is then one minus the model's. Even where the duel
   * is its own mirror image, which is one half whatever the model says.
   */
  readonly turn: Turn;
}

/** Acts first: priority, then Speed; where a coin decides, the lower Pokémon id, then move id. */
export function orient(view: DuelView): Orientation {
  const {a, b} = view;
  if (a.pokemon.id === b.pokemon.id && a.move.id === b.move.id) return {view, turn: TURN.even};
  const lead =
    a.move.priority - b.move.priority ||
    a.battle.speed - b.battle.speed ||
    b.pokemon.id - a.pokemon.id ||
    b.move.id - a.move.id;
  return lead < 0 ? {view: {a: b, b: a}, turn: TURN.swapped} : {view, turn: TURN.none};
}

/** The probability of a duel that is its own mirror image. */
export const EVEN = 0.5;

/** The probability of the duel as asked, a 32-bit number as the model's is. */
export function asAsked(probability: number, turn: number): number {
  if (turn === TURN.even) return EVEN;
  return turn === TURN.swapped ? Math.fround(1 - probability) : probability;
}

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

/**
 * SHAP values of the model's question, as shares of the margin of the duel as asked: where that is even, what a column
 * says for A less what the same column says for B, so that they add up to nothing.
 */
export function contributionsAsAsked(contributions: Float32Array, turn: Turn): Float32Array {
  if (turn === TURN.none) return contributions;
  const turned = contributions.map((_, column) => -contributions[MIRRORED[column]]);
  return turn === TURN.swapped ? turned : turned.map((share, column) => (share + contributions[column]) / 2);
}

/** The model's expectation before it knows the duel, seen from the duel as asked. */
export const expectedAsAsked = (expected: number, turn: Turn): number =>
  turn === TURN.none ? expected : turn === TURN.swapped ? -expected : 0;
