import {request} from "node:http";
import {afterAll, beforeAll, describe, expect, it, vi} from "vitest";
import {ModelVersions} from "../../../../server/model/model-versions.ts";
import {generateKey, hashKey} from "../../../../server/security/key-ring.ts";
import {FAKE_FEATURES, fakeModel} from "../../support/fake-model.ts";
import {game, type ServedApp, serveApp} from "../../support/serve-app.ts";

const key = generateKey();
let app: ServedApp;
beforeAll(async () => {
  app = await serveApp({keys: [{name: "client", hash: hashKey(key)}]});
});
afterAll(() => app.close());

const MODEL = "/v2/models/battle_winner_predictor";
const withKey = {headers: {"X-API-Key": key}};
const get = async (path: string) => {
  const response = await app.get(path, withKey);
  return {status: response.status, body: await response.json()};
};
const infer = async (body: unknown, path = MODEL, headers: Record<string, string> = {}) => {
  const init = {headers: {...withKey.headers, ...headers}};
  const response = await app.post(`${path}/infer`, body, init);
  return {status: response.status, body: await response.json(), headers: response.headers};
};
const tensor = (name: string, data: readonly unknown[], datatype = "INT64", shape = [data.length]) => ({
  name,
  shape,
  datatype,
  data
});
const ids = (...duels: readonly (readonly (number | string)[])[]) =>
  ["pokemon_a_id", "move_a_id", "pokemon_b_id", "move_b_id"].map((name, column) =>
    tensor(
      name,
      duels.map((duel) => duel[column])
    )
  );
const {recommender, predictRow} = fakeModel(game);
const SQUIRTLE = {pokemonA: 7, moveA: 57, pokemonB: 4, moveB: 52};
const CHARMANDER = {pokemonA: 4, moveA: 52, pokemonB: 7, moveB: 57};

describe("server and model", () => {
  it("say what they are, as the protocol has it", async () => {
    expect(await get("/v2")).toEqual({
      status: 200,
      body: {name: "predictiondex", version: "0.0.0", extensions: ["binary_tensor_data"]}
    });
    expect((await app.get("/v2/")).status).toBe(200);
    expect((await get("/v2/health/live")).body).toEqual({live: true});
    expect((await get("/v2/health/ready")).body).toEqual({live: true, ready: true});
    for (const path of [MODEL, `${MODEL}/versions/2`]) {
      expect((await get(`${path}/ready`)).body).toEqual({name: "battle_winner_predictor", ready: true});
      expect((await get(path)).body).toMatchObject({
        name: "battle_winner_predictor",
        versions: ["1", "2", "3"],
        platform: "xgboost_json",
        inputs: [
          {name: "pokemon_a_id", datatype: "INT64", shape: [-1]},
          {name: "move_a_id"},
          {name: "pokemon_b_id"},
          {name: "move_b_id"}
        ],
        outputs: [{name: "win_probability", datatype: "FP32", shape: [-1]}]
      });
    }
  });

  it("say so without opening a version", async () => {
    const open = vi.fn();
    const describe = (version: number) => fakeModel(game, version).manifest;
    const versions = new ModelVersions({list: () => [2], describe, open});
    const served = await serveApp({services: {versions}});
    for (const path of [`${MODEL}/versions/2`, `${MODEL}/versions/2/ready`])
      expect((await served.get(path)).status).toBe(200);
    expect(open).not.toHaveBeenCalled();
    await served.close();
  });

  it("are not ready where there is no model, or this version cannot answer", async () => {
    const empty = await serveApp({model: null});
    for (const path of ["/v2/health/ready", `${MODEL}/ready`]) {
      const answer = await empty.get(path);
      expect([answer.status, await answer.json()], path).toEqual([
        503,
        {error: "The model has not been made: run `npm start` or `npm run pipeline`."}
      ]);
    }
    await empty.close();
    const ending = await serveApp({services: {accepting: () => false}});
    expect((await ending.get("/v2/health/ready")).status).toBe(503);
    expect((await ending.get("/v2/health/live")).status).toBe(200);
    await ending.close();
    expect((await get(`${MODEL}/versions/3/ready`)).status).toBe(400);
  });
});

