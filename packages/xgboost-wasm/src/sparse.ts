import type {ColumnSource} from "./columns.ts";
import {DataError} from "./errors.ts";
import {type Numbers, toFloat32} from "./floats.ts";

/** Rows of few values (compressed sparse rows); what is not there is missing, as XGBoost takes it. */
export interface SparseInput {
  /** Where each row begins in indices and values, and after the last one where they end: rows + 1 numbers. */
  indptr: ArrayLike<number>;
  /** Columns of the values. */
  indices: ArrayLike<number>;
  values: Numbers;
  columns: number;
}

function wholes(name: string, given: ArrayLike<number>, most: number): Int32Array {
  if (typeof given?.length !== "number")
    throw new DataError(`${name}: got ${String(given)}, expected an array`);
  const list = given instanceof Int32Array ? given : new Int32Array(given.length);
  for (let i = 0; i < list.length; i++) {
    const value = given[i];
    if (!Number.isInteger(value) || value < 0 || value > most)
      throw new DataError(`${name}[${i}]: got ${value}, expected a whole number from 0 to ${most}`);
    list[i] = value;
  }
  return list;
}

/** Checked sparse rows, which give themselves column by column or as dense rows. */
export class SparseRows {
  readonly rows: number;
  readonly columns: number;
  private readonly starts: Int32Array;
  private readonly indices: Int32Array;
  private readonly values: Float32Array;

  constructor(input: SparseInput, missing: number) {
    this.columns = input.columns;
    this.values = toFloat32("values", input.values);
    this.indices = wholes("indices", input.indices, input.columns - 1);
    this.starts = wholes("indptr", input.indptr, this.values.length);
    this.rows = this.starts.length - 1;
    if (this.indices.length !== this.values.length) {
      throw new DataError(
        `indices: got ${this.indices.length}, expected one for each of ${this.values.length} values`
      );
    }
    this.check();
    if (!Number.isNaN(missing)) {
      const marker = Math.fround(missing);
      this.values = this.values.map((value) => (value === marker ? Number.NaN : value));
    }
  }

  private check(): void {
    const {starts, indices, rows, columns} = this;
    if (rows < 0 || starts[0] !== 0 || starts[rows] !== indices.length) {
      throw new DataError(`indptr: expected it to begin with 0 and to end with ${indices.length}`);
    }
    const seen = new Int32Array(columns).fill(-1);
    for (let row = 0; row < rows; row++) {
      if (starts[row] > starts[row + 1])
        throw new DataError(`indptr[${row + 1}]: expected at least ${starts[row]}`);
      for (let at = starts[row]; at < starts[row + 1]; at++) {
        if (seen[indices[at]] === row)
          throw new DataError(`indices[${at}]: column ${indices[at]} is twice in row ${row}`);
        seen[indices[at]] = row;
      }
    }
  }

  /** Rows [first, first + count), dense, NaN where nothing is. */
  dense(first: number, count: number): Float32Array {
    const {starts, indices, values, columns} = this;
    const out = new Float32Array(count * columns).fill(Number.NaN);
    for (let row = 0; row < count; row++) {
      for (let at = starts[first + row]; at < starts[first + row + 1]; at++) {
        out[row * columns + indices[at]] = values[at];
      }
    }
    return out;
  }

  /** The rows chosen, in that order. */
  slice(rows: ArrayLike<number>): SparseRows {
    const {starts, columns} = this;
    const lengths = Array.from(rows, (row) => starts[row + 1] - starts[row]);
    const indptr = new Int32Array(rows.length + 1);
    lengths.forEach((length, i) => {
      indptr[i + 1] = indptr[i] + length;
    });
    const indices = new Int32Array(indptr[rows.length]);
    const values = new Float32Array(indptr[rows.length]);
    for (let i = 0; i < rows.length; i++) {
      const [from, to] = [starts[rows[i]], starts[rows[i] + 1]];
      indices.set(this.indices.subarray(from, to), indptr[i]);
      values.set(this.values.subarray(from, to), indptr[i]);
    }
    return new SparseRows({indptr, indices, values, columns}, Number.NaN);
  }

  /** Column by column, from a copy in that order that lives as long as it is read. */
  source(): ColumnSource {
    const {rows, columns, starts, indices, values} = this;
    const begins = new Int32Array(columns + 1);
    for (const column of indices) begins[column + 1]++;
    for (let column = 0; column < columns; column++) begins[column + 1] += begins[column];
    const next = begins.slice();
    const rowOf = new Int32Array(indices.length);
    const ordered = new Float32Array(indices.length);
    for (let row = 0; row < rows; row++) {
      for (let at = starts[row]; at < starts[row + 1]; at++) {
        const to = next[indices[at]]++;
        rowOf[to] = row;
        ordered[to] = values[at];
      }
    }
    return {
      rows,
      columns,
      width: 1,
      read(first, target) {
        target.fill(Number.NaN);
        for (let at = begins[first]; at < begins[first + 1]; at++) target[rowOf[at]] = ordered[at];
      }
    };
  }
}
