import {hashOfJson} from "../../lib/files/hash.ts";
import type {Contribution} from "../reconcile/contribution.ts";
import {type Disagreement, type Provenance, reconcile} from "../reconcile/reconcile.ts";
import {type AnyRow, identityOf, keyOf} from "../reconcile/scope.ts";
import type {ExtraTables} from "../schema/extra-tables.ts";
import {type Row, TABLE_NAMES, TABLES, type Tables} from "../schema/tables.ts";
import {validateRows} from "../schema/validate.ts";
import {inheritLearnsets} from "./evolution.ts";
import {gatherExtras} from "./extras.ts";
import {megaBases, withoutMegas} from "./megas.ts";
import {withKnownSpellings} from "./spellings.ts";
import type {StepTask} from "./step.ts";
import {withoutUntaught} from "./untaught.ts";

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
  readonly extras: ExtraTables;
  readonly disagreements: readonly Disagreement[];
  readonly provenance: readonly Provenance[];
}

/** A learnset row goes where its move went; says who wanted it. */
function unlistedMove(row: Learned, contributions: readonly Contribution[]): Disagreement {
  const identity = identityOf("pokemon_move");
  const key = keyOf(row, identity);
  const wanting = contributions.filter(({rows}) =>
    rows.pokemon_move?.some((other) => keyOf(other, identity) === key)
  );
  return {
    table: "pokemon_move",
    key,
    column: "*",
    values: [...wanting.map(({source}) => ({source, value: true})), {source: "csv", value: false}],
    winner: "csv",
    rule: "unlisted"
  };
}

/** Rows that no source stated, as traced to nobody. */
function derivedRows(rows: readonly Learned[], own: readonly Learned[]): Provenance[] {
  const identity = identityOf("pokemon_move");
  const stated = new Set(own.map((row) => keyOf(row, identity)));
  return rows
    .map((row) => keyOf(row, identity))
    .filter((key) => !stated.has(key))
    .map((key) => ({table: "pokemon_move", key, column: "*", sources: []}));
}

/**
 * Decides between the sources, leaves out learnset rows of moves that were decided not to exist or that nobody is
 * taught (recorded as disagreements), and adds what follows from evolution lines and Megas.
 * @throws SchemaError if a decided value is missing or of the wrong type
 */
export function postProcess(stated: readonly Contribution[]): PostProcessed {
  const {contributions, disagreements: untaught} = withoutUntaught(withKnownSpellings(stated));
  const csv = contributions.find(({source}) => source === "csv");
  const bases = megaBases((csv?.rows.pokemon ?? []) as Tables["pokemon"]);
  const parts = contributions.map((contribution) => withoutMegas(contribution, bases));
  const {rows, disagreements, provenance} = reconcile(parts.map(({contribution}) => contribution));
  const moves = new Set(rows.move.map(({id}) => id));
  const learned = rows.pokemon_move as unknown as readonly Learned[];
  const unlisted = learned.filter(({move_id}) => !moves.has(move_id));
  const own = learned.filter(({move_id}) => moves.has(move_id));
  const gone = new Set(unlisted.map((row) => keyOf(row, identityOf("pokemon_move"))));
  const all = inheritLearnsets(
    own,
    rows.pokemon as unknown as Tables["pokemon"],
    rows.pokemon_species as unknown as Tables["pokemon_species"]
  );
  const pokemon = new Set(rows.pokemon.map(({id}) => id));
  const beside = gatherExtras(contributions, {pokemon, move: moves});
  const completed = {...rows, pokemon_move: withEntries(all)};
  const tables = Object.fromEntries(
    TABLE_NAMES.map((name) => [name, ordered(name, completed[name] as readonly AnyRow[])])
  ) as unknown as Parameters<typeof validateRows>[0];
  return {
    tables: validateRows(tables),
    extras: beside.extras,
    disagreements: [
      ...disagreements,
      ...unlisted.map((row) => unlistedMove(row, contributions)),
      ...untaught,
      ...parts.flatMap((part) => part.disagreements)
    ],
    provenance: [
      ...provenance.filter(({table, key}) => table !== "pokemon_move" || !gone.has(key)),
      ...derivedRows(all, own),
      ...beside.provenance
    ]
  };
}

/** Step 5. Its inputs are what the sources say, not when they said it. */
export const postProcessStep = (
  contributions: readonly Contribution[],
  code: string
): StepTask<PostProcessed> => ({
  number: 5,
  inputs: {
    code,
    ...Object.fromEntries(contributions.map(({source, rows, extras}) => [source, hashOfJson([rows, extras])]))
  },
  run: () => postProcess(contributions)
});
