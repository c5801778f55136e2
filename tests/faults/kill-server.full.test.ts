import {mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {expect, it} from "vitest";
import {createRandom} from "../../lib/statistics/seeded-random.ts";
import {embeddedGame} from "../data-loaders/embedded-game.ts";
import {queryLog} from "../server/support/read-log.ts";
import {spawnServer} from "../server/support/spawn-server.ts";

const seed = Number(process.env["SEED"] ?? Date.now() % 1e9);
const KILLS = Number(process.env["KILLS"] ?? 40);

const DUEL = JSON.stringify({pokemon_a_id: 7, move_a: "Surf", pokemon_b_id: 4, move_b: "Ember"});

/** Asks without a pause until the connection breaks; gives the ids of the answered requests. */
async function askUntilItEnds(url: string): Promise<string[]> {
  const answered: string[] = [];
  for (;;) {
    try {
      const headers = {"Content-Type": "application/json"};
      const response = await fetch(`${url}/predict/duel`, {method: "POST", headers, body: DUEL});
      await response.text();
      if (response.ok) answered.push(response.headers.get("x-request-id")!);
    } catch {
      return answered;
    }
  }
}

it(`a server killed ${KILLS} times at random moments under load loses no answered prediction (SEED=${seed})`, {
  timeout: 3_600_000
}, async () => {
  const data = mkdtempSync(join(tmpdir(), "server-kill-"));
  const random = createRandom(seed);
  const environment = {
    PREDICTIONDEX_DATA: data,
    PREDICTIONDEX_MODELS: join(data, "models"),
    PREDICTION_LOG_ROWS: "50",
    LOG_LEVEL: "info"
  };
  mkdirSync(data, {recursive: true});
  writeFileSync(join(data, "game.json"), JSON.stringify(embeddedGame()));
  const answered: string[] = [];
  try {
    for (let kill = 0; kill < KILLS; kill++) {
      const server = await spawnServer(environment);
      const clients = Array.from({length: 4}, () => askUntilItEnds(server.url));
      await new Promise((resolve) => setTimeout(resolve, 50 + random() * 1000));
      server.child.kill("SIGKILL");
      await server.ended();
      answered.push(...(await Promise.all(clients)).flat());
    }
    const last = await spawnServer(environment);
    await expect.poll(() => readdirSync(join(data, "predictions", ".wal")), {timeout: 120_000}).toEqual([]);
    last.child.kill("SIGTERM");
    expect(await last.ended()).toBe(0);
    const rows = await queryLog(join(data, "predictions"), "SELECT request_id FROM log");
    const logged = rows.map((row) => row["request_id"]);
    expect(answered.length).toBeGreaterThan(KILLS);
    expect(new Set(logged).size, "none twice").toBe(logged.length);
    const known = new Set(logged);
    expect(
      answered.filter((id) => !known.has(id)),
      `seed ${seed}`
    ).toEqual([]);
  } finally {
    rmSync(data, {recursive: true, force: true});
  }
});
