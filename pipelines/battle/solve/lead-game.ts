import {solveZeroSum} from "../equilibrium.ts";

/** What is known of P(the row's Pokémon wins). */
export interface Known {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Of a fight that nothing is known of. */
const NOTHING_KNOWN: Known = {value: 0.5, low: 0, high: 1};

/** The choice of whom to send first, both at once and unseen. */
export interface LeadGame extends Known {
  /** How often to lead with each of the rows and columns; nobody where no fight is known. */
  readonly row: readonly number[];
  readonly column: readonly number[];
}

/**
 * Nobody of whom no fight is known is led with; another fight that is not known may go either way.
 * @param matrix what is known of each fight, null where nothing is; at least one, rows of one length
 */
export function leadGame(matrix: readonly (readonly (Known | null)[])[]): LeadGame {
  const rows = [...matrix.keys()].filter((i) => matrix[i].some((known) => known !== null));
  const columns = [...matrix[0].keys()].filter((j) => rows.some((i) => matrix[i][j] !== null));
  const spread = (shares: readonly number[], places: readonly number[], count: number): number[] => {
    const all = new Array<number>(count).fill(0);
    for (const [at, place] of places.entries()) all[place] = shares[at];
    return all;
  };
  const [height, width] = [matrix.length, matrix[0].length];
  if (rows.length === 0)
    return {...NOTHING_KNOWN, row: spread([], [], height), column: spread([], [], width)};
  const of = (bound: keyof Known) =>
    solveZeroSum(rows.map((i) => columns.map((j) => (matrix[i][j] ?? NOTHING_KNOWN)[bound])));
  const {value, row, column} = of("value");
  return {
    value,
    // More of any fight is never less of the game.
    low: Math.min(value, of("low").value),
    high: Math.max(value, of("high").value),
    row: spread(row, rows, height),
    column: spread(column, columns, width)
  };
}
