import type {Row, TableName} from "../schema/tables.ts";

/** In order of trust where no majority decides: hand-checked first, scraped last. */
export const SOURCES = ["csv", "embedded", "pokeapi", "pokepedia"] as const;
export type Source = (typeof SOURCES)[number];

/** `pokemon_move.entry` numbers the levels of the reconciled rows, so no source states it. */
export type SourceRow<T extends TableName> = Partial<Row<T>>;

/** What one source says: rows with at least the columns that identify them, and any others it knows. */
export interface Contribution {
  readonly source: Source;
  readonly rows: {readonly [T in TableName]?: readonly SourceRow<T>[]};
}
