import {checksOf, foreignKeysOf, uniquesOf} from "../schema/ddl.ts";
import type {Downloads} from "../schema/download.ts";
import {PUBLISHED_NAMES, PUBLISHED_TABLES, publishedRows} from "../schema/published-tables.ts";
import type {Column, Table, Value} from "../schema/table.ts";
import type {PostProcessed} from "../steps/post-process.ts";
import {type ColumnOrigin, columnOrigins} from "./column-origins.ts";
import {type ColumnProfile, profileColumn} from "./column-profile.ts";
import {erdMermaid} from "./erd.ts";
import type {Lineage} from "./lineage.ts";

const SAMPLE_ROWS = 5;

export interface CatalogueColumn {
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly primaryKey: boolean;
  readonly references: string | null;
  readonly unique: boolean;
  /** Allowed values or range in words, or null. */
  readonly allowed: string | null;
  readonly description: string;
  readonly profile: ColumnProfile;
  readonly origins: readonly ColumnOrigin[];
}

/** What the page Data catalogue shows: `data/quality/catalogue.json`. */
export interface Catalogue {
  readonly tables: readonly {
    readonly name: string;
    readonly description: string;
    readonly rows: number;
    readonly columns: readonly CatalogueColumn[];
    readonly primaryKey: readonly string[];
    readonly uniques: readonly (readonly string[])[];
    readonly foreignKeys: readonly {readonly column: string; readonly table: string}[];
    readonly checks: readonly {readonly name: string; readonly sql: string}[];
    readonly sample: readonly Readonly<Record<string, unknown>>[];
    readonly lineage: Lineage["tables"][number];
  }[];
  readonly lineage: Lineage;
  readonly downloads: Downloads;
  /** The entity-relationship diagram in Mermaid's language; the picture is `erd.svg`. */
  readonly erd: string;
}

const allowedIn = ({oneOf, range}: Column): string | null =>
  oneOf ? oneOf.join(", ") : range ? `${range[0]} to ${range[1]}` : null;

/** Everything declared about a table's columns. */
const describeColumns = (
  table: Table,
  rows: readonly Readonly<Record<string, Value>>[],
  originsOf: (column: string) => readonly ColumnOrigin[]
): CatalogueColumn[] => {
  const {primaryKey} = table;
  return Object.entries(table.columns).map(([column, declared]) => ({
    name: column,
    type: declared.type,
    nullable: declared.nullable ?? false,
    primaryKey: primaryKey.includes(column),
    references: declared.references ?? null,
    unique: declared.unique ?? false,
    allowed: allowedIn(declared),
    description: declared.description,
    profile: profileColumn(rows.map((row) => row[column])),
    origins: originsOf(column)
  }));
};

/** Rows spread over the whole table, so that a sample shows more than its beginning. */
function sampleOf<R>(rows: readonly R[]): R[] {
  const step = Math.max(1, Math.floor(rows.length / SAMPLE_ROWS));
  return rows.filter((_, index) => index % step === 0).slice(0, SAMPLE_ROWS);
}

export function catalogueOf(
  {tables, extras, provenance}: Pick<PostProcessed, "tables" | "extras" | "provenance">,
  lineage: Lineage,
  downloads: Downloads
): Catalogue {
  const originsOf = columnOrigins(tables, extras, provenance);
  const rows = publishedRows(tables, extras);
  const describe = (
    table: Table,
    rows: readonly Readonly<Record<string, Value>>[],
    origins: (column: string) => readonly ColumnOrigin[]
  ): Catalogue["tables"][number] => ({
    name: table.name,
    description: table.description,
    rows: rows.length,
    columns: describeColumns(table, rows, origins),
    primaryKey: table.primaryKey,
    uniques: uniquesOf(table),
    foreignKeys: foreignKeysOf(table),
    checks: checksOf(table),
    sample: sampleOf(rows),
    lineage: lineage.tables.find((one) => one.table === table.name)!
  });
  return {
    tables: PUBLISHED_NAMES.map((name) =>
      describe(PUBLISHED_TABLES[name], rows[name], (column) => originsOf(name, column))
    ),
    lineage,
    downloads,
    erd: erdMermaid()
  };
}
