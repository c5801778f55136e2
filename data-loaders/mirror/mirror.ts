import {Client} from "pg";
import {quoteName} from "../../lib/duckdb/quote-sql.ts";
import {TABLE_NAMES, type TableName} from "../schema/tables.ts";
import type {EtlLog} from "../steps/step.ts";
import {MirrorError} from "./mirror-error.ts";
import {dropStagingLeftovers, fillStaging, stagingName, verifyStaging} from "./staging.ts";
import {publishedHashes, swapIn} from "./swap.ts";
import {contentHash, readWarehouse} from "./warehouse-rows.ts";

export interface MirrorOptions {
  readonly warehouse: string;
  /** `postgresql://user:password@host:port/database` */
  readonly databaseUrl: string;
  readonly schema?: string;
  /** Load again although the mirror holds this content already. */
  readonly force?: boolean;
  readonly log?: EtlLog;
  /** Told after each table is filled, and when all are, before anything is published. */
  readonly onFilled?: (what: TableName | "all") => Promise<void>;
}

export interface MirrorReport {
  readonly rows: number;
  readonly skipped: boolean;
  readonly seconds: number;
}

/** One mirror at a time in a database: key of PostgreSQL's advisory lock, the bytes of "PDEX". */
const LOCK = 0x50444558;

const OLDEST_VERSION = 140_000;

async function connect(databaseUrl: string): Promise<Client> {
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
 * Copies the warehouse's 11 tables to PostgreSQL (14 or later) with the same constraints: fills a staging
 * schema by COPY, verifies counts and contents, and swaps it in at once. A run that fails or is killed leaves
 * the published tables as they were; the next one clears what it left behind.
 * @throws MirrorError
 */
export async function mirror(options: MirrorOptions): Promise<MirrorReport> {
  const {warehouse, databaseUrl, schema = "public", force = false, log, onFilled = async () => {}} = options;
  const start = performance.now();
  const tables = await readWarehouse(warehouse);
  const rows = [...tables.values()].reduce((sum, list) => sum + list.length, 0);
  const report = (skipped: boolean): MirrorReport => ({
    rows,
    skipped,
    seconds: (performance.now() - start) / 1000
  });
  const client = await connect(databaseUrl);
  try {
    await demandVersion(client);
    const {rows: locked} = await client.query<{locked: boolean}>(
      "SELECT pg_try_advisory_lock($1) AS locked",
      [LOCK]
    );
    if (!locked[0].locked)
      throw new MirrorError("another mirror is running on this database; try again later");
    const leftovers = await dropStagingLeftovers(client);
    if (leftovers.length > 0)
      log?.warn(`removed what an interrupted run left behind: ${leftovers.join(", ")}`);
    const published = await publishedHashes(client, schema);
    const current = TABLE_NAMES.every((name) => published.get(name) === contentHash(name, tables.get(name)!));
    if (current && !force) {
      log?.info(`mirror: ${schema} already holds this content, skipped`);
      return report(true);
    }
    const staging = stagingName();
    try {
      await fillStaging(client, staging, tables, onFilled);
      await onFilled("all");
      await verifyStaging(client, staging, tables);
      await swapIn(client, staging, schema);
    } catch (error) {
      await client.query(`DROP SCHEMA IF EXISTS ${quoteName(staging)} CASCADE`).catch(() => {});
      throw error;
    }
    log?.info(`mirror: ${TABLE_NAMES.length} tables, ${rows} rows in ${schema}`);
    return report(false);
  } finally {
    await client.end().catch(() => {});
  }
}

async function demandVersion(client: Client): Promise<void> {
  const {rows} = await client.query<{server_version_num: string}>("SHOW server_version_num");
  const version = Number(rows[0].server_version_num);
  if (version < OLDEST_VERSION)
    throw new MirrorError(`PostgreSQL ${Math.floor(version / 10_000)} is too old; 14 or later is needed`);
}
