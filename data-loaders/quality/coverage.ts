import type {Contribution} from "../reconcile/contribution.ts";
import type {Provenance} from "../reconcile/reconcile.ts";
import type {AnyRow} from "../reconcile/scope.ts";
import {TABLE_NAMES, TABLES} from "../schema/tables.ts";

/** How much of a column a source states, and how much of that is what was decided. */
export interface ColumnCoverage {
  readonly table: string;
  readonly column: string;
  readonly source: string;
  readonly stated: number;
  readonly decided: number;
}

export function coverageOf(
  contributions: readonly Contribution[],
  provenance: readonly Provenance[]
): ColumnCoverage[] {
  const decided = new Map<string, number>();
  for (const {table, column, sources} of provenance) {
    for (const source of sources) {
      const key = `${table} ${column} ${source}`;
      decided.set(key, (decided.get(key) ?? 0) + 1);
    }
  }
  return TABLE_NAMES.flatMap((table) =>
    Object.keys(TABLES[table].columns).flatMap((column) =>
      contributions.flatMap(({source, rows}) => {
        const stated = ((rows[table] ?? []) as readonly AnyRow[]).filter(
          (row) => row[column] !== undefined
        ).length;
        // Identifying columns are matched, not decided: their row's existence is.
        const wins = decided.get(`${table} ${column} ${source}`) ?? decided.get(`${table} * ${source}`) ?? 0;
        return stated > 0 ? [{table, column, source, stated, decided: Math.min(stated, wins)}] : [];
      })
    )
  );
}
