import type {Part} from "./batch-rows.ts";

/** Reads a matrix some columns at a time. NaN stands for a missing value. */
export interface ColumnSource {
  readonly rows: number;
  readonly columns: number;
  /** Columns best read together. */
  readonly width: number;
  /** Fills target with columns first, first + 1, ..., one after the other, as many as fit. */
  read(first: number, target: Float32Array): void | Promise<void>;
}

/** Rows extracted together: their part of the matrix stays in the cache from one column to the next. */
const TILE = 64;

/** A row-major matrix read column by column; `missing`, when not NaN, is a value that stands for missing. */
export function rowMajorSource(
  data: Float32Array,
  rows: number,
  columns: number,
  missing: number
): ColumnSource {
  return {
    rows,
    columns,
    // Each cache line of a row holds 16 values.
    width: 16,
    read(first, target) {
      const count = target.length / rows;
      for (let from = 0; from < rows; from += TILE) {
        const to = Math.min(from + TILE, rows);
        for (let k = 0; k < count; k++) {
          let at = from * columns + first + k;
          for (let i = k * rows + from; i < k * rows + to; i++, at += columns) target[i] = data[at];
        }
      }
      replaceMissing(target, missing);
    }
  };
}

/** Columns produced one at a time by a function. */
export function callbackSource(
  rows: number,
  columns: number,
  read: (column: number, target: Float32Array) => void | Promise<void>
): ColumnSource {
  return {
    rows,
    columns,
    width: 1,
    async read(first, target) {
      // Not every API accepts views of shared memory, so the caller gets an array of its own, and each time another:
      // two may read at once.
      const own = new Float32Array(rows);
      await read(first, own);
      target.set(own);
    }
  };
}

/** All rows at once, row by row: a column is read whole, so there is no way to have fewer. */
export async function* columnParts(source: ColumnSource): AsyncGenerator<Part> {
  const {rows, columns} = source;
  const data = new Float32Array(rows * columns);
  const values = new Float32Array(rows);
  for (let column = 0; column < columns; column++) {
    await source.read(column, values);
    for (let row = 0; row < rows; row++) data[row * columns + column] = values[row];
  }
  yield {first: 0, rows, data};
}

export function replaceMissing(values: Float32Array, missing: number): void {
  if (Number.isNaN(missing)) return;
  const marker = Math.fround(missing);
  for (let i = 0; i < values.length; i++) if (values[i] === marker) values[i] = Number.NaN;
}
