import {execFile} from "node:child_process";
import {promisify} from "node:util";
import {afterAll, beforeAll, expect, it} from "vitest";
import {generateKey, hashKey} from "../../../../server/security/key-ring.ts";
import {pythonWith} from "../../../support/python-with.ts";
import {FAKE_FEATURES, fakeModel} from "../../support/fake-model.ts";
import {game, type ServedApp, serveApp} from "../../support/serve-app.ts";

/** A client made for the protocol, from PyPI, as whoever has Triton or KServe uses it. */
const TRITONCLIENT = "2.73.0";
const python = pythonWith(
  `tritonclient-${TRITONCLIENT}`,
  [`tritonclient[http]==${TRITONCLIENT}`],
  process.env["TRITONCLIENT_PYTHON"]
);

const SCRIPT = `
import json, sys
import numpy as np
import tritonclient.http as http
address, key, features = sys.argv[1:4]
client = http.InferenceServerClient(address)
headers = {"X-API-Key": key}
model = "battle_winner_predictor"
told = {
  "live": client.is_server_live(),
  "ready": client.is_server_ready(),
  "model": client.is_model_ready(model, headers=headers),
  "server": client.get_server_metadata(),
  "metadata": client.get_model_metadata(model, headers=headers),
}

def column(name, values, dtype, datatype, binary):
  array = np.array(values, dtype=dtype)
  tensor = http.InferInput(name, list(array.shape), datatype)
  tensor.set_data_from_numpy(array, binary_data=binary)
  return tensor

def ask(inputs, version="", **more):
  return client.infer(model, inputs, model_version=version, headers=dict(headers), **more).as_numpy("win_probability").tolist()

ids = {"pokemon_a_id": [7, 4], "move_a_id": [57, 52], "pokemon_b_id": [4, 7], "move_b_id": [52, 57]}
def duels(binary): return [column(name, values, np.int64, "INT64", binary) for name, values in ids.items()]
def wanted(binary): return [http.InferRequestedOutput("win_probability", binary_data=binary)]

told["binary"] = ask(duels(True))
told["json"] = ask(duels(False), outputs=wanted(False))
told["mixed"] = ask(duels(True), outputs=wanted(False), request_id="42")
told["compressed"] = ask(duels(True), request_compression_algorithm="gzip", response_compression_algorithm="gzip")
told["version"] = ask(duels(True), version="2")
names = {"pokemon_a_id": ["Carapuce", "Charmander"], "move_a_id": ["Surf", "Ember"], "pokemon_b_id": ["Charmander", "Squirtle"], "move_b_id": ["Ember", "Surf"]}
told["names"] = ask([column(name, [value.encode() for value in values], np.object_, "BYTES", True) for name, values in names.items()])
for dtype, datatype in [(np.float16, "FP16"), (np.float32, "FP32"), (np.float64, "FP64")]:
  told[datatype] = ask([column("features", json.loads(features), dtype, datatype, True)])
try:
  ask([column("pokemon_a_id", [7], np.int64, "INT64", True)])
except Exception as error:
  told["refusal"] = str(error)
print(json.dumps(told))
`;

const key = generateKey();
let app: ServedApp;
beforeAll(async () => {
  app = await serveApp({keys: [{name: "client", hash: hashKey(key)}]});
});
afterAll(() => app.close());

it.skipIf(python === null)(
  `tritonclient ${TRITONCLIENT} asks as it does other servers, in binary and in JSON${python === null ? " (SKIPPED: no tritonclient)" : ""}`,
  async () => {
    const {recommender, predictRow} = fakeModel(game);
    const features = [
      [120, 40, -20],
      [40, 120, 20]
    ];
    const {stdout} = await promisify(execFile)(python!, [
      "-c",
      SCRIPT,
      new URL(app.url).host,
      key,
      JSON.stringify(features)
    ]);
    const told = JSON.parse(stdout);
    const ofDuels = [
      {pokemonA: 7, moveA: 57, pokemonB: 4, moveB: 52},
      {pokemonA: 4, moveA: 52, pokemonB: 7, moveB: 57}
    ].map((duel) => recommender.winProbability(duel));
    expect([told.live, told.ready, told.model]).toEqual([true, true, true]);
    expect(told.server).toMatchObject({name: "predictiondex", extensions: ["binary_tensor_data"]});
    expect(told.metadata).toMatchObject({versions: ["1", "2", "3"]});
    for (const way of ["binary", "json", "mixed", "compressed", "version", "names"])
      expect(told[way], way).toEqual(ofDuels.map((value) => expect.closeTo(value, 6)));
    expect(FAKE_FEATURES).toHaveLength(features[0].length);
    for (const datatype of ["FP16", "FP32", "FP64"])
      expect(told[datatype], datatype).toEqual(
        features.map((row) => expect.closeTo(predictRow!(Float32Array.from(row)), 6))
      );
    expect(told.refusal).toMatch(/^\[400\] .*missing are move_a_id, pokemon_b_id, move_b_id/);
  }
);
