import {afterEach, describe, expect, it, vi} from "vitest";
import {ModelVersions} from "../../server/model/model-versions.ts";
import {type ServedApp, serveApp} from "./support/serve-app.ts";

let app: ServedApp;
afterEach(() => app.close());

const duel = {pokemon_a_id: 7, move_a: "Surf", pokemon_b_id: 4, move_b: "Ember"};
const QUESTIONS: readonly (readonly [string, object])[] = [
  ["/predict/duel", duel],
  ["/predict/batch", {duels: [duel]}],
  ["/predict/matrix", {pokemon_a_id: 7, pokemon_b_id: 4}],
  ["/predict/best-move", {pokemon_a_id: 7, pokemon_b_id: 4, available_moves: ["Surf"]}]
];

describe("a version of the model that is asked for", () => {
  it("answers, and is what the log keeps; opening it is in the price once", async () => {
    app = await serveApp();
    for (const [path, body] of QUESTIONS) {
      const answer = await app.post(`/v1${path}?model_version=2`, body);
      expect([answer.status, (await answer.json()).model_version], path).toEqual([200, "2"]);
      expect(app.recorded.at(-1)?.[0].recommender.modelVersion, path).toBe("2");
      const ms = Number(/simulator-ms=(\d+)/.exec(answer.headers.get("x-work-price") ?? "")?.[1]);
      expect(ms > 300, path).toBe(path === "/predict/duel");
    }
    const served = await app.post("/predict/duel", duel);
    expect((await served.json()).model_version).toBe("1");
    const info = await (await app.get("/v1/predict/model-info?model_version=2")).json();
    expect(info).toMatchObject({version: "2", versions: ["1", "2", "3"]});
  });

  it("that is not registered is refused with those that are; one that cannot answer says why", async () => {
    app = await serveApp();
    for (const [path, body] of QUESTIONS) {
      const unknown = await app.post(`${path}?model_version=9`, body);
      expect([unknown.status, (await unknown.json()).errors], path).toEqual([
        422,
        [
          {
            in: "query",
            field: "model_version",
            message: "there is no model version 9; registered are 1, 2, 3"
          }
        ]
      ]);
      const unusable = await app.post(`${path}?model_version=3`, body);
      expect([unusable.status, (await unusable.json()).errors[0].message], path).toEqual([
        422,
        "Model version 3 is registered but cannot answer: its features are of another catalogue"
      ]);
      expect((await app.post(`${path}?model_version=latest`, body)).status, path).toBe(422);
    }
  });

  it("is not answered by the one in service where none is listed", async () => {
    const versions = new ModelVersions({list: () => [], describe: vi.fn(), open: vi.fn()});
    app = await serveApp({services: {versions}});
    const refused = await app.post("/predict/duel?model_version=9", duel);
    expect([refused.status, (await refused.json()).errors[0].message]).toEqual([
      422,
      "there is no model version 9; registered are 1"
    ]);
    expect((await app.post("/predict/duel?model_version=1", duel)).status).toBe(200);
  });

  it("is answered while none is in service, where it is registered", async () => {
    app = await serveApp({model: null});
    expect((await app.post("/predict/duel", duel)).status).toBe(503);
    expect((await app.post("/predict/duel?model_version=2", duel)).status).toBe(200);
  });
});

describe("the version of the API", () => {
  it("may stand before every path but that of metrics, and is the same without", async () => {
    app = await serveApp();
    for (const path of ["/types", "/pokemon/7", "/health", "/ready", "/predict/model-info"]) {
      const [versioned, plain] = [await app.get(`/v1${path}`), await app.get(path)];
      expect([versioned.status, plain.status], path).toEqual([200, 200]);
      const without = ({uptime_seconds: _, ...answer}: Record<string, unknown>) => answer;
      expect(without(await versioned.json()), path).toEqual(without(await plain.json()));
    }
    expect((await app.get("/metrics")).status).toBe(200);
    expect((await app.get("/v1/metrics")).status).toBe(404);
    const other = await app.post("/v1/types", {});
    expect([other.status, other.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
  });

  it("is one place in logs and metrics", async () => {
    app = await serveApp();
    const answer = await app.get("/v1/pokemon/7");
    const id = answer.headers.get("x-request-id");
    await expect
      .poll(() => app.logLines.find(({requestId}) => requestId === id)?.["endpoint"])
      .toBe("/pokemon/{id}");
  });
});
