import type {Contribution} from "../reconcile/contribution.ts";
import type {Provenance} from "../reconcile/reconcile.ts";
import {EXTRA_NAMES, EXTRA_TABLES, type ExtraName, type ExtraTables} from "../schema/extra-tables.ts";
import type {Table, Value} from "../schema/table.ts";

type Statement = Readonly<Record<string, Value | undefined>>;

/**
 * The tables beside the 11: every column from the first source that states it, null where none does. Rows of what the
 * game does not have are left out.
 * @param known ids of what the game has, by the table that a column refers to
 */
export function gatherExtras(
  contributions: readonly Contribution[],
  known: Readonly<Record<string, ReadonlySet<unknown>>>
): {readonly extras: ExtraTables; readonly provenance: readonly Provenance[]} {
  const provenance: Provenance[] = [];
  const gather = (table: ExtraName): Statement[] => {
    const {primaryKey, columns: declared}: Table = EXTRA_TABLES[table];
    const [key] = primaryKey;
    const [id] = Object.entries(declared).find(([, {references}]) => references !== undefined)!;
    const subject = declared[id].references!;
    const rows = new Map<Value | undefined, Record<string, Value | undefined>>();
    for (const {source, extras} of contributions)
      for (const stated of (extras?.[table] ?? []) as readonly Statement[]) {
        if (!known[subject].has(stated[id])) continue;
        const row = rows.get(stated[key]) ?? {};
        rows.set(stated[key], row);
        for (const [column, value] of Object.entries(stated)) {
          if (column in row) continue;
          row[column] = value;
          const isKey = column === key;
          provenance.push({table, key: String(stated[key]), column: isKey ? "*" : column, sources: [source]});
        }
      }
    const columns = Object.keys(declared);
    return [...rows.values()]
      .map((row) => Object.fromEntries(columns.map((column) => [column, row[column] ?? null])))
      .sort((a, b) => Number(a[key]) - Number(b[key]));
  };
  const extras = Object.fromEntries(EXTRA_NAMES.map((name) => [name, gather(name)]));
  return {extras: extras as unknown as ExtraTables, provenance};
}
