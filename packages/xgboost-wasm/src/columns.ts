import {DataError} from "./errors.ts";

/** Reads a matrix column by column. NaN stands for a missing value. */
export interface ColumnSource {
  readonly rows: number;
  readonly columns: number;
  /** Fills target (rows long) with a column. Columns are asked for in ascending order. */
  read(column: number, target: Float32Array): void | Promise<void>;
}

/** Columns extracted together, so that each cache line of a row is read few times. */
const BLOCK = 16;

/** A row-major matrix read column by column; `missing`, when not NaN, is a value that stands for missing. */
export function rowMajorSource(
  data: Float32Array,
  rows: number,
  columns: number,
  missing: number
): ColumnSource {
  let block: Float32Array | null = null;
  let blockFirst = -1;
  return {
    rows,
    columns,
    read(column, target) {
      const first = column - (column % BLOCK);
      const width = Math.min(BLOCK, columns - first);
      if (blockFirst !== first || !block) {
        block ??= new Float32Array(BLOCK * rows);
        for (let i = 0; i < rows; i++) {
          const from = i * columns + first;
          for (let k = 0, to = i; k < width; k++, to += rows) block[to] = data[from + k];
        }
        blockFirst = first;
      }
      target.set(block.subarray((column - first) * rows, (column - first + 1) * rows));
      replaceMissing(target, missing);
      if (column === columns - 1) block = null;
    }
  };
}

export function replaceMissing(values: Float32Array, missing: number): void {
  if (Number.isNaN(missing)) return;
  const marker = Math.fround(missing);
  for (let i = 0; i < values.length; i++) if (values[i] === marker) values[i] = Number.NaN;
}

/** Anything with Arrow's Table interface that is used here. */
export interface ArrowLikeTable {
  readonly numRows: number;
  readonly schema: {readonly fields: readonly {readonly name: string}[]};
  getChildAt(index: number): {
    readonly nullCount: number;
    readonly length: number;
    get(index: number): unknown;
    toArray(): ArrayLike<unknown>;
  } | null;
}

/** Numeric (or boolean) columns of an Arrow table; null is missing. */
export function arrowSource(table: ArrowLikeTable): ColumnSource {
  return {
    rows: table.numRows,
    columns: table.schema.fields.length,
    read(column, target) {
      const vector = table.getChildAt(column);
      if (!vector) throw new DataError(`the Arrow table has no column ${column}`);
      const values = vector.nullCount === 0 ? vector.toArray() : null;
      for (let i = 0; i < target.length; i++) {
        const value = values ? values[i] : vector.get(i);
        target[i] = value === null || value === undefined ? Number.NaN : Number(value);
      }
    }
  };
}
