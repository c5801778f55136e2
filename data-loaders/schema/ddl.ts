import {quoteName, quoteText} from "../../lib/duckdb/quote-sql.ts";
import type {Check, Column, ColumnType, Table} from "./table.ts";

export type Dialect = "duckdb" | "postgres";

const SQL_TYPES: Readonly<Record<Dialect, Readonly<Record<ColumnType, string>>>> = {
  duckdb: {smallint: "SMALLINT", integer: "INTEGER", double: "DOUBLE", text: "VARCHAR", boolean: "BOOLEAN"},
  postgres: {
    smallint: "smallint",
    integer: "integer",
    double: "double precision",
    text: "text",
    boolean: "boolean"
  }
};

export const sqlType = (type: ColumnType, dialect: Dialect): string => SQL_TYPES[dialect][type];

const list = (names: readonly string[]): string => names.map(quoteName).join(", ");

function columnChecks(name: string, column: Column): Check[] {
  const checks: Check[] = [];
  if (column.oneOf) {
    const values = column.oneOf.map((value) => (typeof value === "string" ? quoteText(value) : value));
    checks.push({name: `${name}_one_of`, sql: `${quoteName(name)} IN (${values.join(", ")})`});
  }
  if (column.range) {
    const [low, high] = column.range;
    checks.push({name: `${name}_range`, sql: `${quoteName(name)} BETWEEN ${low} AND ${high}`});
  }
  return checks;
}

/** Every check of a table, those of its columns first. */
export const checksOf = (table: Table): Check[] => [
  ...Object.entries(table.columns).flatMap(([name, column]) => columnChecks(name, column)),
  ...(table.checks ?? [])
];

/** Every uniqueness beside the primary key. */
export const uniquesOf = (table: Table): readonly (readonly string[])[] => [
  ...Object.entries(table.columns)
    .filter(([, column]) => column.unique)
    .map(([name]) => [name]),
  ...(table.unique ?? [])
];

export interface ForeignKey {
  readonly column: string;
  readonly table: string;
}

export const foreignKeysOf = (table: Table): ForeignKey[] =>
  Object.entries(table.columns).flatMap(([column, {references}]) =>
    references ? [{column, table: references}] : []
  );

const qualify = (name: string, schema: string | undefined): string =>
  (schema ? `${quoteName(schema)}.` : "") + quoteName(name);

const constraint = (table: Table, suffix: string, body: string): string =>
  `CONSTRAINT ${quoteName(`${table.name}_${suffix}`)} ${body}`;

const foreignKeyConstraints = (table: Table, schema: string | undefined): string[] =>
  foreignKeysOf(table).map(({column, table: target}) =>
    constraint(
      table,
      `${column}_fkey`,
      `FOREIGN KEY (${quoteName(column)}) REFERENCES ${qualify(target, schema)} (${quoteName("id")})`
    )
  );

/**
 * CREATE TABLE with every constraint of the declaration.
 * @param schema qualifies the table and those it references; the dialect's default schema without it
 */
export function createTable(
  table: Table,
  dialect: Dialect,
  {schema}: {readonly schema?: string} = {}
): string {
  const lines = [
    ...Object.entries(table.columns).map(
      ([name, column]) =>
        `${quoteName(name)} ${sqlType(column.type, dialect)}${column.nullable ? "" : " NOT NULL"}`
    ),
    constraint(table, "pkey", `PRIMARY KEY (${list(table.primaryKey)})`),
    ...uniquesOf(table).map((names) =>
      // PostgreSQL's would be checked row by row, so that two rows could not exchange their values.
      constraint(
        table,
        `${names.join("_")}_key`,
        `UNIQUE (${list(names)})${dialect === "postgres" ? " DEFERRABLE" : ""}`
      )
    ),
    ...checksOf(table).map(({name, sql}) => constraint(table, `${name}_check`, `CHECK (${sql})`)),
    ...foreignKeyConstraints(table, schema)
  ];
  return `CREATE TABLE ${qualify(table.name, schema)} (\n  ${lines.join(",\n  ")}\n)`;
}
