import type {Contribution} from "../reconcile/contribution.ts";
import type {Provenance} from "../reconcile/reconcile.ts";
import {EXTRA_NAMES, EXTRA_TABLES, type ExtraName, type ExtraTables} from "../schema/extra-tables.ts";
import type {Value} from "../schema/table.ts";

type Statement = Readonly<Record<string, Value | undefined>>;

/**
 * The tables beside the 11: every column from the first source that states it, null where none does. Rows of what the
 * game does not have are left out.
 */
export function gatherExtras(
  contributions: readonly Contribution[],
  pokemon: ReadonlySet<unknown>
): {readonly extras: ExtraTables; readonly provenance: readonly Provenance[]} {
  const provenance: Provenance[] = [];
  const gather = (table: ExtraName): Statement[] => {
    const rows = new Map<Value | undefined, Record<string, Value | undefined>>();
    for (const {source, extras} of contributions)
      for (const stated of (extras?.[table] ?? []) as readonly Statement[]) {
        const id = stated.pokemon_id;
        if (!pokemon.has(id)) continue;
        const known = rows.get(id) ?? {};
        rows.set(id, known);
        for (const [column, value] of Object.entries(stated)) {
          if (column in known) continue;
          known[column] = value;
          const isKey = column === "pokemon_id";
          provenance.push({table, key: String(id), column: isKey ? "*" : column, sources: [source]});
        }
      }
    const columns = Object.keys(EXTRA_TABLES[table].columns);
    return [...rows.values()]
      .map((row) => Object.fromEntries(columns.map((column) => [column, row[column] ?? null])))
      .sort((a, b) => Number(a.pokemon_id) - Number(b.pokemon_id));
  };
  const extras = Object.fromEntries(EXTRA_NAMES.map((name) => [name, gather(name)]));
  return {extras: extras as unknown as ExtraTables, provenance};
}
