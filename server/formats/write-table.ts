import type {DataType} from "apache-arrow";
import {arrowFile} from "../../lib/tables/arrow-file.ts";
import {type Cell, toCsv} from "../../lib/tables/csv.ts";
import type {Column, ColumnType} from "./columns.ts";
import type {Format} from "./media-types.ts";

/** Between the elements of a list in CSV. */
const LIST_SEPARATOR = "|";

const valueAt = (row: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined,
    row
  );

/** A column with its cells: undefined where the row has no such field. */
interface FilledColumn extends Column {
  readonly name: string;
  readonly cells: readonly unknown[];
}

/** Columns that no row fills, since nobody asked for them, are left out. */
function fill(columns: readonly Column[], rows: readonly unknown[]): FilledColumn[] {
  const filled = columns.map((column) => ({
    ...column,
    name: column.path.join("_"),
    cells: rows.map((row) => valueAt(row, column.path))
  }));
  return rows.length === 0 ? filled : filled.filter(({cells}) => cells.some((cell) => cell !== undefined));
}

function csvCell(value: unknown, type: ColumnType): Cell {
  if (value === undefined || value === null) return null;
  if (type === "json") return JSON.stringify(value);
  if (Array.isArray(value)) return value.join(LIST_SEPARATOR);
  return typeof value === "number" ? value : String(value);
}

function writeCsv(columns: readonly FilledColumn[], count: number): string {
  return toCsv(
    columns.map(({name}) => name),
    Array.from({length: count}, (_, row) => columns.map(({cells, type}) => csvCell(cells[row], type)))
  );
}

/** Arrow and Parquet take a fifth of a second to load, which only who asks for them waits for. */
async function writeBinary(
  columns: readonly FilledColumn[],
  format: "arrow" | "parquet"
): Promise<Uint8Array> {
  const arrow = await import("apache-arrow");
  const typeOf = (type: ColumnType): DataType => {
    const list = (item: DataType) => new arrow.List(new arrow.Field("item", item, true));
    switch (type) {
      case "integer":
        return new arrow.Int32();
      case "number":
        return new arrow.Float64();
      case "boolean":
        return new arrow.Bool();
      case "texts":
        return list(new arrow.Utf8());
      case "numbers":
        return list(new arrow.Float64());
      default:
        return new arrow.Utf8();
    }
  };
  const table = new arrow.Table(
    Object.fromEntries(
      columns.map(({name, type, cells}) => [
        name,
        arrow.vectorFromArray(
          cells.map((cell) => (type === "json" && cell != null ? JSON.stringify(cell) : (cell ?? null))),
          typeOf(type)
        )
      ])
    )
  );
  if (format === "arrow") return arrow.tableToIPC(table, "stream");
  return arrowFile(table, "parquet", arrow, () => import("parquet-wasm"));
}

/** Rows as a file of this form. */
export async function writeTable(
  format: Exclude<Format, "json">,
  columns: readonly Column[],
  rows: readonly unknown[]
): Promise<string | Uint8Array> {
  if (format === "ndjson") return rows.map((row) => `${JSON.stringify(row)}\n`).join("");
  const filled = fill(columns, rows);
  return format === "csv" ? writeCsv(filled, rows.length) : writeBinary(filled, format);
}
