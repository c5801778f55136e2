import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, it} from "vitest";
import {embeddedGame} from "../data-loaders/embedded-game.ts";
import {queryLog} from "./support/read-log.ts";
import {type ProcessLimits, type ServerProcess, spawnProcess, spawnServer} from "./support/spawn-server.ts";

let data: string;
let servers: ServerProcess[];
const gameText = JSON.stringify(embeddedGame());
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), "predictiondex-process-"));
  writeFileSync(join(data, "game.json"), gameText);
  servers = [];
});
afterEach(async () => {
  for (const {child, ended} of servers) {
    child.kill("SIGKILL");
    await ended();
  }
  rmSync(data, {recursive: true, force: true});
});

const environment = () => ({
  PREDICTIONDEX_DATA: data,
  // A busy machine takes longer to start the thread that writes Parquet.
  SHUTDOWN_SECONDS: "120",
  PREDICTION_LOG_LEASE_SECONDS: "2",
  PREDICTIONDEX_MODELS: join(data, "models")
});
async function start(env: NodeJS.ProcessEnv = {}, limits: ProcessLimits = {}): Promise<ServerProcess> {
  const server = await spawnServer({...environment(), ...env}, limits);
  servers.push(server);
  return server;
}
const ask = (url: string) =>
  fetch(`${url}/predict/duel`, {
    method: "POST",
    headers: {"Content-Type": "application/json"},
    body: JSON.stringify({pokemon_a_id: 7, move_a: "Surf", pokemon_b_id: 4, move_b: "Ember"})
  });

/** Keeps `parallel` requests under way until `stop` is called; gives the ids of those that were answered. */
function load(url: string, parallel: number) {
  const answered: string[] = [];
  let running = true;
  const workers = Array.from({length: parallel}, async () => {
    while (running) {
      try {
        const response = await ask(url);
        if ((await response.json()).win_probability !== undefined)
          answered.push(response.headers.get("x-request-id")!);
      } catch {
        if (!running) return;
        running = false;
      }
    }
  });
  return {
    answered,
    async stop() {
      running = false;
      await Promise.all(workers);
    }
  };
}

const logged = async () =>
  (await queryLog(join(data, "predictions"), "SELECT request_id FROM log")).map((row) => row["request_id"]);

