import {TABLES, type TableName} from "../schema/tables.ts";
import type {Source} from "./contribution.ts";

/**
 * Columns by which the sources' rows of a table are matched. In learnsets a source states `entry` only from
 * the second time on that it gives a move without a level (a move distributed at two events).
 */
export const identityOf = (table: TableName): readonly string[] =>
  table === "pokemon_move"
    ? ["pokemon_id", "move_id", "learn_method_id", "learn_level", "entry"]
    : TABLES[table].primaryKey;

const SCOPES: {readonly [T in TableName]?: readonly string[]} = {
  pokemon_move: ["pokemon_id", "learn_method_id"],
  pokemon_type: ["pokemon_id"]
};

/** PokéAPI and Poképédia are asked about what is known already, so their silence about a row says nothing. */
const ENUMERATING: ReadonlySet<Source> = new Set(["csv", "embedded"]);

/**
 * A source that names any row with these columns' values is taken to name all of them, so that leaving one
 * out is a statement: a learnset by level without a move says that the move is not learned by level.
 */
const scopeOf = (table: TableName, source: Source): readonly string[] =>
  SCOPES[table] ?? (ENUMERATING.has(source) ? [] : identityOf(table));

/** Names the group of rows of which a source that states one of them states all. */
export const scopeKey = (table: TableName, source: Source, row: AnyRow): string =>
  keyOf(row, scopeOf(table, source));

export type AnyRow = Readonly<Record<string, unknown>>;

export const keyOf = (row: AnyRow, columns: readonly string[]): string =>
  columns.map((column) => String(row[column] ?? "")).join(" ");
