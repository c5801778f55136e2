import {list, paragraph, type Section, table} from "../../lib/documents/text-document.ts";
import {sectionToMarkdown} from "../../lib/documents/to-markdown.ts";
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

function tableSection(declared: Table, rows: number): Section {
  const columns = Object.entries(declared.columns).map(([name, column]) => [
    `\`${name}\``,
    `${column.type}${column.nullable ? ", null" : ""}`,
    notes(declared, name, column),
    column.description
  ]);
  const ofTable = new Set(declared.checks?.map(({name}) => name));
  const checks = checksOf(declared).filter(({name}) => ofTable.has(name));
  const uniques = uniquesOf(declared).filter((names) => names.length > 1);
  const rules = [
    ...uniques.map((names) => `unique together: ${names.map((name) => `\`${name}\``).join(", ")}`),
    ...checks.map(({name, sql}) => `check \`${name}\`: \`${sql}\``)
  ];
  return {
    title: declared.name,
    blocks: [
      paragraph(`${declared.description} ${rows.toLocaleString("en")} rows.`),
      table(["column", "type", "constraints", "meaning"], columns),
      ...(rules.length > 0 ? [list(...rules)] : [])
    ]
  };
}

/** The 11 tables as the documentation shows them. */
const schemaMarkdown = (tables: Tables): string =>
  TABLE_NAMES.map((name) => sectionToMarkdown(tableSection(TABLES[name], tables[name].length), 3)).join(
    "\n\n"
  );

/** A document with its generated part brought up to date. */
export const withSchema = (document: string, tables: Tables): string =>
  withGenerated(document, "data-loaders/schema", schemaMarkdown(tables));
