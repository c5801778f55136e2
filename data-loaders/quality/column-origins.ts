import type {Provenance} from "../reconcile/reconcile.ts";
import {identityOf} from "../reconcile/scope.ts";
import type {ExtraTables} from "../schema/extra-tables.ts";
import {
  PUBLISHED_NAMES,
  PUBLISHED_TABLES,
  type PublishedName,
  publishedRows
} from "../schema/published-tables.ts";
import {TABLES, type TableName, type Tables} from "../schema/tables.ts";

/** How many of a column's values come from which sources; the row-by-row form is `provenance.parquet`. */
export interface ColumnOrigin {
  /** Sources that state the value as it was decided; none: it follows from others by a rule of step 5. */
  readonly sources: readonly string[];
  readonly rows: number;
}

/** What a row is known by has no statement of its own: it comes from whoever says that the row is there. */
function statementOf(table: PublishedName, column: string): string {
  const identity = table in TABLES ? identityOf(table as TableName) : PUBLISHED_TABLES[table].primaryKey;
  return (identity as readonly string[]).includes(column) ? "*" : column;
}

/** The origins of every column, by table and column; the commonest first. */
export function columnOrigins(
  tables: Tables,
  extras: ExtraTables,
  provenance: readonly Provenance[]
): (table: PublishedName, column: string) => readonly ColumnOrigin[] {
  const rowsOf = publishedRows(tables, extras);
  const counts = new Map<string, Map<string, number>>();
  for (const {table, column, sources} of provenance) {
    const key = `${table} ${column}`;
    const ofColumn = counts.get(key) ?? new Map<string, number>();
    const stated = sources.join(" ");
    counts.set(key, ofColumn.set(stated, (ofColumn.get(stated) ?? 0) + 1));
  }
  const origins = new Map(
    PUBLISHED_NAMES.flatMap((table) =>
      Object.keys(PUBLISHED_TABLES[table].columns).map((column): [string, ColumnOrigin[]] => {
        const known = [...(counts.get(`${table} ${statementOf(table, column)}`) ?? [])]
          .map(([sources, rows]) => ({sources: sources.split(" ").filter(Boolean), rows}))
          .sort((a, b) => b.rows - a.rows);
        // Rows that a rule made have values that no source states; beside the 11 tables it is null then.
        const derived =
          table in extras ? 0 : rowsOf[table].length - known.reduce((sum, {rows}) => sum + rows, 0);
        return [`${table} ${column}`, derived > 0 ? [...known, {sources: [], rows: derived}] : known];
      })
    )
  );
  return (table, column) => origins.get(`${table} ${column}`)!;
}
