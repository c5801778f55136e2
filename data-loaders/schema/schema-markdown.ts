import {withGenerated} from "../../lib/files/generated-part.ts";
import {checksOf, uniquesOf} from "./ddl.ts";
import type {Column, Table} from "./table.ts";
import {TABLE_NAMES, TABLES, type Tables} from "./tables.ts";

const MOST_VALUES = 6;

function notes(table: Table, name: string, column: Column): string {
  const {oneOf, range, references, unique} = column;
  const values = oneOf?.slice(0, MOST_VALUES).join(", ");
  return [
    ...(table.primaryKey.includes(name) ? ["key"] : []),
    ...(references ? [`→ ${references}`] : []),
    ...(unique ? ["unique"] : []),
    ...(range ? [`${range[0]} to ${range[1]}`] : []),
    ...(oneOf ? [oneOf.length > MOST_VALUES ? `${values}, … (${oneOf.length} values)` : values!] : [])
  ].join("; ");
}

function tableMarkdown(table: Table, rows: number): string {
  const columns = Object.entries(table.columns).map(
    ([name, column]) =>
      `| \`${name}\` | ${column.type}${column.nullable ? ", null" : ""} | ${notes(table, name, column)} | ${column.description} |`
  );
  const ofTable = new Set(table.checks?.map(({name}) => name));
  const checks = checksOf(table).filter(({name}) => ofTable.has(name));
  const uniques = uniquesOf(table).filter((names) => names.length > 1);
  return [
    `### ${table.name}`,
    "",
    `${table.description} ${rows.toLocaleString("en")} rows.`,
    "",
    "| column | type | constraints | meaning |",
    "| --- | --- | --- | --- |",
    ...columns,
    "",
    ...uniques.map((names) => `- unique together: ${names.map((name) => `\`${name}\``).join(", ")}`),
    ...checks.map(({name, sql}) => `- check \`${name}\`: \`${sql}\``),
    ...(uniques.length + checks.length > 0 ? [""] : [])
  ].join("\n");
}

/** The 11 tables as the documentation shows them. */
export const schemaMarkdown = (tables: Tables): string =>
  TABLE_NAMES.map((name) => tableMarkdown(TABLES[name], tables[name].length)).join("\n");

/** A document with its generated part brought up to date. */
export const withSchema = (document: string, tables: Tables): string =>
  withGenerated(document, "data-loaders/schema", schemaMarkdown(tables));
