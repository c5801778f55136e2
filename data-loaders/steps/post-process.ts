import type {Contribution} from "../reconcile/contribution.ts";
import {type Disagreement, reconcile} from "../reconcile/reconcile.ts";
import {type AnyRow, identityOf, keyOf} from "../reconcile/scope.ts";
import {type Row, TABLE_NAMES, TABLES, type Tables} from "../schema/tables.ts";
import {validateRows} from "../schema/validate.ts";
import {inheritLearnsets} from "./evolution.ts";

type Learned = Omit<Row<"pokemon_move">, "entry">;

/** Orders rows by primary key and columns as declared, so that equal tables are equal bytes. */
function ordered(name: (typeof TABLE_NAMES)[number], rows: readonly AnyRow[]): AnyRow[] {
  const {columns, primaryKey} = TABLES[name];
  const compare = (a: AnyRow, b: AnyRow): number => {
    for (const key of primaryKey) {
      const difference = Number(a[key]) - Number(b[key]);
      if (difference !== 0) return difference;
    }
    return 0;
  };
  return rows
    .map((row) => Object.fromEntries(Object.keys(columns).map((column) => [column, row[column]])))
    .sort(compare);
}

/** Numbers the levels at which one Pokémon learns one move by one method, lowest first. */
function withEntries(rows: readonly Learned[]): Row<"pokemon_move">[] {
  const counts = new Map<string, number>();
  return [...rows]
    .sort((a, b) => (a.learn_level ?? 0) - (b.learn_level ?? 0))
    .map((row) => {
      const key = `${row.pokemon_id} ${row.move_id} ${row.learn_method_id}`;
      const entry = (counts.get(key) ?? 0) + 1;
      counts.set(key, entry);
      return {...row, entry};
    });
}

export interface PostProcessed {
  readonly tables: Tables;
  readonly disagreements: readonly Disagreement[];
}

/**
 * Step 5: decides between the sources, leaves out learnset rows of moves that were decided not to exist
 * (recorded as disagreements), and adds what follows from evolution lines and Megas.
 * @throws SchemaError if a decided value is not allowed or missing
 */
export function postProcess(contributions: readonly Contribution[]): PostProcessed {
  const {rows, disagreements} = reconcile(contributions);
  const moves = new Set(rows.move.map(({id}) => id));
  const learned = rows.pokemon_move as unknown as readonly Learned[];
  const unlisted = learned.filter(({move_id}) => !moves.has(move_id)).map(unlistedMove);
  const own = learned.filter(({move_id}) => moves.has(move_id));
  const inherited = inheritLearnsets(
    own,
    rows.pokemon as unknown as Tables["pokemon"],
    rows.pokemon_species as unknown as Tables["pokemon_species"]
  );
  const completed = {...rows, pokemon_move: withEntries(inherited)};
  const tables = Object.fromEntries(
    TABLE_NAMES.map((name) => [name, ordered(name, completed[name] as readonly AnyRow[])])
  ) as unknown as Parameters<typeof validateRows>[0];
  return {tables: validateRows(tables), disagreements: [...disagreements, ...unlisted]};

  function unlistedMove(row: Learned): Disagreement {
    const key = keyOf(row, identityOf("pokemon_move"));
    const saying = contributions.filter(
      ({source, rows: {pokemon_move = []}}) =>
        source !== "csv" && pokemon_move.some((other) => keyOf(other, identityOf("pokemon_move")) === key)
    );
    return {
      table: "pokemon_move",
      key,
      column: "*",
      values: [...saying.map(({source}) => ({source, value: true})), {source: "csv" as const, value: false}],
      winner: "csv",
      rule: "unlisted"
    };
  }
}
