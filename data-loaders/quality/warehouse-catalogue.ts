import type {Downloads} from "../downloads/download.ts";
import {checksOf, foreignKeysOf, uniquesOf} from "../schema/ddl.ts";
import type {Column, Value} from "../schema/table.ts";
import {TABLE_NAMES, TABLES, type TableName} from "../schema/tables.ts";
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
  name: TableName,
  rows: readonly Readonly<Record<string, Value>>[],
  originsOf: ReturnType<typeof columnOrigins>
): CatalogueColumn[] => {
  const table = TABLES[name];
  const primaryKey: readonly string[] = table.primaryKey;
  return (Object.entries(table.columns) as [string, Column][]).map(([column, declared]) => ({
    name: column,
    type: declared.type,
    nullable: declared.nullable ?? false,
    primaryKey: primaryKey.includes(column),
    references: declared.references ?? null,
    unique: declared.unique ?? false,
    allowed: allowedIn(declared),
    description: declared.description,
    profile: profileColumn(rows.map((row) => row[column])),
    origins: originsOf(name, column)
  }));
};

/** Rows spread over the whole table, so that a sample shows more than its beginning. */
function sampleOf<R>(rows: readonly R[]): R[] {
  const step = Math.max(1, Math.floor(rows.length / SAMPLE_ROWS));
  return rows.filter((_, index) => index % step === 0).slice(0, SAMPLE_ROWS);
}

export function catalogueOf(
  {tables, provenance}: Pick<PostProcessed, "tables" | "provenance">,
  lineage: Lineage,
  downloads: Downloads
): Catalogue {
  const originsOf = columnOrigins(tables, provenance);
  return {
    tables: TABLE_NAMES.map((name) => ({
      name,
      description: TABLES[name].description,
      rows: tables[name].length,
      columns: describeColumns(name, tables[name], originsOf),
      primaryKey: TABLES[name].primaryKey,
      uniques: uniquesOf(TABLES[name]),
      foreignKeys: foreignKeysOf(TABLES[name]),
      checks: checksOf(TABLES[name]),
      sample: sampleOf<Readonly<Record<string, unknown>>>(tables[name]),
      lineage: lineage.tables.find(({table}) => table === name)!
    })),
    lineage,
    downloads,
    erd: erdMermaid()
  };
}
