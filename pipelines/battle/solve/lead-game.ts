import {solveZeroSum} from "../equilibrium.ts";

/** What is known of P(the row's Pokémon wins). */
export interface Known {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Of a fight that nothing is known of. */
export const NOTHING_KNOWN: Known = {value: 0.5, low: 0, high: 1};

/** The choice of whom to send first, both at once and unseen. */
export interface LeadGame extends Known {
  /** How often to lead with each of the rows and columns. */
  readonly row: readonly number[];
  readonly column: readonly number[];
}

/** @param matrix what is known of each fight, at least one; rows of one length */
export function leadGame(matrix: readonly (readonly Known[])[]): LeadGame {
  const of = (bound: keyof Known) => solveZeroSum(matrix.map((line) => line.map((known) => known[bound])));
  const {value, row, column} = of("value");
  // More of any fight is never less of the game.
  return {value, low: Math.min(value, of("low").value), high: Math.max(value, of("high").value), row, column};
}
