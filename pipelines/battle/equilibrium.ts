/** A solved zero-sum game: what the row player wins on average, and how both should choose. */
export interface Equilibrium {
  readonly value: number;
  /** Probability of each row. */
  readonly row: readonly number[];
  /** Probability of each column. */
  readonly column: readonly number[];
}

/**
 * Payoffs, scaled to a range of 1, are rounded to the first of these: differences below it are noise that harms
 * the pivots. Where that was not coarse enough, as the result's own guarantee tells, the next one is tried.
 */
const GRIDS = [1e-7, 1e-5, 1e-4];
/** Smaller reduced costs and pivots count as zero. */
const EPSILON = 1e-8;

/**
 * Mixed-strategy equilibrium of a zero-sum matrix game by the simplex method. The payoffs, scaled to lie between
 * 1 and 2, make the linear programme max Σy, My ≤ 1, y ≥ 0, whose optimum gives the column player's strategy
 * y / Σy and, in the slack columns' reduced costs, the row player's (von Neumann; Dantzig 1951).
 * @param payoffs what the row player wins; at least one row, rows of one length, finite
 * @returns probabilities that guarantee the value to both sides within about 1e-6 of the payoffs' range
 */
export function solveZeroSum(payoffs: readonly (readonly number[])[]): Equilibrium {
  const columns = payoffs[0]?.length ?? 0;
  if (columns === 0 || payoffs.some((row) => row.length !== columns || !row.every(Number.isFinite))) {
    throw new RangeError("payoffs must be a rectangular matrix of finite numbers, at least 1 × 1");
  }
  const least = Math.min(...payoffs.map((row) => Math.min(...row)));
  const range = Math.max(...payoffs.map((row) => Math.max(...row))) - least || 1;
  const scaled = payoffs.map((row) => row.map((payoff) => (payoff - least) / range));
  let best: Equilibrium | null = null;
  let smallest = Number.POSITIVE_INFINITY;
  for (const grid of GRIDS) {
    const solution = solveScaled(scaled, grid);
    const gap = guaranteeGap(scaled, solution);
    if (gap < smallest) {
      best = solution;
      smallest = gap;
    }
    if (gap <= 10 * grid) break;
  }
  if (best === null) throw new Error("the equilibrium could not be computed");
  return {...best, value: best.value * range + least};
}

/** How much less than the value the row player is sure of, or the column player more, whichever is worse. */
function guaranteeGap(payoffs: readonly (readonly number[])[], {value, row, column}: Equilibrium): number {
  const sure = Math.min(
    ...payoffs[0].map((_, j) => row.reduce((sum, probability, i) => sum + probability * payoffs[i][j], 0))
  );
  const most = Math.max(
    ...payoffs.map((line) => line.reduce((sum, payoff, j) => sum + payoff * column[j], 0))
  );
  return Math.max(value - sure, most - value);
}

/** @param payoffs between 0 and 1 */
function solveScaled(payoffs: readonly (readonly number[])[], grid: number): Equilibrium {
  const rows = payoffs.length;
  const columns = payoffs[0].length;
  const {objective, basis, tableau} = maximise(
    payoffs.map((row) => row.map((payoff) => 1 + Math.round(payoff / grid) * grid))
  );
  const column = new Array<number>(columns).fill(0);
  basis.forEach((variable, index) => {
    if (variable < columns) column[variable] = tableau[index][columns + rows];
  });
  const rowPlay = distribution(Array.from(objective.subarray(columns, columns + rows)));
  const columnPlay = distribution(column);
  const value = payoffs.reduce(
    (sum, line, i) => sum + rowPlay[i] * line.reduce((mean, payoff, j) => mean + payoff * columnPlay[j], 0),
    0
  );
  return {value, row: rowPlay, column: columnPlay};
}

function distribution(weights: readonly number[]): number[] {
  const positive = weights.map((weight) => (weight > EPSILON ? weight : 0));
  const total = positive.reduce((sum, weight) => sum + weight, 0);
  return positive.map((weight) => weight / total);
}

/** Simplex for max Σy, My ≤ 1, y ≥ 0 with positive M, for which y = 0 is a first corner. */
function maximise(matrix: readonly (readonly number[])[]) {
  const rows = matrix.length;
  const columns = matrix[0].length;
  const last = columns + rows;
  const tableau = matrix.map((row, index) => {
    const line = new Float64Array(last + 1);
    line.set(row);
    line[columns + index] = 1;
    line[last] = 1;
    return line;
  });
  const objective = new Float64Array(last + 1).fill(-1, 0, columns);
  const basis = Array.from({length: rows}, (_, index) => columns + index);
  // The steepest cost is quick but may cycle at degenerate corners; Bland's rule, the first of each, cannot.
  const steepestUntil = 20 * last;
  for (let step = 0; ; step++) {
    const bland = step >= steepestUntil;
    const entering = enteringColumn(objective, last, bland);
    if (entering < 0) return {objective, basis, tableau};
    const leaving = leavingRow(tableau, basis, entering, last, bland);
    if (leaving < 0) return {objective, basis, tableau};
    const pivotRow = tableau[leaving];
    scale(pivotRow, 1 / pivotRow[entering]);
    for (let row = 0; row < rows; row++) {
      if (row !== leaving) subtract(tableau[row], pivotRow, tableau[row][entering]);
    }
    subtract(objective, pivotRow, objective[entering]);
    basis[leaving] = entering;
  }
}

function enteringColumn(objective: Float64Array, last: number, first: boolean): number {
  let entering = -1;
  let lowest = -EPSILON;
  for (let column = 0; column < last; column++) {
    if (objective[column] >= lowest) continue;
    if (first) return column;
    entering = column;
    lowest = objective[column];
  }
  return entering;
}

/** The row that bounds the entering variable; of several the one with the largest pivot, or Bland's. */
function leavingRow(
  tableau: readonly Float64Array[],
  basis: readonly number[],
  entering: number,
  last: number,
  bland: boolean
): number {
  let bound = Number.POSITIVE_INFINITY;
  for (const line of tableau) {
    if (line[entering] > EPSILON) bound = Math.min(bound, line[last] / line[entering]);
  }
  let leaving = -1;
  for (let row = 0; row < tableau.length; row++) {
    const pivot = tableau[row][entering];
    if (pivot <= EPSILON || tableau[row][last] / pivot > bound) continue;
    const better = leaving < 0 || (bland ? basis[row] < basis[leaving] : pivot > tableau[leaving][entering]);
    if (better) leaving = row;
  }
  return leaving;
}

function scale(line: Float64Array, factor: number): void {
  for (let index = 0; index < line.length; index++) line[index] *= factor;
}

function subtract(line: Float64Array, other: Float64Array, factor: number): void {
  if (factor === 0) return;
  for (let index = 0; index < line.length; index++) line[index] -= factor * other[index];
}
