import {type Equilibrium, solveZeroSum} from "../../battle/equilibrium.ts";
import {NEAR, SHARP, type WorstCase} from "./settle.ts";

/** What is equal within this is called equal, however sure both are. */
const EQUAL = 0.0005;

/** Whether two worst cases cannot be told apart. */
export const isTied = (best: WorstCase, other: WorstCase): boolean =>
  best.probability - other.probability <=
  Math.max(EQUAL, 2 * Math.hypot(best.standardError, other.standardError));

/** Whether more fights could turn the order of two worst cases. */
const isContested = (best: WorstCase, other: WorstCase): boolean =>
  best.probability - other.probability <= NEAR * Math.hypot(best.standardError, other.standardError) &&
  best.standardError + other.standardError > 0;

/** How much better than the model thinks a move may be. */
const UNDERRATED = 0.1;

/**
 * Settles rows from the one the model likes best on, for as long as one could be the best of all.
 * @param settled the row of this place, settled
 */
export function settleBest(
  proposals: readonly WorstCase[],
  settled: (row: number) => WorstCase
): WorstCase[] {
  const rows = [...proposals];
  const order = [...rows.keys()].sort((x, y) => proposals[y].probability - proposals[x].probability);
  let best = Number.NEGATIVE_INFINITY;
  for (const row of order) {
    if (proposals[row].probability + UNDERRATED < best) break;
    rows[row] = settled(row);
    best = Math.max(best, rows[row].probability);
  }
  return rows;
}

/**
 * Sharpens those rows that could be the best until the order is settled or all are as sharp as can be.
 * @param sharpen the row of this place with a standard error of `SHARP` at most
 */
export function settleOrder(rows: readonly WorstCase[], sharpen: (row: number) => WorstCase): WorstCase[] {
  const settled = [...rows];
  const sharp = new Set<number>();
  for (;;) {
    const best = settled.reduce((top, row, i) => (row.probability > settled[top].probability ? i : top), 0);
    const next = settled.findIndex(
      (row, i) =>
        !sharp.has(i) &&
        row.standardError > SHARP &&
        (i === best
          ? settled.some((other, j) => j !== i && isContested(row, other))
          : isContested(settled[best], row))
    );
    if (next < 0) return settled;
    settled[next] = sharpen(next);
    sharp.add(next);
  }
}

/** The mixed equilibrium of what is known of each pair of moves; where pure play is one, without solving anything. */
export function equilibriumOf(rows: readonly WorstCase[]): Equilibrium {
  const payoffs = rows.map(({replies}) => Array.from(replies));
  const secured = payoffs.map((row) => Math.min(...row));
  const row = secured.indexOf(Math.max(...secured));
  const conceded = payoffs[0].map((_, j) => Math.max(...payoffs.map((line) => line[j])));
  const column = conceded.indexOf(Math.min(...conceded));
  if (secured[row] < conceded[column]) return solveZeroSum(payoffs);
  const pure = (length: number, played: number): number[] =>
    Array.from({length}, (_, i) => (i === played ? 1 : 0));
  return {value: secured[row], row: pure(payoffs.length, row), column: pure(conceded.length, column)};
}
