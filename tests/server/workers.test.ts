import {mkdtempSync, readdirSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, expect, it} from "vitest";
import {embeddedGame} from "../data-loaders/embedded-game.ts";
import {queryLog} from "./support/read-log.ts";
import {type ServerProcess, spawnProcess, spawnServer} from "./support/spawn-server.ts";

let data: string;
let server: ServerProcess | null;
const environment = () => ({
  PREDICTIONDEX_DATA: data,
  // A busy machine takes longer to start the thread that writes Parquet.
  SHUTDOWN_SECONDS: "120",
  PREDICTION_LOG_LEASE_SECONDS: "2",
  PREDICTIONDEX_MODELS: join(data, "models"),
  WORKERS: "2"
});
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), "predictiondex-workers-"));
  writeFileSync(join(data, "game.json"), JSON.stringify(embeddedGame()));
  server = null;
});
afterEach(async () => {
  server?.child.kill("SIGTERM");
  await server?.ended();
  rmSync(data, {recursive: true, force: true});
});

const REQUESTS = 40;
const DUEL = {pokemon_a_id: 7, move_a: "Surf", pokemon_b_id: 4, move_b: "Ember"};

it("several processes share the port, the folder of the log and their metrics; one that is killed is replaced", async () => {
  server = await spawnServer(environment());
  const listening = () => server?.output().match(/listening on/g)?.length;
  await expect.poll(listening, {timeout: 120_000}).toBe(2);
  const {url} = server;
  for (let request = 0; request < REQUESTS; request++) {
    const response = await fetch(`${url}/predict/duel`, {
      method: "POST",
      headers: {"Content-Type": "application/json", Connection: "close"},
      body: JSON.stringify(DUEL)
    });
    expect(response.status).toBe(200);
    await response.arrayBuffer();
  }
  const text = await (await fetch(`${url}/metrics`)).text();
  expect(text).toMatch(new RegExp(`^model_predictions_total\\{model_version="1"\\} ${REQUESTS}$`, "m"));
  expect(text, "a fact of the whole, not a sum over the processes").toMatch(/^model_info\{.*\} 1$/m);

  // A connection each, which go to the processes in turn.
  const kept = await Promise.all(
    Array.from({length: 8}, async () => {
      for (;;) {
        const response = await fetch(`${url}/predict/batch`, {
          method: "POST",
          headers: {"Content-Type": "application/json", Connection: "close", "Idempotency-Key": "the-same"},
          body: JSON.stringify({duels: [DUEL]})
        });
        const body = await response.text();
        if (response.status !== 409) return {body, again: response.headers.get("idempotent-replayed")};
      }
    })
  );
  expect(new Set(kept.map(({body}) => body)).size, "one answer from all processes").toBe(1);
  expect(kept.filter(({again}) => again === null)).toHaveLength(1);

  const worker = /"worker":(\d+)/.exec(server.output())?.[1];
  process.kill(Number(worker), "SIGKILL");
  await expect.poll(listening, {timeout: 120_000}).toBe(3);
  expect((await fetch(`${url}/ready`)).status).toBe(200);
  // Whoever is ended before the lease of the one that was killed has run out leaves its rows to the next server.
  await expect
    .poll(() => server?.output(), {timeout: 120_000})
    .toContain("recovered predictions of a process that is gone");

  server.child.kill("SIGTERM");
  expect(await server.ended()).toBe(0);
  const [{n, instances}] = await queryLog(
    join(data, "predictions"),
    "SELECT count(*)::INTEGER AS n, count(DISTINCT instance)::INTEGER AS instances FROM log"
  );
  expect(n).toBe(REQUESTS + 1);
  expect(instances).toBe(2);
  expect(readdirSync(join(data, "predictions", ".wal"))).toEqual([]);
}, 500_000);

it("that cannot start end as one does", async () => {
  rmSync(join(data, "game.json"));
  const {ended, output} = spawnProcess({...environment(), PORT: "0", LOG_LEVEL: "fatal"});
  expect(await ended()).toBe(1);
  expect(output()).toMatch(/^predictiondex: .*game\.json does not exist.*\n$/);
});
