import type {Provenance} from "../reconcile/reconcile.ts";
import {identityOf} from "../reconcile/scope.ts";
import {TABLE_NAMES, TABLES, type TableName, type Tables} from "../schema/tables.ts";

/** How many of a column's values come from which sources; the row-by-row form is `provenance.parquet`. */
export interface ColumnOrigin {
  /** Sources that state the value as it was decided; none: it follows from others by a rule of step 5. */
  readonly sources: readonly string[];
  readonly rows: number;
}

/** What a row is known by has no statement of its own: it comes from whoever says that the row is there. */
const statementOf = (table: TableName, column: string): string =>
  identityOf(table).includes(column) ? "*" : column;

/** The origins of every column, by table and column; the commonest first. */
export function columnOrigins(
  tables: Tables,
  provenance: readonly Provenance[]
): (table: TableName, column: string) => readonly ColumnOrigin[] {
  const counts = new Map<string, Map<string, number>>();
  for (const {table, column, sources} of provenance) {
    const key = `${table} ${column}`;
    const ofColumn = counts.get(key) ?? new Map<string, number>();
    const stated = sources.join(" ");
    counts.set(key, ofColumn.set(stated, (ofColumn.get(stated) ?? 0) + 1));
  }
  const origins = new Map(
    TABLE_NAMES.flatMap((table) =>
      Object.keys(TABLES[table].columns).map((column): [string, ColumnOrigin[]] => {
        const known = [...(counts.get(`${table} ${statementOf(table, column)}`) ?? [])]
          .map(([sources, rows]) => ({sources: sources.split(" ").filter(Boolean), rows}))
          .sort((a, b) => b.rows - a.rows);
        // Rows that a rule made have values that no source states.
        const derived = tables[table].length - known.reduce((sum, {rows}) => sum + rows, 0);
        return [`${table} ${column}`, derived > 0 ? [...known, {sources: [], rows: derived}] : known];
      })
    )
  );
  return (table, column) => origins.get(`${table} ${column}`)!;
}
