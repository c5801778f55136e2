import type {DataType, RecordBatch, Schema} from "apache-arrow";

/** Rows of an answer, no more than were asked for, in the database's own types. */
export interface QueryResult {
  readonly schema: Schema;
  readonly batches: readonly RecordBatch[];
  readonly rows: number;
  /** There are more rows than these. */
  readonly isCut: boolean;
  /** What it took, in milliseconds. */
  readonly took: number;
}

export interface ResultColumn {
  readonly name: string;
  readonly type: DataType;
  /** A value by row. */
  at(row: number): unknown;
}

/** An answer's columns, of which two may have one name. */
export function resultColumns({schema, batches}: QueryResult): ResultColumn[] {
  const starts: number[] = [];
  let rows = 0;
  for (const {numRows} of batches) {
    starts.push(rows);
    rows += numRows;
  }
  return schema.fields.map(({name, type}, column) => {
    const vectors = batches.map((batch) => batch.getChildAt(column)!);
    return {
      name,
      type,
      at(row) {
        const batch = starts.findLastIndex((start) => start <= row);
        return vectors[batch].get(row - starts[batch]);
      }
    };
  });
}
