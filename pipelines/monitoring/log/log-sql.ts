import {quoteName, quoteText} from "../../../lib/duckdb/quote-sql.ts";
import {FEATURE_TYPE, LOG_SCHEMA, type LogColumnName, type LogSchema, type LogType} from "./log-schema.ts";

/** A column of the log in SQL. */
export const logColumn = (name: LogColumnName): string => quoteName(name);

/** DDL of a log without rows, with the columns that `logSelect` gives. */
export function logTable(table: string, features: readonly string[], schema: LogSchema = LOG_SCHEMA): string {
  const columns = [
    ...schema.map(
      ({name, type, before}) => `${quoteName(name)} ${type}${before === null ? "" : " NOT NULL"}`
    ),
    ...features.map((feature) => `${quoteName(feature)} ${FEATURE_TYPE}`),
    "filename VARCHAR"
  ];
  return `CREATE TABLE ${quoteName(table)} (${columns.join(", ")})`;
}

function literal(type: LogType, value: string | number | boolean | null): string {
  if (value === null) return `NULL::${type}`;
  if (type === "TIMESTAMP") return `make_timestamp_ms(${value})`;
  return `${type === "VARCHAR" ? quoteText(String(value)) : value}::${type}`;
}

/**
 * Files of any version as those of this one: columns that came after a file was written hold what they are
 * read as. Columns the schema does not know are there as well.
 * @param source a table function or table
 * @param present the names of its columns
 */
export function logSelect(
  source: string,
  present: ReadonlySet<string>,
  schema: LogSchema = LOG_SCHEMA
): string {
  const partly: string[] = [];
  const nowhere: string[] = [];
  for (const {name, type, before} of schema) {
    if (before === undefined) continue;
    const value = literal(type, before);
    if (!present.has(name)) nowhere.push(`, ${value} AS ${quoteName(name)}`);
    else if (before !== null) partly.push(`coalesce(${quoteName(name)}, ${value}) AS ${quoteName(name)}`);
  }
  const replace = partly.length > 0 ? ` REPLACE (${partly.join(", ")})` : "";
  return `SELECT *${replace}${nowhere.join("")} FROM ${source}`;
}
