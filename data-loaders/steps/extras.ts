import type {Contribution} from "../reconcile/contribution.ts";
import {EXTRA_NAMES, EXTRA_TABLES, type ExtraName, type ExtraTables} from "../schema/extra-tables.ts";
import type {Column, Value} from "../schema/table.ts";

type Statement = Readonly<Record<string, Value | undefined>>;

/**
 * The tables beside the 11: every column from the first source that states it, null where none does. Rows of what the
 * game does not have are left out.
 */
export function gatherExtras(
  contributions: readonly Contribution[],
  pokemon: ReadonlySet<unknown>
): ExtraTables {
  const gather = (name: ExtraName): Statement[] => {
    const rows = new Map<Value | undefined, Record<string, Value | undefined>>();
    for (const {extras} of contributions)
      for (const stated of (extras?.[name] ?? []) as readonly Statement[]) {
        const key = stated.pokemon_id;
        if (!pokemon.has(key)) continue;
        const known = rows.get(key) ?? {};
        rows.set(key, known);
        for (const [column, value] of Object.entries(stated)) known[column] ??= value;
      }
    const columns = Object.entries<Column>(EXTRA_TABLES[name].columns);
    return [...rows.values()]
      .map((row) => Object.fromEntries(columns.map(([column]) => [column, row[column] ?? null])))
      .sort((a, b) => Number(a.pokemon_id) - Number(b.pokemon_id));
  };
  return Object.fromEntries(EXTRA_NAMES.map((name) => [name, gather(name)])) as unknown as ExtraTables;
}
