/** A solved zero-sum game: what the row player wins on average, and how both should choose. */
export interface Equilibrium {
  readonly value: number;
  /** Probability of each row. */
  readonly row: readonly number[];
  /** Probability of each column. */
  readonly column: readonly number[];
}

const EPSILON = 1e-12;

/**
 * Mixed-strategy equilibrium of a zero-sum matrix game by the simplex method. The payoffs, shifted to be
 * positive, make the linear programme max Σy, My ≤ 1, y ≥ 0, whose optimum gives the column player's
 * strategy y / Σy and, in the slack columns' reduced costs, the row player's (von Neumann; Dantzig 1951).
 * Bland's rule for the choice of pivots excludes cycling.
 * @param payoffs what the row player wins; at least one row, rows of one length, finite
 */
export function solveZeroSum(payoffs: readonly (readonly number[])[]): Equilibrium {
  const rows = payoffs.length;
  const columns = payoffs[0]?.length ?? 0;
  if (columns === 0 || payoffs.some((row) => row.length !== columns || !row.every(Number.isFinite))) {
    throw new RangeError("payoffs must be a rectangular matrix of finite numbers, at least 1 × 1");
  }
  const shift = 1 - Math.min(...payoffs.map((row) => Math.min(...row)));
  const width = columns + rows + 1;
  const tableau = payoffs.map((row, index) => {
    const line = new Float64Array(width);
    for (let column = 0; column < columns; column++) line[column] = row[column] + shift;
    line[columns + index] = 1;
    line[width - 1] = 1;
    return line;
  });
  const objective = new Float64Array(width);
  objective.fill(-1, 0, columns);
  const basis = Array.from({length: rows}, (_, index) => columns + index);

  for (;;) {
    const entering = objective.findIndex((cost, index) => index < width - 1 && cost < -EPSILON);
    if (entering < 0) break;
    let leaving = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let row = 0; row < rows; row++) {
      const pivot = tableau[row][entering];
      if (pivot <= EPSILON) continue;
      const ratio = tableau[row][width - 1] / pivot;
      if (ratio < least - EPSILON || (ratio <= least + EPSILON && basis[row] < basis[leaving])) {
        least = Math.min(least, ratio);
        leaving = row;
      }
    }
    const pivotRow = tableau[leaving];
    scale(pivotRow, 1 / pivotRow[entering]);
    for (let row = 0; row < rows; row++) {
      if (row !== leaving) subtract(tableau[row], pivotRow, tableau[row][entering]);
    }
    subtract(objective, pivotRow, objective[entering]);
    basis[leaving] = entering;
  }

  const total = objective[width - 1];
  const column = new Array<number>(columns).fill(0);
  basis.forEach((variable, index) => {
    if (variable < columns) column[variable] = Math.max(0, tableau[index][width - 1]) / total;
  });
  const row = Array.from({length: rows}, (_, index) => Math.max(0, objective[columns + index]) / total);
  return {value: 1 / total - shift, row, column};
}

function scale(line: Float64Array, factor: number): void {
  for (let index = 0; index < line.length; index++) line[index] *= factor;
}

function subtract(line: Float64Array, other: Float64Array, factor: number): void {
  if (factor === 0) return;
  for (let index = 0; index < line.length; index++) line[index] -= factor * other[index];
}
