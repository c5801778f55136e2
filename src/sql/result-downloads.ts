import type {Table} from "apache-arrow";
import {arrowFile, type ParquetModule} from "../../lib/tables/arrow-file.ts";
import {toCsv} from "../../lib/tables/csv.ts";
import {exactText} from "./arrow-text.ts";
import {type QueryResult, resultColumns} from "./query-result.ts";

interface ArrowModule {
  readonly Table: typeof Table;
  tableToIPC(table: Table, type: "file" | "stream"): Uint8Array;
}

/** What writes files, loaded when a reader wants one. */
export interface Writers {
  readonly arrow: () => Promise<ArrowModule>;
  readonly parquet: () => Promise<ParquetModule>;
}

export const FORMATS = ["csv", "parquet", "arrow"] as const;
export type Format = (typeof FORMATS)[number];

function csvOf(result: QueryResult): string {
  const columns = resultColumns(result);
  const rows = Array.from({length: result.rows}, (_, row) =>
    columns.map(({type, at}) => exactText(at(row), type))
  );
  return toCsv(
    columns.map(({name}) => name),
    rows
  );
}

/** A result as a file's content, values as exact as the database has them. */
export async function fileOf(result: QueryResult, format: Format, writers: Writers): Promise<BlobPart> {
  if (format === "csv") return csvOf(result);
  const arrow = await writers.arrow();
  const table = new arrow.Table(result.schema, [...result.batches]);
  return arrowFile(table, format, arrow, writers.parquet);
}
