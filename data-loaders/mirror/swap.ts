import pRetry from "p-retry";
import type {Client} from "pg";
import {quoteName} from "../../lib/duckdb/quote-sql.ts";
import {TABLE_NAMES, type TableName} from "../schema/tables.ts";
import {MirrorError} from "./mirror-error.ts";
import {hashInMark} from "./staging.ts";

/** Content hash of each of the mirror's tables in a schema. @throws MirrorError at a table of somebody else's */
export async function publishedHashes(
  client: Client,
  schema: string
): Promise<ReadonlyMap<TableName, string>> {
  const {rows} = await client.query<{relname: TableName; comment: string | null}>(
    `SELECT relname, obj_description(c.oid, 'pg_class') AS comment
     FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
     WHERE nspname = $1 AND relname = ANY ($2)`,
    [schema, TABLE_NAMES]
  );
  const hashes = new Map<TableName, string>();
  for (const {relname, comment} of rows) {
    const hash = hashInMark(comment);
    if (!hash)
      throw new MirrorError(
        `${schema}.${relname} was not made by this mirror and is not replaced; name another schema with --schema`
      );
    hashes.set(relname, hash);
  }
  return hashes;
}

interface Grant {
  readonly table_name: string;
  readonly grantee: string;
  readonly privilege_type: string;
}

/** What other roles may do with the tables that are replaced, so that they may do it with the new ones. */
async function grantsOn(client: Client, schema: string): Promise<readonly Grant[]> {
  const {rows} = await client.query<Grant>(
    `SELECT table_name, grantee, privilege_type FROM information_schema.table_privileges
     WHERE table_schema = $1 AND table_name = ANY ($2) AND grantee <> current_user`,
    [schema, TABLE_NAMES]
  );
  return rows;
}

/** How long one try waits for readers: less than PostgreSQL waits before it ends one of two that block each other. */
const LOCK_MS = 400;
/** Tries with their pauses take some ten seconds. */
const TRIES = 15;

/**
 * Puts the filled tables in the place of the published ones in one transaction: a reader sees the old ones or
 * the new ones, never a mixture. A reader that holds one table and waits for the next would block it for ever:
 * it steps back and tries again, for some ten seconds.
 */
export async function swapIn(client: Client, staging: string, schema: string): Promise<void> {
  try {
    await pRetry(() => swapOnce(client, staging, schema), {
      retries: TRIES - 1,
      minTimeout: 50,
      maxTimeout: 500,
      randomize: true,
      shouldRetry: (error) => BLOCKED.has((error as {code?: string}).code ?? "")
    });
  } catch (cause) {
    throw explain(cause);
  }
}

async function swapOnce(client: Client, staging: string, schema: string): Promise<void> {
  const qualified = (name: string): string => `${quoteName(schema)}.${quoteName(name)}`;
  await client.query("BEGIN");
  try {
    await client.query(`SET LOCAL lock_timeout = '${LOCK_MS}ms'`);
    await client.query(`CREATE SCHEMA IF NOT EXISTS ${quoteName(schema)}`);
    const grants = await grantsOn(client, schema);
    const existing = [...(await publishedHashes(client, schema)).keys()];
    if (existing.length > 0) await client.query(`DROP TABLE ${existing.map(qualified).join(", ")}`);
    for (const name of TABLE_NAMES)
      await client.query(
        `ALTER TABLE ${quoteName(staging)}.${quoteName(name)} SET SCHEMA ${quoteName(schema)}`
      );
    for (const {table_name, grantee, privilege_type} of grants) {
      const role = grantee === "PUBLIC" ? "PUBLIC" : quoteName(grantee);
      await client.query(`GRANT ${privilege_type} ON ${qualified(table_name)} TO ${role}`);
    }
    await client.query(`DROP SCHEMA ${quoteName(staging)}`);
    await client.query("COMMIT");
  } catch (cause) {
    await client.query("ROLLBACK");
    throw cause;
  }
}

const DEPENDENT_OBJECTS = "2BP01";
const LOCK_NOT_AVAILABLE = "55P03";
const DEADLOCK = "40P01";
const BLOCKED: ReadonlySet<string> = new Set([LOCK_NOT_AVAILABLE, DEADLOCK]);

function explain(cause: unknown): unknown {
  const {code, detail} = cause as {code?: string; detail?: string};
  if (code === DEPENDENT_OBJECTS)
    return new MirrorError(`other objects depend on the mirror's tables, drop them first: ${detail}`, {
      cause
    });
  if (code !== undefined && BLOCKED.has(code))
    return new MirrorError(
      "readers held the tables for some ten seconds; the old ones stay, try again later",
      {
        cause
      }
    );
  return cause;
}
