import {Client} from "pg";
import {quoteName} from "../../lib/duckdb/quote-sql.ts";
import {TABLE_NAMES} from "../schema/tables.ts";
import type {EtlLog} from "../steps/step.ts";
import {demandDatabaseUrl} from "./database-url.ts";
import {explainRefusal} from "./explain-refusal.ts";
import {
  bringRows,
  createPublished,
  differences,
  mergeTables,
  type RowChanges,
  verifyMerge
} from "./merge-tables.ts";
import {MirrorError} from "./mirror-error.ts";
import {publishedTables} from "./published-tables.ts";
import {type MirroredTables, readWarehouse} from "./warehouse-rows.ts";

export interface MirrorOptions {
  readonly warehouse: string;
  /** `postgresql://user:password@host:port/database` */
  readonly databaseUrl: string;
  readonly schema?: string;
  /** Compare and write again although the mirror holds this content already. */
  readonly force?: boolean;
  readonly log?: EtlLog;
  /** Told when all rows are as they should be, before anybody else sees them. */
  readonly onVerified?: () => Promise<void>;
}

export interface MirrorReport {
  readonly rows: number;
  readonly skipped: boolean;
  readonly changes: RowChanges;
  readonly seconds: number;
}

/** One mirror at a time in a database: key of PostgreSQL's advisory lock, the bytes of "PDEX". */
const LOCK = 0x50444558;

const OLDEST_VERSION = 140_000;

/** How long to wait for others who write to the tables; readers are not waited for. */
const LOCK_TIMEOUT = "10s";

async function connect(databaseUrl: string): Promise<Client> {
  demandDatabaseUrl(databaseUrl);
  const client = new Client({
    connectionString: databaseUrl,
    application_name: "predictiondex-mirror",
    connectionTimeoutMillis: 10_000
  });
  // Without a listener a connection that breaks between two queries would end the process.
  client.on("error", () => {});
  try {
    await client.connect();
    return client;
  } catch (cause) {
    // The address may hold a password, so that it is not repeated.
    const {code, message} = cause as Error & {code?: string};
    throw new MirrorError(`cannot connect to the database: ${message || code}`, {cause});
  }
}

/**
 * Copies the warehouse's 11 tables to PostgreSQL (14 or later) with the same constraints: creates those that
 * are missing, changes the rows of the others in place, and verifies counts and contents, in one transaction. A
 * reader sees the old rows or the new ones; a run that fails or is killed changes nothing. Whatever else
 * belongs to the tables stays as it is.
 * @throws MirrorError
 */
export async function mirror(options: MirrorOptions): Promise<MirrorReport> {
  const {
    warehouse,
    databaseUrl,
    schema = "public",
    force = false,
    log,
    onVerified = async () => {}
  } = options;
  const start = performance.now();
  const tables = await readWarehouse(warehouse);
  const rows = [...tables.values()].reduce((sum, list) => sum + list.length, 0);
  const report = (skipped: boolean, changes: RowChanges): MirrorReport => ({
    rows,
    skipped,
    changes,
    seconds: (performance.now() - start) / 1000
  });
  const client = await connect(databaseUrl);
  try {
    await demandVersion(client);
    await demandTurn(client);
    // A role that row-level security applies to is told so, instead of seeing part of the rows.
    await client.query("SET row_security = off");
    if (!force && (await isCurrent(client, schema, tables))) {
      log?.info(`mirror: ${schema} already holds this content, skipped`);
      return report(true, {inserted: 0, updated: 0, deleted: 0});
    }
    const changes = await refresh(client, schema, tables, onVerified);
    const {inserted, updated, deleted} = changes;
    log?.info(
      `mirror: ${TABLE_NAMES.length} tables, ${rows} rows in ${schema} (${inserted} new, ${updated} changed, ${deleted} removed)`
    );
    return report(false, changes);
  } catch (cause) {
    const {rows: names} = await client
      .query<{role: string}>("SELECT quote_ident(current_user) AS role")
      .catch(() => ({rows: []}));
    throw explainRefusal(cause, {schema: quoteName(schema), role: names[0]?.role ?? "the mirror's role"});
  } finally {
    await client.end().catch(() => {});
  }
}

async function isCurrent(client: Client, schema: string, tables: MirroredTables): Promise<boolean> {
  const there = await publishedTables(client, schema);
  return there.size === TABLE_NAMES.length && (await differences(client, schema, tables)).length === 0;
}

async function refresh(
  client: Client,
  schema: string,
  tables: MirroredTables,
  onVerified: NonNullable<MirrorOptions["onVerified"]>
): Promise<RowChanges> {
  await client.query("BEGIN");
  try {
    await client.query(`SET LOCAL lock_timeout = '${LOCK_TIMEOUT}'`);
    const {rowCount} = await client.query("SELECT FROM pg_namespace WHERE nspname = $1", [schema]);
    if (rowCount === 0) await client.query(`CREATE SCHEMA ${quoteName(schema)}`);
    const there = await publishedTables(client, schema);
    for (const name of TABLE_NAMES) if (!there.has(name)) await createPublished(client, schema, name);
    for (const name of TABLE_NAMES) {
      await client.query(
        `LOCK TABLE ONLY ${quoteName(schema)}.${quoteName(name)} IN SHARE ROW EXCLUSIVE MODE`
      );
      await bringRows(client, name, tables);
    }
    await client.query("SET CONSTRAINTS ALL DEFERRED");
    const changes = await mergeTables(client, schema);
    await client.query("SET CONSTRAINTS ALL IMMEDIATE");
    await verifyMerge(client, schema, tables);
    await onVerified();
    await client.query("COMMIT");
    return changes;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    throw error;
  }
}

async function demandVersion(client: Client): Promise<void> {
  const {rows} = await client.query<{server_version_num: string}>("SHOW server_version_num");
  const version = Number(rows[0].server_version_num);
  if (version < OLDEST_VERSION)
    throw new MirrorError(`PostgreSQL ${Math.floor(version / 10_000)} is too old; 14 or later is needed`);
}

async function demandTurn(client: Client): Promise<void> {
  const {rows} = await client.query<{locked: boolean}>("SELECT pg_try_advisory_lock($1) AS locked", [LOCK]);
  if (!rows[0].locked) throw new MirrorError("another mirror is running on this database; try again later");
}
