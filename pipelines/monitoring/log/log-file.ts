import {writeFileSync} from "node:fs";
import {
  Bool,
  type DataType,
  Float64,
  Int32,
  makeVector,
  Table,
  TimestampMillisecond,
  tableToIPC,
  Utf8,
  type Vector,
  vectorFromArray
} from "apache-arrow";
import * as parquet from "parquet-wasm/node";
import {publishFile} from "../../../lib/files/publish.ts";
import type {LogRows} from "./log-rows.ts";
import {LOG_SCHEMA, type LogSchema, type LogType, VERSION_KEY, versionOf} from "./log-schema.ts";

const ARROW: Readonly<Record<LogType, DataType>> = {
  TIMESTAMP: new TimestampMillisecond(),
  VARCHAR: new Utf8(),
  INTEGER: new Int32(),
  DOUBLE: new Float64(),
  BOOLEAN: new Bool()
};

/**
 * Publishes a Parquet file of the prediction log, atomically; the same rows make the same bytes.
 * @param features values by feature; none where the rows are of another catalogue
 */
export async function writeLogFile(
  path: string,
  {columns}: LogRows,
  features: Readonly<Record<string, Float32Array>>,
  schema: LogSchema = LOG_SCHEMA
): Promise<void> {
  const vectors: Record<string, Vector> = {};
  for (const {name, type} of schema) vectors[name] = vectorFromArray(columns[name], ARROW[type]);
  for (const [name, values] of Object.entries(features)) vectors[name] = makeVector(values);
  const bytes = toParquet(new Table(vectors), versionOf(schema));
  await publishFile(path, (temporary) => writeFileSync(temporary, bytes));
}

function toParquet(table: Table, version: number): Uint8Array {
  const properties = new parquet.WriterPropertiesBuilder()
    .setCompression(parquet.Compression.ZSTD)
    .setDictionaryEnabled(false)
    .setKeyValueMetadata(new Map([[VERSION_KEY, String(version)]]))
    .build();
  return parquet.writeParquet(parquet.Table.fromIPCStream(tableToIPC(table, "stream")), properties);
}
