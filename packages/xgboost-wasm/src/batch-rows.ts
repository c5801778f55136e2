import {DataError} from "./errors.ts";
import {type Numbers, toFloat32} from "./floats.ts";
import {refuseUnknown} from "./names.ts";
import {type SparseInput, SparseRows} from "./sparse.ts";

interface BatchInfo {
  /** One a row. */
  label?: Numbers;
  weight?: Numbers;
}

/** Some rows of a matrix, with every value. */
export interface DenseBatch extends BatchInfo {
  /** Row-major, NaN for missing. */
  data: Numbers;
  rows: number;
}

/** Compressed sparse rows; what is not there is missing. */
export interface SparseBatch extends BatchInfo, Omit<SparseInput, "columns"> {}

/** Some rows of a matrix. */
export type Batch = DenseBatch | SparseBatch;

/** Row-major values of some rows of a matrix, NaN for missing. */
export interface Part {
  readonly first: number;
  readonly rows: number;
  readonly data: Float32Array;
}

const INFO = ["label", "weight"];
/** Values of sparse rows that are made dense at a time. */
const DENSE_AT_ONCE = 1 << 20;

/** Sparse rows made dense, some at a time; the first is number `from`. */
export function* denseParts(sparse: SparseRows, from = 0): Generator<Part> {
  const {rows, columns} = sparse;
  const size = Math.max(1, Math.floor(DENSE_AT_ONCE / columns));
  for (let first = 0; first < rows; first += size) {
    const count = Math.min(size, rows - first);
    yield {first: from + first, rows: count, data: sparse.dense(first, count)};
  }
}

/** The rows of batches, in parts. Throws DataError. */
export async function* batchParts(
  batches: Iterable<Batch> | AsyncIterable<Batch>,
  columns: number,
  each: (batch: Batch, rows: number) => void = () => {}
): AsyncGenerator<Part> {
  let first = 0;
  const iterable = batches as Partial<Iterable<Batch> & AsyncIterable<Batch>> | null | undefined;
  if (!iterable?.[Symbol.iterator] && !iterable?.[Symbol.asyncIterator]) {
    throw new DataError(`batches: the function gave ${iterable}, expected an array or another iterable`);
  }
  for await (const batch of batches) {
    if (typeof batch !== "object" || batch === null) {
      throw new DataError(`batch: got ${batch}, expected {data, rows} or {indptr, indices, values}`);
    }
    if ("indptr" in batch) {
      const {label: _, weight: __, ...rows} = batch;
      refuseUnknown("batch", batch, [...INFO, "indptr", "indices", "values"]);
      const sparse = new SparseRows({...rows, columns}, Number.NaN);
      each(batch, sparse.rows);
      yield* denseParts(sparse, first);
      first += sparse.rows;
    } else {
      refuseUnknown("batch", batch, [...INFO, "data", "rows"]);
      const {rows} = batch;
      const data = toFloat32("data", batch.data);
      if (data.length !== rows * columns) {
        throw new DataError(`batch: got ${data.length} values, expected ${rows} rows x ${columns} columns`);
      }
      each(batch, rows);
      yield {first, rows, data};
      first += rows;
    }
  }
}
