import type {ExtraName, ExtraRow} from "../schema/extra-tables.ts";
import type {Row, TableName} from "../schema/tables.ts";

/**
 * In order of trust where no majority decides: hand-checked first, then the package that was made for this
 * game, then what is generated for all games, then what is scraped. Two that agree outvote any one.
 */
export const SOURCES = ["csv", "embedded", "pokeapi", "pokepedia"] as const;
export type Source = (typeof SOURCES)[number];

export type SourceRow<T extends TableName> = Partial<Row<T>>;

/** Where a contribution comes from, for lineage and freshness. */
interface Origin {
  /** File, package or base address, with what pins it: a hash or a version. */
  readonly inputs: readonly {readonly name: string; readonly version: string}[];
  /** Earliest and latest moment at which a live source confirmed its answers; null for files and packages. */
  readonly fetched: {readonly earliest: string; readonly latest: string} | null;
  /** What the source was asked for and does not have. */
  readonly missing: readonly string[];
}

/** What a source says of the tables beside the 11; of a row only the columns that it knows. */
export type ExtraStatements = {
  readonly [T in ExtraName]?: readonly Partial<ExtraRow<T>>[];
};

/** What one source says: rows with at least the columns that identify them, and any others it knows. */
export interface Contribution {
  readonly source: Source;
  readonly origin: Origin;
  readonly rows: {readonly [T in TableName]?: readonly SourceRow<T>[]};
  readonly extras?: ExtraStatements;
}
