import {foreignKeysOf, uniquesOf} from "../schema/ddl.ts";
import {type Download, MEDIA_TYPES} from "../schema/download.ts";
import type {Column, ColumnType, Table} from "../schema/table.ts";
import {ABOUT} from "./about.ts";

const TYPES: Readonly<Record<ColumnType, string>> = {
  smallint: "integer",
  integer: "integer",
  double: "number",
  text: "string",
  boolean: "boolean"
};

function fieldOf([name, {type, description, nullable, unique, oneOf, range}]: [string, Column]) {
  const [minimum, maximum] = range ?? [];
  return {
    name,
    type: TYPES[type],
    description,
    constraints: {
      required: !nullable,
      ...(unique && {unique}),
      ...(oneOf && {enum: oneOf}),
      ...(range && {minimum, maximum})
    }
  };
}

/** A table's declaration as a Table Schema (https://datapackage.org/standard/table-schema/). */
const tableSchema = (table: Table) => ({
  fields: Object.entries(table.columns).map(fieldOf),
  missingValues: [""],
  primaryKey: table.primaryKey,
  uniqueKeys: uniquesOf(table),
  foreignKeys: foreignKeysOf(table).map(({column, table: target}) => ({
    fields: [column],
    // A reference of a table to itself has no name.
    reference: {resource: target === table.name ? "" : target, fields: ["id"]}
  }))
});

interface Described {
  readonly version: string;
  readonly files: readonly Download[];
  readonly tables: readonly Table[];
  readonly sources: readonly {readonly name: string; readonly version: string}[];
}

/** The files as a Data Package (https://datapackage.org/standard/data-package/). */
export function dataPackage({version, files, tables, sources}: Described): object {
  const resources = files.map(({path, format, table: name, bytes, sha256}) => {
    const table = tables.find((one) => one.name === name);
    return {
      name: format === "csv" ? name : path.replaceAll(".", "-"),
      path,
      format,
      mediatype: MEDIA_TYPES[format],
      bytes,
      hash: `sha256:${sha256}`,
      ...(table && {description: table.description}),
      ...(format === "csv" && table && {type: "table", encoding: "utf-8", schema: tableSchema(table)})
    };
  });
  const {name, title, description, keywords, license, licenseUrl} = ABOUT;
  return {
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name,
    title,
    description,
    keywords,
    version,
    licenses: [{name: license, path: licenseUrl}],
    sources: sources.map((source) => ({title: `${source.name} ${source.version}`})),
    resources
  };
}
