import type {DuckDBConnection, DuckDBValue} from "@duckdb/node-api";
import {
  Bool,
  type DataType,
  Dictionary,
  Field,
  Int8,
  Int16,
  Int32,
  makeVector,
  Schema,
  Table,
  TimestampMillisecond,
  tableToIPC,
  Utf8,
  type Vector,
  vectorFromArray
} from "apache-arrow";
import type {AbsenceKey} from "./data-tables.ts";

type NumberArray =
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Float32Array
  | Float64Array;

/** DuckDB's numbers that need no conversion. */
const NUMBERS: Readonly<Record<string, new (length: number) => NumberArray>> = {
  TINYINT: Int8Array,
  UTINYINT: Uint8Array,
  SMALLINT: Int16Array,
  USMALLINT: Uint16Array,
  INTEGER: Int32Array,
  UINTEGER: Float64Array,
  BIGINT: Float64Array,
  HUGEINT: Float64Array,
  FLOAT: Float32Array,
  DOUBLE: Float64Array
};

function numberVector(values: readonly DuckDBValue[], type: string): Vector {
  const array = new NUMBERS[type](values.length);
  for (let row = 0; row < values.length; row++) array[row] = Number(values[row]);
  const plain = makeVector(array);
  return values.includes(null)
    ? vectorFromArray(
        values.map((value) => (value === null ? null : Number(value))),
        plain.type as DataType
      )
    : plain;
}

/** Texts repeat: each is kept once, and a row holds its number in as few bytes as will do. */
function textVector(values: readonly DuckDBValue[]): Vector {
  const codes = new Map<DuckDBValue, number>();
  for (const value of values) if (value !== null && !codes.has(value)) codes.set(value, codes.size);
  const dictionary = vectorFromArray([...codes.keys()].map(String), new Utf8());
  const [Index, ArrayOf] =
    codes.size < 128
      ? ([Int8, Int8Array] as const)
      : codes.size < 32_768
        ? ([Int16, Int16Array] as const)
        : ([Int32, Int32Array] as const);
  const type = new Dictionary(dictionary.type, new Index());
  if (values.includes(null))
    return vectorFromArray(
      values.map((value) => value?.toString() ?? null),
      type
    );
  const data = new ArrayOf(values.length);
  for (let row = 0; row < values.length; row++) data[row] = codes.get(values[row])!;
  return makeVector({type, data, length: values.length, nullCount: 0, dictionary});
}

function vectorOf(values: readonly DuckDBValue[], type: string): Vector {
  if (type in NUMBERS) return numberVector(values, type);
  if (type === "BOOLEAN") return vectorFromArray(values as (boolean | null)[], new Bool());
  if (type === "VARCHAR") return textVector(values);
  throw new TypeError(`a column of type ${type}: cast it in the query`);
}

const fileOf = (columns: Readonly<Record<string, Vector>>): Uint8Array =>
  tableToIPC(new Table({...columns}), "stream");

const timeVector = (values: readonly DuckDBValue[]): Vector =>
  vectorFromArray(
    values.map((value) => (value === null ? null : Number(value))),
    new TimestampMillisecond()
  );

/**
 * The result of a query as an Arrow file (IPC stream).
 * @param times columns that hold milliseconds since 1970, and are shown as times
 */
export async function arrowOfQuery(
  connection: DuckDBConnection,
  sql: string,
  times: readonly string[] = []
): Promise<Uint8Array> {
  const reader = await connection.runAndReadAll(sql);
  const columns = reader.getColumns();
  const types = reader.columnTypes();
  return fileOf(
    Object.fromEntries(
      reader
        .columnNames()
        .map((name, index) => [
          name,
          times.includes(name) ? timeVector(columns[index]) : vectorOf(columns[index], String(types[index]))
        ])
    )
  );
}

export type TableValue = string | number | boolean | null;

/** Rows of numbers, texts and truths as an Arrow file; each has the first one's columns. */
export function arrowOfRows(rows: readonly Readonly<Record<string, TableValue>>[]): Uint8Array {
  const typeOf = (values: readonly TableValue[]): string => {
    const first = values.find((value) => value !== null);
    if (typeof first === "boolean") return "BOOLEAN";
    return typeof first === "number" ? "DOUBLE" : "VARCHAR";
  };
  return fileOf(
    Object.fromEntries(
      Object.keys(rows[0] ?? {}).map((name) => {
        const values = rows.map((row) => row[name]);
        return [name, vectorOf(values, typeOf(values))];
      })
    )
  );
}

/** Stands for a table that cannot be had: its schema says why. */
export const absentArrow = (why: Readonly<Partial<Record<AbsenceKey, string>>>): Uint8Array =>
  tableToIPC(
    new Table(new Schema([new Field("absent", new Bool(), true)], new Map(Object.entries(why)))),
    "stream"
  );
