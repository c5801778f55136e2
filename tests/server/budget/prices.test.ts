import {afterEach, expect, it} from "vitest";
import {proposed} from "../../../server/budget/price.ts";
import {type ServedApp, serveApp} from "../support/serve-app.ts";

let app: ServedApp;
afterEach(() => app.close());

const best = {
  pokemon_a_id: 7,
  pokemon_b_id: 4,
  available_moves: ["Surf", "Tackle"],
  available_moves_b: ["Ember"]
};
const duel = {pokemon_a_id: 7, move_a: "Surf", pokemon_b_id: 4, move_b: "Ember"};

it("is told with every answer, by what was asked", async () => {
  app = await serveApp();
  const price = async (path: string, body: object) =>
    (await app.post(path, body)).headers.get("x-work-price");
  expect(await price("/predict/duel", duel)).toBe("predictions=1, simulator-ms=2");
  expect(await price("/predict/duel?verify=true", duel)).toBe("predictions=1, simulator-ms=22");
  expect(await price("/predict/duel?explain=true", duel)).toBe("predictions=61, simulator-ms=2");
  expect(await price("/predict/batch?verify=true", {duels: Array(100).fill(duel)})).toBe(
    "predictions=100, simulator-ms=600"
  );
  expect(await price("/predict/best-move", best)).toBe("predictions=2, simulator-ms=14");
  const matrix = {pokemon_a_id: 7, pokemon_b_id: 4, moves_a: ["Surf", "Tackle"], moves_b: ["Ember"]};
  expect(await price("/predict/matrix", matrix)).toBe("predictions=2, simulator-ms=0");
  const whole = await app.post("/predict/matrix", {pokemon_a_id: 7, pokemon_b_id: 4});
  const {moves_a, moves_b} = await whole.json();
  expect(whole.headers.get("x-work-price")).toBe(
    `predictions=${moves_a.length * moves_b.length}, simulator-ms=0`
  );
  const typesAs = async (Accept: string) =>
    (await app.get("/types", {headers: {Accept}})).headers.get("x-work-price");
  expect(await typesAs("application/json")).toBeNull();
  expect(await typesAs("text/csv")).toBeNull();
  const columnar = "predictions=1, simulator-ms=10";
  expect(await typesAs("application/vnd.apache.arrow.stream")).toBe(columnar);
  expect(await typesAs("application/vnd.apache.parquet")).toBe(columnar);
});

it("that is too high is refused with the price and when to try again", async () => {
  app = await serveApp({budget: {perMinute: 1000, now: () => 0}});
  const many = {duels: Array(1000).fill(duel)};
  expect((await app.post("/predict/batch", many)).status, "a single one may be dearer than a minute").toBe(
    200
  );
  await app.budget.admit("address 127.0.0.1", proposed(2000));
  const refused = await app.post("/predict/batch", many);
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(30);
  expect(await refused.json()).toMatchObject({
    type: "urn:predictiondex:problem:too-many-requests",
    price: {predictions: 1000, simulator_ms: 2000}
  });
  expect((await app.get("/health")).status, "probes are free").toBe(200);
});

it("that the server has no room for is 503 until it has", async () => {
  app = await serveApp({budget: {inFlight: 12_000}});
  const held = await app.budget.admit("another", proposed(11_990));
  const refused = await app.post("/predict/duel", duel);
  expect(refused.status).toBe(503);
  expect(refused.headers.get("retry-after")).toBe("3");
  expect(await refused.json()).toMatchObject({price: {predictions: 1, simulator_ms: 2}});
  held.done();
  expect((await app.post("/predict/duel", duel)).status).toBe(200);
});
