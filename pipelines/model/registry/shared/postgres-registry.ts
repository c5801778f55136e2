import pg from "pg";
import {hashOf} from "../../../../lib/files/hash.ts";
import {shownAddress} from "../../../../lib/web/shown-address.ts";
import {
  type RegistrySnapshot,
  type SharedRegistry,
  SharedRegistryError,
  StaleSnapshotError
} from "./shared-registry.ts";

/** How long a writer waits for another. */
const PATIENCE_SECONDS = 60;
const CONNECT_MS = 5_000;

/** Advisory locks of this number are a writer's. */
const WRITER = 20_181_116;

const SCHEMA = "predictiondex_registry";

/** Versions, aliases and ledger are views of the very bytes that the folder holds. */
const CREATE = `
CREATE SCHEMA IF NOT EXISTS ${SCHEMA};
CREATE TABLE IF NOT EXISTS ${SCHEMA}.revision (
  only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  revision bigint NOT NULL
);
INSERT INTO ${SCHEMA}.revision (revision) VALUES (0) ON CONFLICT DO NOTHING;
CREATE TABLE IF NOT EXISTS ${SCHEMA}.file (
  path text PRIMARY KEY,
  sha256 text NOT NULL,
  content bytea NOT NULL,
  revision bigint NOT NULL
);
CREATE OR REPLACE VIEW ${SCHEMA}.version AS
  SELECT (convert_from(content, 'UTF8')::jsonb ->> 'version')::int AS version, convert_from(content, 'UTF8')::jsonb AS manifest
  FROM ${SCHEMA}.file WHERE path ~ '^versions/[0-9]+/manifest\\.json$';
CREATE OR REPLACE VIEW ${SCHEMA}.alias AS
  SELECT alias, version::int FROM ${SCHEMA}.file, jsonb_each_text(convert_from(content, 'UTF8')::jsonb) AS kept(alias, version)
  WHERE path = 'aliases.json';
CREATE OR REPLACE VIEW ${SCHEMA}.ledger AS
  SELECT place, entry ->> 'at' AS at, entry ->> 'action' AS action, (entry ->> 'version')::int AS version,
    (entry ->> 'previous')::int AS previous, entry -> 'reasons' AS reasons, entry -> 'evidence' AS evidence
  FROM ${SCHEMA}.file,
    regexp_split_to_table(convert_from(content, 'UTF8'), E'\\n') WITH ORDINALITY AS lines(line, place),
    LATERAL (SELECT line::jsonb AS entry WHERE line <> '') AS read
  WHERE path = 'ledger.jsonl';
`;

/** In PostgreSQL: a change is one transaction, and a writer holds a lock that ends with its connection. */
export class PostgresRegistry implements SharedRegistry {
  readonly where: string;
  readonly #client: pg.Client;

  private constructor(where: string, client: pg.Client) {
    this.where = where;
    this.#client = client;
  }

  /** @throws SharedRegistryError where there is no database, or no right to use it */
  static async open(address: string): Promise<PostgresRegistry> {
    const where = shownAddress(address);
    const client = new pg.Client({
      connectionString: address,
      connectionTimeoutMillis: CONNECT_MS,
      application_name: "predictiondex registry"
    });
    // A connection that breaks is told by the next query.
    client.on("error", () => {});
    try {
      await client.connect();
      const {rows} = await client.query("SELECT to_regclass($1) AS there", [`${SCHEMA}.ledger`]);
      if (rows[0].there === null) await create(client);
    } catch (cause) {
      await client.end().catch(() => {});
      throw new SharedRegistryError(`the registry at ${where} cannot be used: ${(cause as Error).message}`, {
        cause
      });
    }
    return new PostgresRegistry(where, client);
  }

  async snapshot(): Promise<RegistrySnapshot> {
    return this.#within("REPEATABLE READ", async () => {
      const revision = await this.#query<{revision: string}>(`SELECT revision FROM ${SCHEMA}.revision`);
      const files = await this.#query<{path: string; sha256: string}>(
        `SELECT path, sha256 FROM ${SCHEMA}.file ORDER BY path`
      );
      return {
        revision: Number(revision[0].revision),
        files: new Map(files.map(({path, sha256}) => [path, sha256]))
      };
    });
  }

  async read(path: string, sha256: string): Promise<Uint8Array> {
    const [file] = await this.#query<{content: Buffer}>(
      `SELECT content FROM ${SCHEMA}.file WHERE path = $1 AND sha256 = $2`,
      [path, sha256]
    );
    if (file === undefined || hashOf(file.content) !== sha256)
      throw new StaleSnapshotError(`${path} of the registry at ${this.where} is gone or damaged; try again`);
    return file.content;
  }

  async exclusively<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
    await this.#query(`SET lock_timeout = '${PATIENCE_SECONDS}s'`);
    try {
      await this.#query("SELECT pg_advisory_lock($1)", [WRITER]);
    } catch (cause) {
      if (!(cause instanceof Error && (cause.cause as {code?: string})?.code === "55P03")) throw cause;
      throw new SharedRegistryError(
        `another process is changing the registry at ${this.where}; ${what} waited ${PATIENCE_SECONDS} s for it: try again`,
        {cause}
      );
    }
    try {
      return await work();
    } finally {
      await this.#query("SELECT pg_advisory_unlock($1)", [WRITER]).catch(() => {});
    }
  }

  async write(since: RegistrySnapshot, changed: ReadonlyMap<string, Uint8Array>): Promise<void> {
    await this.#within("READ COMMITTED", async () => {
      const [{revision}] = await this.#query<{revision: string}>(
        `SELECT revision FROM ${SCHEMA}.revision FOR UPDATE`
      );
      if (Number(revision) !== since.revision)
        throw new SharedRegistryError(
          `somebody changed the registry at ${this.where} meanwhile; nothing was written: run the command again`
        );
      const next = since.revision + 1;
      for (const [path, content] of changed)
        await this.#query(
          `INSERT INTO ${SCHEMA}.file (path, sha256, content, revision) VALUES ($1, $2, $3, $4)
           ON CONFLICT (path) DO UPDATE SET sha256 = excluded.sha256, content = excluded.content, revision = excluded.revision`,
          [path, hashOf(content), Buffer.from(content), next]
        );
      await this.#query(`UPDATE ${SCHEMA}.revision SET revision = $1`, [next]);
    });
  }

  close(): Promise<void> {
    return this.#client.end();
  }

  async #query<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    try {
      return (await this.#client.query(text, [...values])).rows as Row[];
    } catch (cause) {
      throw new SharedRegistryError(`the registry at ${this.where} failed: ${(cause as Error).message}`, {
        cause
      });
    }
  }

  async #within<Result>(isolation: string, work: () => Promise<Result>): Promise<Result> {
    await this.#query(`BEGIN ISOLATION LEVEL ${isolation}`);
    try {
      const result = await work();
      await this.#query("COMMIT");
      return result;
    } catch (error) {
      await this.#query("ROLLBACK").catch(() => {});
      throw error;
    }
  }
}

/** One at a time: two that create a schema at once fail. */
async function create(client: pg.Client): Promise<void> {
  await client.query("BEGIN");
  await client.query("SELECT pg_advisory_xact_lock($1)", [WRITER + 1]);
  await client.query(CREATE);
  await client.query("COMMIT");
}
