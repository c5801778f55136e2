import {Readable} from "node:stream";
import {pipeline} from "node:stream/promises";
import type {Client} from "pg";
import {from as copyFrom} from "pg-copy-streams";
import {quoteName, quoteText} from "../../lib/duckdb/quote-sql.ts";
import {createTable, sqlType} from "../schema/ddl.ts";
import type {Column} from "../schema/table.ts";
import {TABLE_NAMES, TABLES, type TableName} from "../schema/tables.ts";
import {copyText} from "./copy-text.ts";
import {MirrorError} from "./mirror-error.ts";
import {MARK} from "./published-tables.ts";
import {contentHash, type MirroredRow, type MirroredTables} from "./warehouse-rows.ts";

const columnsOf = (name: TableName): [string, Column][] => Object.entries(TABLES[name].columns);
const incoming = (name: TableName): string => `pg_temp.${quoteName(`incoming ${name}`)}`;
const published = (schema: string, name: TableName): string => `${quoteName(schema)}.${quoteName(name)}`;

/** Creates a table with the declaration's constraints and descriptions. */
export async function createPublished(client: Client, schema: string, name: TableName): Promise<void> {
  const table = published(schema, name);
  await client.query(createTable(TABLES[name], "postgres", {schema}));
  const comments = [
    `COMMENT ON TABLE ${table} IS ${quoteText(`${TABLES[name].description} ${MARK}`)}`,
    ...columnsOf(name).map(
      ([column, {description}]) =>
        `COMMENT ON COLUMN ${table}.${quoteName(column)} IS ${quoteText(description)}`
    )
  ];
  await client.query(comments.join(";\n"));
}

/** Brings a table's rows where the merge can compare them; they are gone with the transaction. */
export async function bringRows(client: Client, name: TableName, tables: MirroredTables): Promise<void> {
  const columns = columnsOf(name).map(
    ([column, {type}]) => `${quoteName(column)} ${sqlType(type, "postgres")}`
  );
  await client.query(`CREATE TEMPORARY TABLE ${incoming(name)} (${columns.join(", ")}) ON COMMIT DROP`);
  await pipeline(
    Readable.from([[...copyText(name, tables.get(name)!)].join("")]),
    client.query(copyFrom(`COPY ${incoming(name)} FROM STDIN`))
  );
  await client.query(`ANALYZE ${incoming(name)}`);
}

export interface RowChanges {
  readonly inserted: number;
  readonly updated: number;
  readonly deleted: number;
}

const counted = async (client: Client, sql: string): Promise<number> =>
  (await client.query(sql)).rowCount ?? 0;

/**
 * Changes those rows of the published tables that are not as they came, in place: what belongs to a table
 * (policies, indexes, triggers, rights, views) stays. PostgreSQL has MERGE that deletes from 17 on only.
 */
export async function mergeTables(client: Client, schema: string): Promise<RowChanges> {
  let [inserted, updated, deleted] = [0, 0, 0];
  const sameKey = (name: TableName): string =>
    TABLES[name].primaryKey.map((key) => `new.${quoteName(key)} = old.${quoteName(key)}`).join(" AND ");
  for (const name of TABLE_NAMES) {
    const keys: readonly string[] = TABLES[name].primaryKey;
    const names = columnsOf(name).map(([column]) => column);
    const columns = names.map(quoteName);
    const values = names.filter((column) => !keys.includes(column)).map(quoteName);
    const row = (side: string): string => `ROW(${values.map((value) => `${side}.${value}`).join(", ")})`;
    inserted += await counted(
      client,
      `INSERT INTO ${published(schema, name)} (${columns.join(", ")}) SELECT ${columns.join(", ")} FROM ${incoming(name)} new
       WHERE NOT EXISTS (SELECT FROM ${published(schema, name)} old WHERE ${sameKey(name)})`
    );
    updated += await counted(
      client,
      `UPDATE ${published(schema, name)} old SET ${values.map((value) => `${value} = new.${value}`).join(", ")}
       FROM ${incoming(name)} new WHERE ${sameKey(name)} AND ${row("old")} IS DISTINCT FROM ${row("new")}`
    );
  }
  for (const name of TABLE_NAMES.toReversed())
    deleted += await counted(
      client,
      `DELETE FROM ${published(schema, name)} old
       WHERE NOT EXISTS (SELECT FROM ${incoming(name)} new WHERE ${sameKey(name)})`
    );
  return {inserted, updated, deleted};
}

/** Reads a published table in the order of its key. */
async function readPublished(client: Client, schema: string, name: TableName): Promise<MirroredRow[]> {
  const columns = columnsOf(name).map(([column]) => quoteName(column));
  const order = TABLES[name].primaryKey.map(quoteName);
  const {rows} = await client.query<MirroredRow>(
    `SELECT ${columns.join(", ")} FROM ${published(schema, name)} ORDER BY ${order.join(", ")}`
  );
  return rows;
}

/** The tables whose published rows are not those of the warehouse, each with what is wrong. */
export async function differences(client: Client, schema: string, tables: MirroredTables): Promise<string[]> {
  const found: string[] = [];
  for (const name of TABLE_NAMES) {
    const [there, expected] = [await readPublished(client, schema, name), tables.get(name)!];
    if (there.length !== expected.length)
      found.push(`${name} has ${there.length} rows in PostgreSQL and ${expected.length} in the warehouse`);
    else if (contentHash(name, there) !== contentHash(name, expected))
      found.push(`${name} does not hold the same values in PostgreSQL as in the warehouse`);
  }
  return found;
}

/** @throws MirrorError if what is there after the merge is not what came */
export async function verifyMerge(client: Client, schema: string, tables: MirroredTables): Promise<void> {
  const [first] = await differences(client, schema, tables);
  if (first) throw new MirrorError(`${first}; a trigger or rule on the table may change what is written`);
}
