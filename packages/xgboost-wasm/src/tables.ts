import type {DMatrix} from "./dmatrix.ts";
import {DataError} from "./errors.ts";
import type {Numbers} from "./floats.ts";
import type {ColumnInput, MatrixInfo} from "./matrix-input.ts";

/** What a matrix made from a table may carry: labels and weights are numbers, or the name of a column of the table. */
export interface TableInfo extends Omit<MatrixInfo, "label" | "weight"> {
  label?: Numbers | string;
  weight?: Numbers | string;
  /** Bins a column, at most 256. */
  maxBin?: number;
  /** The matrix trained on, when this one is to evaluate: its bins are used. */
  reference?: DMatrix;
}

/** Anything with Arrow's Table interface that is used here. */
export interface ArrowLikeTable {
  readonly numRows: number;
  readonly schema: {readonly fields: readonly {readonly name: string}[]};
  /** A column. */
  getChildAt(index: number): {
    readonly nullCount: number;
    readonly length: number;
    /** Arrow's type; where there is none, values are told by what get() gives. */
    readonly type?: {readonly typeId: number; readonly precision?: number};
    /** One value. */
    get(index: number): unknown;
    /** All values. */
    toArray(): ArrayLike<unknown>;
  } | null;
}

/** Arrow's numbers for its types. */
const INT = 2;
const FLOAT = 3;
const BOOL = 6;
const HALF_PRECISION = 0;
/** Types whose values are numbers of another unit than they seem: scaled, or since some day. */
const NO_NUMBERS: ReadonlyMap<number, string> = new Map([
  [7, "a decimal"],
  [8, "a date"],
  [9, "a time"],
  [10, "a timestamp"],
  [11, "an interval"],
  [18, "a duration"]
]);
const NUMERIC: ReadonlySet<string> = new Set(["number", "bigint", "boolean"]);

/** A numeric (or boolean) column of a table; null is missing. */
function readColumn(table: ArrowLikeTable, column: number, target: Float32Array): void {
  const vector = table.getChildAt(column);
  if (!vector) throw new DataError(`the table has no column ${column}`);
  const {type} = vector;
  const name = table.schema.fields[column]?.name;
  const other = NO_NUMBERS.get(type?.typeId ?? INT);
  if (other !== undefined) {
    throw new DataError(
      `column ${name}: got ${other} (${type}), expected numbers or booleans: cast it, as to DOUBLE`
    );
  }
  const stored =
    type?.typeId === INT ||
    type?.typeId === BOOL ||
    (type?.typeId === FLOAT && type.precision !== HALF_PRECISION);
  const values = stored && vector.nullCount === 0 ? vector.toArray() : null;
  for (let i = 0; i < target.length; i++) {
    const value = values ? values[i] : vector.get(i);
    const missing = value === null || value === undefined;
    if (!missing && !NUMERIC.has(typeof value)) {
      throw new DataError(`column ${name}, row ${i}: got ${told(value)}, expected a number or a boolean`);
    }
    target[i] = missing ? Number.NaN : Number(value);
  }
}

/** What is used of a result that DuckDB has read (`await connection.runAndReadAll(sql)` of @duckdb/node-api). */
export interface DuckDbLikeResult {
  readonly currentRowCount: number;
  /** Whether every row has been read. */
  readonly done?: boolean;
  /** The columns' names. */
  columnNames(): readonly string[];
  /** The columns' values as JavaScript's. */
  getColumnsJS(): readonly ArrayLike<unknown>[];
}

/** A DuckDB result as a table with Arrow's interface. */
export function duckDbTable(result: DuckDbLikeResult): ArrowLikeTable {
  const whole = "what `await connection.runAndReadAll(sql)` gives";
  if (!Number.isInteger(result?.currentRowCount) || typeof result.getColumnsJS !== "function")
    throw new DataError(`the DuckDB result: got ${told(result)}, expected ${whole}`);
  if (result.done === false) {
    throw new DataError(
      `the DuckDB result: only its first ${result.currentRowCount} rows are read, expected ${whole}`
    );
  }
  const columns = result.getColumnsJS();
  return {
    numRows: result.currentRowCount,
    schema: {fields: result.columnNames().map((name) => ({name}))},
    getChildAt: (index) => {
      const values = columns[index];
      return (
        values && {nullCount: 1, length: values.length, get: (row) => values[row], toArray: () => values}
      );
    }
  };
}

function told(value: unknown): string {
  if (typeof value === "object" && value) return value.constructor?.name ?? "an object";
  return JSON.stringify(value) ?? String(value);
}

/** The table's columns as features, without those that are labels or weights. Throws DataError. */
export function columnsOf(table: ArrowLikeTable, {label, weight, ...info}: TableInfo): ColumnInput {
  if (!Number.isInteger(table?.numRows) || !Array.isArray(table.schema?.fields))
    throw new DataError(`the table: got ${told(table)}, expected an Arrow table`);
  const names = table.schema.fields.map((field) => field.name);
  const taken = new Set<number>();
  const take = (what: string, given: Numbers | string | undefined): Numbers | undefined => {
    if (typeof given !== "string") return given;
    const column = names.indexOf(given);
    if (column < 0)
      throw new DataError(`${what}: no column ${JSON.stringify(given)}, expected one of ${names.join(", ")}`);
    taken.add(column);
    const values = new Float32Array(table.numRows);
    readColumn(table, column, values);
    return values;
  };
  const own = {label: take("label", label), weight: take("weight", weight)};
  const features = names.map((_, column) => column).filter((column) => !taken.has(column));
  return {
    featureNames: features.map((column) => names[column]),
    ...info,
    ...own,
    rows: table.numRows,
    columns: features.length,
    read: (feature, target) => readColumn(table, features[feature], target)
  };
}
