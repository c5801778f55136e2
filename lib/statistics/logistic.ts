/** Logistic regression on soft labels: the baseline a boosted forest has to beat. */
export interface LogisticModel {
  /** P(A wins) for each row of a row-major matrix with the training columns. */
  predict(rows: Float32Array): Float64Array;
}

const sigmoid = (margin: number): number => 1 / (1 + Math.exp(-margin));

interface Standardization {
  readonly mean: Float64Array;
  readonly scale: Float64Array;
}

function standardize(x: Float32Array, columns: number): Standardization {
  const rows = x.length / columns;
  const mean = new Float64Array(columns);
  const square = new Float64Array(columns);
  for (let row = 0, at = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, at++) {
      mean[column] += x[at];
      square[column] += x[at] * x[at];
    }
  }
  const scale = new Float64Array(columns);
  for (let column = 0; column < columns; column++) {
    mean[column] /= rows;
    const variance = square[column] / rows - mean[column] ** 2;
    scale[column] = variance > 1e-12 ? 1 / Math.sqrt(variance) : 0;
  }
  return {mean, scale};
}

/** Solves the symmetric positive definite system in place by Cholesky; `matrix` is row-major, lower half used. */
function solveCholesky(matrix: Float64Array, vector: Float64Array): void {
  const n = vector.length;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * n + j];
      for (let k = 0; k < j; k++) sum -= matrix[i * n + k] * matrix[j * n + k];
      matrix[i * n + j] = i === j ? Math.sqrt(sum) : sum / matrix[j * n + j];
    }
  }
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) vector[i] -= matrix[i * n + k] * vector[k];
    vector[i] /= matrix[i * n + i];
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) vector[i] -= matrix[k * n + i] * vector[k];
    vector[i] /= matrix[i * n + i];
  }
}

/** Rows whose products are added to the Hessian at once: it is read and written as much less often. */
const BLOCK = 4;

/** Adds Σ curvature · row rowᵀ of a block to the lower half of a row-major matrix. */
function addProducts(
  hessian: Float64Array,
  [r0, r1, r2, r3]: readonly Float64Array[],
  [c0, c1, c2, c3]: Float64Array,
  size: number
): void {
  for (let i = 0; i < size; i++) {
    const [f0, f1, f2, f3] = [c0 * r0[i], c1 * r1[i], c2 * r2[i], c3 * r3[i]];
    const start = i * size;
    for (let j = 0; j <= i; j++) hessian[start + j] += f0 * r0[j] + f1 * r1[j] + f2 * r2[j] + f3 * r3[j];
  }
}

/**
 * Newton's method (iteratively reweighted least squares) on standardized columns with a ridge penalty.
 * @param x row-major, `columns` values a row
 * @param p soft labels, 0 to 1
 * @param ridge penalty on standardized weights, as a share of the rows; the intercept is free
 */
export function fitLogistic(
  x: Float32Array,
  columns: number,
  p: ArrayLike<number>,
  {ridge = 1e-4, iterations = 12} = {}
): LogisticModel {
  const rows = p.length;
  if (x.length !== rows * columns)
    throw new RangeError(`${x.length} values for ${rows} rows of ${columns} columns`);
  const {mean, scale} = standardize(x, columns);
  const size = columns + 1;
  const weights = new Float64Array(size);
  const block = Array.from({length: BLOCK}, () => new Float64Array(size));
  const load = (data: Float32Array, at: number, row: Float64Array): number => {
    let margin = weights[columns];
    for (let column = 0; column < columns; column++) {
      row[column] = (data[at + column] - mean[column]) * scale[column];
      margin += weights[column] * row[column];
    }
    row[columns] = 1;
    return margin;
  };
  for (let iteration = 0; iteration < iterations; iteration++) {
    const hessian = new Float64Array(size * size);
    const gradient = new Float64Array(size);
    const curvature = new Float64Array(BLOCK);
    for (let first = 0; first < rows; first += BLOCK) {
      for (const [at, row] of block.entries()) {
        const index = first + at;
        curvature[at] = 0;
        if (index >= rows) continue;
        const q = sigmoid(load(x, index * columns, row));
        curvature[at] = Math.max(1e-6, q * (1 - q));
        const error = p[index] - q;
        for (let i = 0; i < size; i++) gradient[i] += error * row[i];
      }
      addProducts(hessian, block, curvature, size);
    }
    for (let i = 0; i < size; i++) {
      const penalty = i === columns ? 0 : ridge * rows;
      gradient[i] -= penalty * weights[i];
      hessian[i * size + i] += penalty + 1e-9 * rows;
    }
    solveCholesky(hessian, gradient);
    let largest = 0;
    for (let i = 0; i < size; i++) {
      weights[i] += gradient[i];
      largest = Math.max(largest, Math.abs(gradient[i]));
    }
    if (largest < 1e-5) break;
  }
  return {
    predict: (data) =>
      Float64Array.from({length: data.length / columns}, (_, index) =>
        sigmoid(load(data, index * columns, block[0]))
      )
  };
}
