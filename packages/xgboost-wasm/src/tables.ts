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
    /** One value. */
    get(index: number): unknown;
    /** All values. */
    toArray(): ArrayLike<unknown>;
  } | null;
}

const NUMERIC: ReadonlySet<string> = new Set(["number", "bigint", "boolean"]);

/** A numeric (or boolean) column of a table; null is missing. */
function readColumn(table: ArrowLikeTable, column: number, target: Float32Array): void {
  const vector = table.getChildAt(column);
  if (!vector) throw new DataError(`the table has no column ${column}`);
  const values = vector.nullCount === 0 ? vector.toArray() : null;
  for (let i = 0; i < target.length; i++) {
    const value = values ? values[i] : vector.get(i);
    const missing = value === null || value === undefined;
    if (!missing && !NUMERIC.has(typeof value)) {
      const name = table.schema.fields[column]?.name;
      throw new DataError(`column ${name}, row ${i}: got ${told(value)}, expected a number or a boolean`);
    }
    target[i] = missing ? Number.NaN : Number(value);
  }
}

/** What is used of a result that DuckDB has read (`await connection.runAndReadAll(sql)` of @duckdb/node-api). */
export interface DuckDbLikeResult {
  readonly currentRowCount: number;
  /** The columns' names. */
  columnNames(): readonly string[];
  /** The columns' values as JavaScript's. */
  getColumnsJS(): readonly ArrayLike<unknown>[];
}

/** A DuckDB result as a table with Arrow's interface. */
export function duckDbTable(result: DuckDbLikeResult): ArrowLikeTable {
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
  return typeof value === "object" ? (value?.constructor?.name ?? "an object") : JSON.stringify(value);
}

/** The table's columns as features, without those that are labels or weights. Throws DataError. */
export function columnsOf(table: ArrowLikeTable, {label, weight, ...info}: TableInfo): ColumnInput {
  const names = table.schema.fields.map((field) => field.name);
  const features = names.map((_, column) => column);
  const take = (what: string, given: Numbers | string | undefined): Numbers | undefined => {
    if (typeof given !== "string") return given;
    const column = names.indexOf(given);
    if (column < 0)
      throw new DataError(`${what}: no column ${JSON.stringify(given)}, expected one of ${names.join(", ")}`);
    features.splice(features.indexOf(column), 1);
    const values = new Float32Array(table.numRows);
    readColumn(table, column, values);
    return values;
  };
  const own = {label: take("label", label), weight: take("weight", weight)};
  return {
    featureNames: features.map((column) => names[column]),
    ...info,
    ...own,
    rows: table.numRows,
    columns: features.length,
    read: (feature, target) => readColumn(table, features[feature], target)
  };
}
