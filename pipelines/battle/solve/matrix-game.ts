/** More rows or columns than a side has choices: four moves, or Struggle. */
const LARGEST = 5;
const EPSILON = 1e-10;

/**
 * The value of a small zero-sum game, as often as one likes without allocating. `payoffs[row * columns + column]` is
 * what the row player wins, between 0 and 1. Pure saddle points are found at a look; else von Neumann's linear
 * programme by the simplex method: payoffs raised by 1, max Σy, My ≤ 1, y ≥ 0, whose optimum is one over the value.
 */
export class MatrixGame {
  readonly payoffs = new Float64Array(LARGEST * LARGEST);
  readonly #tableau = new Float64Array((LARGEST + 1) * (2 * LARGEST + 1));
  readonly #basis = new Int32Array(LARGEST);

  value(rows: number, columns: number): number {
    const {payoffs} = this;
    let sure = 0;
    for (let row = 0; row < rows; row++) {
      let least = payoffs[row * columns];
      for (let column = 1; column < columns; column++) {
        const payoff = payoffs[row * columns + column];
        if (payoff < least) least = payoff;
      }
      if (row === 0 || least > sure) sure = least;
    }
    let most = 0;
    for (let column = 0; column < columns; column++) {
      let largest = payoffs[column];
      for (let row = 1; row < rows; row++) {
        const payoff = payoffs[row * columns + column];
        if (payoff > largest) largest = payoff;
      }
      if (column === 0 || largest < most) most = largest;
    }
    return most - sure <= EPSILON ? sure : Math.min(most, Math.max(sure, this.#mixed(rows, columns)));
  }

  #mixed(rows: number, columns: number): number {
    const {payoffs} = this;
    const tableau = this.#tableau;
    const basis = this.#basis;
    const last = columns + rows;
    const width = last + 1;
    for (let row = 0; row < rows; row++) {
      const at = row * width;
      for (let column = 0; column < columns; column++)
        tableau[at + column] = 1 + payoffs[row * columns + column];
      for (let slack = 0; slack < rows; slack++) tableau[at + columns + slack] = slack === row ? 1 : 0;
      tableau[at + last] = 1;
      basis[row] = columns + row;
    }
    const objective = rows * width;
    for (let column = 0; column <= last; column++) tableau[objective + column] = column < columns ? -1 : 0;
    // The steepest cost is quick but may cycle at degenerate corners; Bland's rule, the first of each, cannot.
    for (let step = 0; step < 200; step++) {
      const bland = step >= 50;
      let entering = -1;
      let lowest = -EPSILON;
      for (let column = 0; column < last; column++) {
        const cost = tableau[objective + column];
        if (cost >= lowest) continue;
        entering = column;
        if (bland) break;
        lowest = cost;
      }
      if (entering < 0) break;
      let leaving = -1;
      let bound = Number.POSITIVE_INFINITY;
      for (let row = 0; row < rows; row++) {
        const pivot = tableau[row * width + entering];
        if (pivot <= EPSILON) continue;
        const ratio = tableau[row * width + last] / pivot;
        if (ratio < bound || (ratio === bound && basis[row] < basis[leaving])) {
          bound = ratio;
          leaving = row;
        }
      }
      if (leaving < 0) break;
      this.#pivot(leaving, entering, rows, width);
      basis[leaving] = entering;
    }
    return 1 / tableau[objective + last] - 1;
  }

  #pivot(leaving: number, entering: number, rows: number, width: number): void {
    const tableau = this.#tableau;
    const from = leaving * width;
    const factor = 1 / tableau[from + entering];
    for (let column = 0; column < width; column++) tableau[from + column] *= factor;
    for (let row = 0; row <= rows; row++) {
      if (row === leaving) continue;
      const at = row * width;
      const times = tableau[at + entering];
      if (times === 0) continue;
      for (let column = 0; column < width; column++) tableau[at + column] -= times * tableau[from + column];
    }
  }
}
