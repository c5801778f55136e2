import {foreignKeysOf} from "./ddl.ts";
import type {Table, Value} from "./table.ts";

type AnyRow = Readonly<Record<string, Value>>;

/**
 * Splits rows so that each part references only rows of earlier parts. DuckDB checks a table's references to
 * itself against what was already flushed, not against the same batch.
 */
export function insertionWaves(table: Table, rows: readonly AnyRow[]): (readonly AnyRow[])[] {
  const own = foreignKeysOf(table).find(({table: target}) => target === table.name);
  if (!own) return [rows];
  const waves: AnyRow[][] = [];
  const inserted = new Set<Value>([null]);
  let left = rows;
  while (left.length > 0) {
    const wave = left.filter((row) => inserted.has(row[own.column]));
    // What is left references nothing that exists: the database shall say so.
    if (wave.length === 0) return [...waves, left];
    waves.push(wave);
    for (const row of wave) inserted.add(row.id);
    left = left.filter((row) => !inserted.has(row.id));
  }
  return waves;
}
