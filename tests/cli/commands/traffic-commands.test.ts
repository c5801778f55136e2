import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Command} from "commander";
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi} from "vitest";
import {backfillCommand, trafficCommand} from "../../../cli/commands/traffic-commands.ts";
import {dataPaths} from "../../../lib/files/paths.ts";
import {embeddedGame} from "../../data-loaders/embedded-game.ts";
import {captureOutput} from "../../support/capture-output.ts";
import {runCommand} from "../../support/run-command.ts";

const root = mkdtempSync(join(tmpdir(), "predictiondex-traffic-"));
const env = {
  PREDICTIONDEX_DATA: join(root, "data"),
  PREDICTIONDEX_MODELS: join(root, "models"),
  PREDICTIONDEX_URL: "",
  API_KEY: "",
  DEBUG: ""
};
const bodies: {available_moves?: number[]; a?: {moves: number[]}}[] = [];
let status = 200;
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  bodies.push(JSON.parse(Buffer.concat(chunks).toString()));
  response.writeHead(status, {"content-type": "application/json"});
  response.end(JSON.stringify({win_probability: 0.25}));
});
let url = "";
let told = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const paths = dataPaths(env);
  mkdirSync(paths.data, {recursive: true});
  writeFileSync(paths.game, JSON.stringify(embeddedGame()));
});
beforeEach(() => {
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  bodies.length = 0;
  told = "";
  captureOutput(
    () => {},
    (text) => {
      told += text;
    }
  );
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  process.exitCode = undefined;
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
  rmSync(root, {recursive: true, force: true});
});

const run = (command: Command, ...args: string[]): Promise<void> =>
  runCommand(command, ["node", command.name(), ...args]);
const traffic = (...args: string[]): Promise<void> =>
  run(trafficCommand(), "--url", url, "--duration", "1s", "--rate", "40", ...args);

describe("traffic", () => {
  it("asks for as long as it was told, about moves the attacker learns, and sums up", async () => {
    await traffic();
    expect(process.exitCode).toBe(0);
    expect(bodies.length).toBeGreaterThan(5);
    // One in twenty is a fight of two fighters.
    for (const [at, {available_moves, a}] of bodies.entries())
      expect(available_moves?.length ?? a?.moves?.length, `${at}`).toBeGreaterThan(0);
    const last = told.trimEnd().split("\n").at(-1)!;
    expect(last).toMatch(/^\d+ s: \d+ answered .* mean win probability 0\.250$/);
    expect(last).toContain(`[200: ${bodies.length}]`);
  });

  it("asks the same questions for the same seed, and others when drifted", async () => {
    const asked = async (...args: string[]): Promise<string[]> => {
      bodies.length = 0;
      await traffic(...args);
      return bodies.map((body) => JSON.stringify(body));
    };
    // Several are under way at a time, and may arrive in another order.
    const usual = new Set(await asked("--seed", "7"));
    const among = async (...args: string[]): Promise<number> =>
      (await asked(...args)).slice(0, 4).filter((body) => usual.has(body)).length;
    expect(await among("--seed", "7")).toBe(4);
    expect(await among("--seed", "8")).toBe(0);
    expect(await among("--seed", "7", "--mode", "drifted")).toBeLessThan(4);
  });

  it("ends with status 1 where the server refuses", async () => {
    status = 401;
    await traffic();
    status = 200;
    expect(process.exitCode).toBe(1);
    expect(told).toMatch(/\[401: \d+\]/);
  });

  it("says so where no server answers", async () => {
    await traffic("--url", "http://127.0.0.1:9");
    expect(process.exitCode).toBe(1);
    expect(told).toContain(
      "traffic: no answer from http://127.0.0.1:9: is the server running? (npm run serve)"
    );
  });

  it("does not go to another machine unasked", async () => {
    await traffic("--url", "https://example.org");
    expect(process.exitCode).toBe(1);
    expect(told).toContain("allow it with --allow-remote");
  });

  it.each([
    ["--duration", "25h", "expected at most 24h"],
    ["--duration", "soon", "such as 90s, 10m"],
    ["--rate", "0", "expected a number above 0, at most 2000"],
    ["--seed", "0", "expected a whole number from 1 to 2147483648"],
    ["--mode", "wild", "Allowed choices are"]
  ])("names %s, the value %s and what would be right", async (option, value, right) => {
    await traffic(option, value);
    expect(process.exitCode).toBe(1);
    for (const part of [option, `'${value}'`, right]) expect(told).toContain(part);
    expect(bodies).toEqual([]);
  });
});

describe("backfill", () => {
  it("needs a model in production, and says how to get one", async () => {
    await run(backfillCommand(), "--days", "2");
    expect(process.exitCode).toBe(1);
    expect(told).toMatch(/^backfill: no model is in production yet: run `npm run pipeline`/);
  });
});
