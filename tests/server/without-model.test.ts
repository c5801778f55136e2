import {mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import pino from "pino";
import {afterAll, beforeAll, expect, it} from "vitest";
import {dataPaths} from "../../lib/files/paths.ts";
import {StatusWriter} from "../../lib/stage-runner/pipeline-status.ts";
import {type RunningServer, startServer} from "../../server/start.ts";
import {embeddedGame} from "../data-loaders/embedded-game.ts";
import {fakeModel} from "./support/fake-model.ts";

const game = embeddedGame();
let folder: string;
let server: RunningServer;
let pipeline: StatusWriter;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "predictiondex-without-model-"));
  mkdirSync(join(folder, "models"));
  writeFileSync(join(folder, "game.json"), JSON.stringify(game));
  const env = {
    PREDICTIONDEX_DATA: folder,
    PREDICTIONDEX_MODELS: join(folder, "models"),
    PREDICTIONDEX_SITE: join(folder, "dist"),
    PORT: "0",
    RATE_LIMIT: "0"
  };
  const paths = dataPaths(env);
  pipeline = new StatusWriter(paths.status, [
    {name: "train", title: "train the model", after: []},
    {name: "promote", title: "let the gate judge the model", after: ["train"]}
  ]);
  pipeline.state("train", "running");
  server = await startServer({
    env,
    paths,
    withoutModel: true,
    logger: pino({level: "silent"}),
    watchEveryMs: 20,
    loadModel: async (_paths, current) => fakeModel(current, 1)
  });
});
afterAll(async () => {
  pipeline.close();
  await server.close();
  rmSync(folder, {recursive: true, force: true});
});

const ask = (path: string, body?: object): Promise<Response> =>
  fetch(
    server.url + path,
    body && {method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify(body)}
  );
const DUEL = {pokemon_a_id: 7, move_a: "Surf", pokemon_b_id: 4, move_b: "Ember"};
const FIGHT = {
  a: {pokemon: "Squirtle", moves: ["Surf"]},
  b: {pokemon: "Charmander", moves: ["Ember"]}
};

it("answers what the game and the simulator know, says who makes the model, and takes it up by itself", async () => {
  for (const path of ["/health", "/pokemon", "/moves", "/types", "/stages"])
    expect((await ask(path)).status, path).toBe(200);
  expect((await ask("/predict/fight", FIGHT)).status).toBe(200);
  for (const answer of [await ask("/predict/duel", DUEL), await ask("/ready")]) {
    expect(answer.status).toBe(503);
    expect(answer.headers.get("retry-after")).toBe("10");
    expect((await answer.json()).detail).toContain("under way: train");
  }
  // What alerts count as failed predictions has none of it.
  const metrics = await (await ask("/metrics")).text();
  expect(metrics).not.toMatch(/api_requests_total\{[^}]*endpoint="\/predict\/[^}]*status="503"[^}]*\} [1-9]/);
  expect(metrics).toMatch(/api_requests_total\{[^}]*endpoint="not made yet"[^}]*\} 1/);
  expect(metrics).not.toMatch(/model_loads_total\{[^}]*refused"\} [1-9]/);

  const aliases = join(folder, "models", "aliases.json");
  writeFileSync(`${aliases}.new`, JSON.stringify({production: 1}));
  renameSync(`${aliases}.new`, aliases);
  await expect.poll(async () => (await ask("/ready")).status, {timeout: 120_000}).toBe(200);
  expect((await ask("/predict/duel", DUEL)).status).toBe(200);
});
