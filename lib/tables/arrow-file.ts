import type {Table} from "apache-arrow";

interface ArrowWriter {
  tableToIPC(table: Table, type: "file" | "stream"): Uint8Array;
}

/** Of a Parquet library, what writes a table. */
export interface ParquetModule {
  readonly Table: {fromIPCStream(bytes: Uint8Array): unknown};
  writeParquet(table: unknown): Uint8Array;
}

/** An Arrow table as a file. @param parquet loaded where its format is asked for */
export async function arrowFile(
  table: Table,
  format: "arrow" | "parquet",
  {tableToIPC}: ArrowWriter,
  parquet: () => Promise<ParquetModule>
): Promise<Uint8Array<ArrayBuffer>> {
  if (format === "arrow") return tableToIPC(table, "file") as Uint8Array<ArrayBuffer>;
  const writer = await parquet();
  return writer.writeParquet(
    writer.Table.fromIPCStream(tableToIPC(table, "stream"))
  ) as Uint8Array<ArrayBuffer>;
}
