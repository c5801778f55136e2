import type {DuckDBConnection} from "@duckdb/node-api";
import {quoteName} from "../../lib/duckdb/quote-sql.ts";
import {checksOf, foreignKeysOf, uniquesOf} from "../schema/ddl.ts";
import type {Table} from "../schema/table.ts";
import {TABLE_NAMES, TABLES, type TableName} from "../schema/tables.ts";
import {type Check, EXAMPLES} from "./quality-check.ts";

interface Query {
  readonly name: string;
  readonly title: string;
  /** Selects the offending rows' identifying columns. */
  readonly sql: string;
}

const list = (names: readonly string[]): string => names.map(quoteName).join(", ");

function duplicates(table: Table, names: readonly string[]): string {
  const present = names.map((name) => `${quoteName(name)} IS NOT NULL`).join(" AND ");
  return `SELECT ${list(names)} FROM ${quoteName(table.name)} WHERE ${present} GROUP BY ALL HAVING count(*) > 1`;
}

/** One query for each constraint that the declaration makes, over tables that have none. */
export function constraintQueries(table: Table): Query[] {
  const key = list(table.primaryKey);
  const from = `SELECT ${key} FROM ${quoteName(table.name)}`;
  const required = Object.entries(table.columns).filter(([, {nullable}]) => !nullable);
  return [
    {
      name: "primary_key",
      title: `(${table.primaryKey.join(", ")}) is unique`,
      sql: duplicates(table, table.primaryKey)
    },
    {
      name: "not_null",
      title: `${required.length} columns are never null`,
      sql: `${from} WHERE ${required.map(([name]) => `${quoteName(name)} IS NULL`).join(" OR ")}`
    },
    ...uniquesOf(table).map((names) => ({
      name: `unique_${names.join("_")}`,
      title: `(${names.join(", ")}) is unique`,
      sql: duplicates(table, names)
    })),
    ...foreignKeysOf(table).map(({column, table: target}) => ({
      name: `references_${column}`,
      title: `${column} exists in ${target}`,
      sql: `${from} WHERE ${quoteName(column)} NOT IN (SELECT "id" FROM ${quoteName(target)})`
    })),
    ...checksOf(table).map(({name, sql}) => ({
      name: `check_${name}`,
      title: sql.length > 90 ? `${name.replace(/_one_of$/, "")} is one of the known values` : sql,
      sql: `${from} WHERE NOT (${sql})`
    }))
  ];
}

/** Counts violations of every constraint in tables without constraints, so that all are seen, not the first. */
export async function checkConstraints(connection: DuckDBConnection): Promise<Check[]> {
  const checks: Check[] = [];
  for (const table of TABLE_NAMES) {
    for (const {name, title, sql} of constraintQueries(TABLES[table])) {
      const found = (await connection.runAndReadAll(sql)).getRows();
      const examples = found.slice(0, EXAMPLES).map((row) => row.join(" "));
      checks.push({
        group: "constraint",
        severity: "error",
        table: table as TableName,
        name,
        title,
        violations: found.length,
        examples
      });
    }
  }
  return checks;
}
