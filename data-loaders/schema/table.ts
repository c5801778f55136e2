/** What a column may hold; each dialect has its own word for it (see ddl.ts). */
export type ColumnType = "smallint" | "integer" | "double" | "text" | "boolean";

export interface Column {
  readonly type: ColumnType;
  readonly description: string;
  readonly nullable?: boolean;
  /** Table whose single-column primary key this column holds. */
  readonly references?: string;
  readonly oneOf?: readonly (string | number)[];
  /** Both ends included. */
  readonly range?: readonly [number, number];
  readonly unique?: boolean;
}

export interface Check {
  readonly name: string;
  /** A condition in the SQL that DuckDB and PostgreSQL share. */
  readonly sql: string;
}

export interface Table {
  readonly name: string;
  readonly description: string;
  readonly columns: Readonly<Record<string, Column>>;
  readonly primaryKey: readonly string[];
  readonly unique?: readonly (readonly string[])[];
  readonly checks?: readonly Check[];
}

interface JavaScriptType {
  smallint: number;
  integer: number;
  double: number;
  text: string;
  boolean: boolean;
}

type ValueOf<C extends Column> = C["oneOf"] extends readonly (infer V)[] ? V : JavaScriptType[C["type"]];

/** A row as a plain object, its type read off the declaration. */
export type RowOf<T extends Table> = {
  readonly [K in keyof T["columns"]]: T["columns"][K] extends {readonly nullable: true}
    ? ValueOf<T["columns"][K]> | null
    : ValueOf<T["columns"][K]>;
};

export type Value = number | string | boolean | null;

export const defineTable = <const T extends Table>(table: T): T => table;