describe("the server as a process", {timeout: 240_000}, () => {
  it("loses no answered prediction when it is killed under load", async () => {
    const first = await start({LOG_LEVEL: "info"});
    const clients = load(first.url, 8);
    await expect.poll(() => clients.answered.length, {timeout: 120_000}).toBeGreaterThan(150);
    first.child.kill("SIGKILL");
    expect(await first.ended()).toBe("SIGKILL");
    await clients.stop();
    expect(readdirSync(join(data, "predictions", ".wal"))).not.toEqual([]);

    await start();
    await expect.poll(() => readdirSync(join(data, "predictions", ".wal")), {timeout: 120_000}).toEqual([]);
    const ids = await logged();
    expect(new Set(ids).size, "no prediction twice").toBe(ids.length);
    const missing = clients.answered.filter((id) => !ids.includes(id));
    expect(missing).toEqual([]);
  });

  it("says loudly that it is open in development, and on SIGTERM says so while it still answers, finishes what is under way, writes the log and ends with 0", async () => {
    const server = await start({DRAIN_SECONDS: "5"});
    expect(server.output()).toMatch(/DEVELOPMENT MODE.*no key is needed/);
    const clients = load(server.url, 4);
    await expect.poll(() => clients.answered.length, {timeout: 120_000}).toBeGreaterThan(20);
    server.child.kill("SIGTERM");
    const ready = async () => (await fetch(`${server.url}/ready`)).status;
    await expect.poll(ready, {timeout: 5000, interval: 10}).toBe(503);
    const last = await ask(server.url);
    expect([last.status, last.headers.get("connection")]).toEqual([200, "close"]);
    expect(await server.ended()).toBe(0);
    await clients.stop();
    const ids = new Set(await logged());
    expect(clients.answered.filter((id) => !ids.has(id))).toEqual([]);
    expect(readdirSync(join(data, "predictions", ".wal"))).toEqual([]);
  });

  it.each([
    ["exception", "uncaughtException", "thrown on purpose"],
    ["rejection", "unhandledRejection", "rejected on purpose"]
  ])("logs an uncaught %s and ends in order, with 1", async (failure, event, message) => {
    const server = await start({FAIL_ON_SIGUSR2: failure});
    const clients = load(server.url, 4);
    await expect.poll(() => clients.answered.length, {timeout: 120_000}).toBeGreaterThan(20);
    server.child.kill("SIGUSR2");
    expect(await server.ended()).toBe(1);
    await clients.stop();
    const fatal = server.output().match(/^\{"level":60.*$/m)?.[0] ?? "{}";
    expect(JSON.parse(fatal)).toMatchObject({msg: `${event}: ending`, err: {message}});
    const ids = new Set(await logged());
    expect(clients.answered.filter((id) => !ids.has(id))).toEqual([]);
  });

  it("watches the model beside it where told to, and both end together", async () => {
    const server = await start({MONITOR_EVERY: "0.5s"});
    await expect.poll(() => server.output(), {timeout: 120_000}).toMatch(/"monitor":"drift: no model is in/);
    expect((await ask(server.url)).status).toBe(200);
    server.child.kill("SIGTERM");
    expect(await server.ended()).toBe(0);
  });

  it("answers on where the disk is full, and says so", async () => {
    const server = await start({PREDICTION_LOG_ROWS: "1000000"}, {fileKilobytes: 4});
    for (let request = 0; request < 60; request++) expect((await ask(server.url)).status).toBe(200);
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    const value = (sample: string) =>
      Number(
        metrics
          .split("\n")
          .find((line) => line.startsWith(sample))
          ?.split(" ")[1]
      );
    expect(value('prediction_log_errors_total{operation="append"}')).toBeGreaterThan(0);
    expect(value("prediction_log_pending_records")).toBe(60);
    expect(server.output()).toMatch(/the prediction log is in trouble; requests are answered all the same/);
    const [segment] = readdirSync(join(data, "predictions", ".wal"));
    const lines = readFileSync(join(data, "predictions", ".wal", segment), "utf8");
    expect(lines.endsWith("\n"), "no torn line").toBe(true);
    expect(lines.split("\n").length).toBeGreaterThan(5);
  });
});

describe("a start that cannot succeed ends with one line and 1", () => {
  const blocker = createServer();
  beforeAll(() => new Promise<void>((resolve) => blocker.listen(0, "127.0.0.1", resolve)));
  afterAll(() => new Promise((resolve) => blocker.close(resolve)));

  it("port in use", async () => {
    const port = String((blocker.address() as AddressInfo).port);
    const {ended, output} = spawnProcess({...environment(), PORT: port, LOG_LEVEL: "fatal"});
    expect(await ended()).toBe(1);
    expect(output()).toBe(
      `predictiondex: port ${port} is already in use on 127.0.0.1; choose another with PORT\n`
    );
  });

  it("no data", async () => {
    rmSync(join(data, "game.json"));
    const {ended, output} = spawnProcess({...environment(), PORT: "0", LOG_LEVEL: "fatal"});
    expect(await ended()).toBe(1);
    expect(output()).toMatch(/^predictiondex: .*game\.json does not exist.*\n$/);
  });

  it("no keys in production", async () => {
    const {ended, output} = spawnProcess({...environment(), NODE_ENV: "production", PORT: "0"});
    expect(await ended()).toBe(1);
    expect(output().trim()).toMatch(/^predictiondex: NODE_ENV=production needs API keys/);
  });

  it("a setting that is not valid, with the server's own entry", async () => {
    const entry = fileURLToPath(new URL("../../server/main.ts", import.meta.url));
    const {ended, output} = spawnProcess({...environment(), PORT: "http"}, {script: entry});
    expect(await ended()).toBe(1);
    expect(output()).toMatch(/^predictiondex: PORT=http is not valid: expected a whole number\n$/);
  });
});
