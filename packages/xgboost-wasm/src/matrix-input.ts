import type {Batch} from "./batch-rows.ts";
import type {DMatrix} from "./dmatrix.ts";
import {DataError} from "./errors.ts";
import {type Numbers, toFloat32} from "./floats.ts";

/** What every matrix may carry beside its values. */
export interface MatrixInfo {
  /** One a row. binary:logistic takes any probability in [0, 1]; multi:softprob a class number. */
  label?: Numbers;
  /** One a row, not negative. */
  weight?: Numbers;
  /** Margin to start from, one a row (one a row and class for multi:softprob). */
  baseMargin?: Numbers;
  /** Rows of each query, in their order, of what is ranked. */
  group?: ArrayLike<number>;
  featureNames?: readonly string[];
  /** XGBoost's names: "float", "int", "i" (indicator), "q" (quantity), "c" (categorical). */
  featureTypes?: readonly string[];
}

/** A matrix whose values are kept. */
export interface DenseInput extends MatrixInfo {
  /** Row-major, rows * columns values; NaN is missing. A Float32Array is kept, anything else copied into one. */
  data: Numbers;
  rows: number;
  columns: number;
  /** A value that stands for missing beside NaN. */
  missing?: number;
}

/** A matrix that comes column by column. */
export interface ColumnInput extends MatrixInfo {
  rows: number;
  columns: number;
  /**
   * Fills target with a column's `rows` values (NaN: missing); called once a column, in order, and again when a
   * model answers these rows.
   */
  read: (column: number, target: Float32Array) => void | Promise<void>;
  /** Bins a column, at most 256. */
  maxBin?: number;
  /** The matrix trained on, when this one is to evaluate: its bins are used. */
  reference?: DMatrix;
}

/** A matrix that comes batch by batch. */
export interface BatchInput extends Omit<MatrixInfo, "label" | "weight"> {
  columns: number;
  /** Called twice, and again when a model answers these rows: the same batches must come each time. */
  batches: () => Iterable<Batch> | AsyncIterable<Batch>;
  maxBin?: number;
  reference?: DMatrix;
}

/** Names of MatrixInfo. */
export const INFO_NAMES = ["label", "weight", "baseMargin", "group", "featureNames", "featureTypes"] as const;

/** Throws DataError. */
export function checkColumns(columns: number): void {
  if (Number.isInteger(columns) && columns >= 1) return;
  throw new DataError(`columns: got ${columns}, expected a whole number, at least 1`);
}

const TYPES: readonly string[] = ["float", "int", "i", "q", "c"];

function checkList(what: string, list: readonly string[] | undefined, columns: number): readonly string[] {
  if (list === undefined) return [];
  if (!Array.isArray(list) || list.length !== columns) {
    throw new DataError(`${what}: got ${list?.length}, expected one for each of ${columns} columns`);
  }
  const wrong = list.findIndex((entry) => typeof entry !== "string");
  if (wrong >= 0)
    throw new DataError(`${what}[${wrong}]: got ${JSON.stringify(list[wrong])}, expected a string`);
  return list;
}

/** Names as XGBoost takes them: one a column, all different, without [, ] and <. Throws DataError. */
export function checkFeatureNames(names: readonly string[] | undefined, columns: number): readonly string[] {
  const list = checkList("featureNames", names, columns);
  const seen = new Set<string>();
  for (const [column, name] of list.entries()) {
    const told = JSON.stringify(name);
    if (/[[\]<]/.test(name)) {
      throw new DataError(
        `featureNames[${column}]: got ${told}, expected a name without [, ] and <, as XGBoost does`
      );
    }
    if (seen.has(name)) throw new DataError(`featureNames[${column}]: ${told} is there twice`);
    seen.add(name);
  }
  return list;
}

export function checkFeatureTypes(types: readonly string[] | undefined, columns: number): readonly string[] {
  const list = checkList("featureTypes", types, columns);
  const wrong = list.findIndex((type) => !TYPES.includes(type));
  if (wrong < 0) return list;
  throw new DataError(
    `featureTypes[${wrong}]: got ${JSON.stringify(list[wrong])}, expected one of ${TYPES.join(", ")}`
  );
}

/** Where each query's rows begin, and after the last where they end. */
export function groupStarts(sizes: ArrayLike<number> | undefined, rows: number): Uint32Array | null {
  if (sizes === undefined) return null;
  const starts = new Uint32Array(sizes.length + 1);
  for (let g = 0; g < sizes.length; g++) {
    if (!Number.isInteger(sizes[g]) || sizes[g] < 1) {
      throw new DataError(`group[${g}]: got ${sizes[g]}, expected a whole number of rows, at least 1`);
    }
    starts[g + 1] = starts[g] + sizes[g];
  }
  if (starts[sizes.length] === rows) return starts;
  throw new DataError(`group: got ${starts[sizes.length]} rows in all, expected ${rows}`);
}

/** Labels or weights as single floats. Throws DataError. */
export function onePerRow(name: string, values: Numbers | undefined, length: number): Float32Array | null {
  if (values === undefined) return null;
  const floats = toFloat32(name, values);
  if (floats.length !== length) {
    throw new DataError(`${name}: got ${floats.length} values, expected ${length}`);
  }
  return floats;
}
