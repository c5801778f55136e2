import type {DataType, Table, Vector} from "apache-arrow";
import {arrowFile, type ParquetModule} from "../../lib/tables/arrow-file.ts";
import {toCsv} from "../../lib/tables/csv.ts";
import type {TableCell, TableRecord} from "./notebook-record.ts";

type TableData = Pick<TableRecord, "columns" | "rows">;

/** Each is loaded when a reader first asks for a file that needs it. */
export interface FileSources {
  readonly arrow: () => Promise<typeof import("apache-arrow")>;
  readonly parquet: () => Promise<ParquetModule>;
}

export const tableCsv = ({columns, rows}: TableData): string =>
  toCsv(
    columns,
    rows.map((row) => row.map((value) => (typeof value === "boolean" ? String(value) : value)))
  );

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

/** A column's Arrow type: what all its values are, and text where they differ. */
function vectorOf(arrow: typeof import("apache-arrow"), values: readonly TableCell[]): Vector {
  const known = values.filter((value) => value !== null);
  const all = (type: string): boolean => known.length > 0 && known.every((value) => typeof value === type);
  // Constructed anew in each branch: a vector's type is that of its builder.
  if (all("number"))
    return arrow.vectorFromArray(values as (number | null)[], new arrow.Float64() as DataType);
  if (all("boolean"))
    return arrow.vectorFromArray(values as (boolean | null)[], new arrow.Bool() as DataType);
  if (all("string") && known.every((value) => TIME.test(String(value))))
    return arrow.vectorFromArray(
      values.map((value) => (value === null ? null : Date.parse(String(value)))),
      new arrow.TimestampMillisecond() as DataType
    );
  return arrow.vectorFromArray(
    values.map((value) => (value === null ? null : String(value))),
    new arrow.Utf8() as DataType
  );
}

async function arrowTable(
  {columns, rows}: TableData,
  {arrow}: Pick<FileSources, "arrow">
): Promise<[typeof import("apache-arrow"), Table]> {
  const module = await arrow();
  const names = columns.map((name, index) =>
    columns.indexOf(name) === index ? name : `${name} ${index + 1}`
  );
  return [
    module,
    new module.Table(
      Object.fromEntries(
        names.map((name, index) => [
          name,
          vectorOf(
            module,
            rows.map((row) => row[index] ?? null)
          )
        ])
      )
    )
  ];
}

/** A table as an Arrow file. */
export async function tableArrow(data: TableData, sources: FileSources): Promise<Uint8Array> {
  const [module, table] = await arrowTable(data, sources);
  return arrowFile(table, "arrow", module, sources.parquet);
}

/** A table as a Parquet file. */
export async function tableParquet(data: TableData, sources: FileSources): Promise<Uint8Array> {
  const [module, table] = await arrowTable(data, sources);
  return arrowFile(table, "parquet", module, sources.parquet);
}