describe("inference", () => {
  it("of duels is the model's word, is logged, and carries the request's id", async () => {
    const before = app.recorded.length;
    const {status, body} = await infer({id: "42", inputs: ids([7, 57, 4, 52], [4, 52, 7, 57])});
    expect(status).toBe(200);
    expect(body).toEqual({
      model_name: "battle_winner_predictor",
      model_version: "1",
      id: "42",
      outputs: [
        {
          name: "win_probability",
          shape: [2],
          datatype: "FP32",
          data: [recommender.winProbability(SQUIRTLE), recommender.winProbability(CHARMANDER)]
        }
      ]
    });
    expect(app.recorded.length).toBe(before + 1);
    expect(app.recorded.at(-1)?.[1].endpoint).toBe("/v2/models/{name}/infer");
  });

  it("is read where the client does not say that it is JSON, as tritonclient", async () => {
    const {hostname, port} = new URL(app.url);
    const status = await new Promise((resolve, reject) => {
      const sent = request({
        hostname,
        port,
        method: "POST",
        path: `${MODEL}/infer`,
        headers: withKey.headers
      });
      sent.on("response", (response) => resolve(response.resume().statusCode)).on("error", reject);
      sent.end(JSON.stringify({inputs: ids([7, 57, 4, 52])}));
    });
    expect(status).toBe(200);
  });

  it("takes names as BYTES, columns of one, and another version", async () => {
    const names = ["Carapuce", "Surf", "Charmander", "Ember"].map((name, i) =>
      tensor(ids()[i].name, [[name]], "BYTES", [1, 1])
    );
    const {body} = await infer({inputs: names, outputs: [{name: "win_probability"}]}, `${MODEL}/versions/2`);
    expect(body).not.toHaveProperty("id");
    expect(body).toMatchObject({
      model_version: "2",
      outputs: [{data: [recommender.winProbability(SQUIRTLE)]}]
    });
  });

  it("of rows of features is the same, by name or in one tensor", async () => {
    const rows = [SQUIRTLE, CHARMANDER].map((duel) => [...recommender.featureVector(duel)]);
    const expected = rows.map((row) => predictRow?.(Float32Array.from(row)));
    const named = FAKE_FEATURES.map((name, column) =>
      tensor(
        name,
        rows.map((row) => row[column]),
        "FP64"
      )
    ).reverse();
    expect((await infer({inputs: named})).body.outputs[0].data).toEqual(expected);
    const nested = tensor("features", rows, "FP32", [2, 3]);
    expect((await infer({inputs: [nested]})).body.outputs[0].data).toEqual(expected);
    expect((await infer({inputs: [{...nested, data: rows.flat()}]})).body.outputs[0].data).toEqual(expected);
  });

  it.each([
    [{inputs: []}, /inputs: expected at least 1 element/],
    [{inputs: ids([7, 57, 4, 52]).slice(1)}, /inputs: missing are pokemon_a_id/],
    [{inputs: [...ids([7, 57, 4, 52]), tensor("speed", [1])]}, /inputs: there is no input speed/],
    [{inputs: [...ids([7, 57, 4, 52]), ids([7, 57, 4, 52])[0]]}, /two tensors have the same name/],
    [{inputs: [tensor("x", [1])]}, /expected pokemon_a_id, .* or one tensor called features; got x/],
    [{inputs: [tensor("power_a", [1])]}, /missing are power_b, speed_difference/],
    [{inputs: [tensor("features", [1, 2], "FP32", [1, 2])]}, /expected a shape of \[rows, 3\]/],
    [{inputs: ids([7, 57, 4, 52]).map((input) => ({...input, shape: [2]}))}, /has 2 elements and its data 1/],
    [{inputs: ids([7, 57, 4, 52]).map((input) => ({...input, shape: [0], data: []}))}, /1 to 1000 rows/],
    [
      {inputs: ids([7, 57, 4, 52]).map((input) => ({...input, datatype: "FP32"}))},
      /datatype out of INT8.*FP32/
    ],
    [{inputs: ids([7, 57, 4, 52]).map((input) => ({...input, datatype: "FLOAT"}))}, /expected one of "BOOL"/],
    [{inputs: ids([7.5, 57, 4, 52])}, /inputs.pokemon_a_id: element 0 is no INT64/],
    [{inputs: [...ids([7, 57, 4, 52]).slice(1), tensor("pokemon_a_id", [7, 7])]}, /expected 2 rows/],
    [{inputs: ids([7, 57, 4, 33])}, /inputs.move_b_id.data\[0\].*cannot learn Tackle/],
    [{inputs: ids([7, 57, 999, 52])}, /inputs.pokemon_b_id.data\[0\]/],
    [{inputs: ids([7, 57, 4, 52]), outputs: [{name: "label"}]}, /no output label; there is win_probability/],
    ["{", /not valid JSON/]
  ])("of %j is refused as the protocol has it", async (body, message) => {
    const {status, body: answer, headers} = await infer(body);
    expect(status).toBe(400);
    expect(Object.keys(answer)).toEqual(["error"]);
    expect(answer.error).toMatch(message);
    expect(headers.get("content-type")).toMatch(/^application\/json/);
  });

  it("is refused of other models and versions, and without a key", async () => {
    const inputs = ids([7, 57, 4, 52]);
    const other = await infer({inputs}, "/v2/models/resnet");
    expect([other.status, other.body.error]).toEqual([
      404,
      "There is no model resnet; there is battle_winner_predictor."
    ]);
    for (const version of ["9", "latest"]) {
      const unknown = await infer({inputs}, `${MODEL}/versions/${version}`);
      expect([unknown.status, unknown.body.error]).toEqual([
        404,
        `In battle_winner_predictor there is no model version ${version}; registered are 1, 2, 3.`
      ]);
    }
    const keyless = await app.post(`${MODEL}/infer`, {inputs});
    expect([keyless.status, await keyless.json()]).toEqual([401, {error: expect.any(String)}]);
    const nothing = await app.get("/v2/repository");
    expect([nothing.status, await nothing.json()]).toEqual([404, {error: expect.any(String)}]);
  });
});

it("the protocol is spoken at any case of the address", async () => {
  const unknown = await app.get("/V2/models/other", withKey);
  expect([unknown.status, Object.keys(await unknown.json())]).toEqual([404, ["error"]]);
});
