import {FLOAT, INTEGER, VARCHAR} from "@duckdb/node-api";

/** Rows of one of DuckDB's data chunks. */
export const ROWS_A_CHUNK = 2_048;

const TYPES = {VARCHAR, INTEGER, FLOAT} as const;

/** DuckDB's types of columns, as `DuckDBDataChunk.create` takes them. */
export const chunkTypes = (columns: readonly {readonly type: keyof typeof TYPES}[]) =>
  columns.map(({type}) => TYPES[type]);
