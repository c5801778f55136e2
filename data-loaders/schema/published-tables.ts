import {EXTRA_TABLES, type ExtraTables} from "./extra-tables.ts";
import type {Table, Value} from "./table.ts";
import {TABLES, type Tables} from "./tables.ts";

/** The 11 tables and those beside them, each after those it references. */
export const PUBLISHED_TABLES = {...TABLES, ...EXTRA_TABLES} as const;

export type PublishedName = keyof typeof PUBLISHED_TABLES;

export const PUBLISHED_NAMES = Object.keys(PUBLISHED_TABLES) as PublishedName[];

/** Their declarations alone. */
export const PUBLISHED_LIST: readonly Table[] = Object.values(PUBLISHED_TABLES);

type Rows = readonly Readonly<Record<string, Value>>[];

/** The rows of all of them by name. */
export const publishedRows = (
  tables: Tables,
  extras: ExtraTables
): Readonly<Record<PublishedName, Rows>> => ({
  ...tables,
  ...extras
});
