import {withDuckDb} from "../../lib/duckdb/open-duckdb.ts";
import {hashOfJson} from "../../lib/files/hash.ts";
import {createTable, type Dialect} from "../schema/ddl.ts";
import {EXTRA_TABLES} from "../schema/extra-tables.ts";
import {PUBLISHED_LIST} from "../schema/published-tables.ts";
import {TABLE_NAMES, TABLES} from "../schema/tables.ts";
import {createTables} from "../warehouse.ts";
import type {StepTask} from "./step.ts";

export type SchemaScripts = Readonly<Record<Dialect, readonly string[]>>;

const scripts = (): SchemaScripts => ({
  duckdb: PUBLISHED_LIST.map((table) => createTable(table, "duckdb")),
  postgres: TABLE_NAMES.map((name) => createTable(TABLES[name], "postgres"))
});

/** Step 1: derives the DDL from the declaration and has DuckDB accept it in an empty database. */
export const createSchemaStep = (code: string): StepTask<SchemaScripts> => ({
  number: 1,
  inputs: {code, declaration: hashOfJson([TABLES, EXTRA_TABLES])},
  async run() {
    const derived = scripts();
    await withDuckDb(createTables);
    return derived;
  }
});
