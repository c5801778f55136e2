import {randomBytes} from "node:crypto";
import {Readable} from "node:stream";
import {pipeline} from "node:stream/promises";
import type {Client} from "pg";
import {from as copyFrom} from "pg-copy-streams";
import {quoteName, quoteText} from "../../lib/duckdb/quote-sql.ts";
import {addForeignKeys, createTable} from "../schema/ddl.ts";
import {TABLE_NAMES, TABLES, type TableName} from "../schema/tables.ts";
import {copyText} from "./copy-text.ts";
import {MirrorError} from "./mirror-error.ts";
import {contentHash, type MirroredRow, type MirroredTables} from "./warehouse-rows.ts";

const PREFIX = "predictiondex_staging_";

export const stagingName = (): string => PREFIX + randomBytes(6).toString("hex");

/** Removes what killed runs left behind; only for who holds the mirror's lock. */
export async function dropStagingLeftovers(client: Client): Promise<string[]> {
  const {rows} = await client.query<{nspname: string}>(
    "SELECT nspname FROM pg_namespace WHERE starts_with(nspname, $1)",
    [PREFIX]
  );
  for (const {nspname} of rows) await client.query(`DROP SCHEMA ${quoteName(nspname)} CASCADE`);
  return rows.map(({nspname}) => nspname);
}

/** Marks a table as the mirror's, with the content it holds. */
const markOf = (hash: string): string => `[PredictionDex ${hash}]`;
export const hashInMark = (comment: string | null): string | null =>
  /\[PredictionDex ([0-9a-f]{64})\]/.exec(comment ?? "")?.[1] ?? null;

/**
 * Creates the tables in a schema that nobody reads and fills them by COPY, in one transaction. Foreign keys
 * are added to the full tables, which checks them all at once.
 */
export async function fillStaging(
  client: Client,
  schema: string,
  tables: MirroredTables,
  afterTable: (name: TableName) => Promise<void>
): Promise<void> {
  await client.query("BEGIN");
  try {
    await client.query(`CREATE SCHEMA ${quoteName(schema)}`);
    for (const name of TABLE_NAMES) {
      const qualified = `${quoteName(schema)}.${quoteName(name)}`;
      const rows = tables.get(name)!;
      await client.query(createTable(TABLES[name], "postgres", {schema, withoutForeignKeys: true}));
      await pipeline(
        Readable.from([[...copyText(name, rows)].join("")]),
        client.query(copyFrom(`COPY ${qualified} FROM STDIN`))
      );
      const foreignKeys = addForeignKeys(TABLES[name], schema);
      if (foreignKeys) await client.query(foreignKeys);
      await describe(client, qualified, name, contentHash(name, rows));
      await client.query(`ANALYZE ${qualified}`);
      await afterTable(name);
    }
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    throw error;
  }
}

async function describe(client: Client, qualified: string, name: TableName, hash: string): Promise<void> {
  const {description, columns} = TABLES[name];
  const comments = [
    `COMMENT ON TABLE ${qualified} IS ${quoteText(`${description} ${markOf(hash)}`)}`,
    ...Object.entries(columns).map(
      ([column, declared]) =>
        `COMMENT ON COLUMN ${qualified}.${quoteName(column)} IS ${quoteText(declared.description)}`
    )
  ];
  await client.query(comments.join(";\n"));
}

/** Reads the tables back and compares counts and content. */
export async function verifyStaging(client: Client, schema: string, tables: MirroredTables): Promise<void> {
  for (const name of TABLE_NAMES) {
    const order = TABLES[name].primaryKey.map(quoteName).join(", ");
    const {rows} = await client.query<MirroredRow>(
      `SELECT * FROM ${quoteName(schema)}.${quoteName(name)} ORDER BY ${order}`
    );
    const expected = tables.get(name)!;
    if (rows.length !== expected.length)
      throw new MirrorError(
        `${name} has ${rows.length} rows in PostgreSQL and ${expected.length} in the warehouse`
      );
    if (contentHash(name, rows) !== contentHash(name, expected))
      throw new MirrorError(`${name} does not hold the same values in PostgreSQL as in the warehouse`);
  }
}
