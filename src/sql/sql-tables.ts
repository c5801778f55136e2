import type {DataTableName} from "../workbench/data-tables.ts";

/** Tables of the page, by the names that notebooks have for them; each is a published Parquet file. */
export const SQL_TABLES = [
  "type",
  "type_effectiveness",
  "form",
  "pokemon_species",
  "pokemon",
  "pokemon_stat",
  "pokemon_type",
  "move_category",
  "move",
  "learn_method",
  "pokemon_move",
  "evolution",
  "pokemon_trait",
  "machine",
  "duel",
  "all_duels",
  "checks",
  "lineage",
  "provenance"
] as const satisfies readonly DataTableName[];

export type SqlTableName = (typeof SQL_TABLES)[number];

/** What a reader may know of a table before anything is loaded. */
export interface SqlTable {
  readonly name: SqlTableName;
  /** Null where nobody has made it yet. */
  readonly rows: number | null;
  readonly columns: readonly {readonly name: string; readonly type: string}[];
}
