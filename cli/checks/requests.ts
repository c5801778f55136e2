import {MODEL_NAME} from "../../pipelines/model/training/manifest.ts";

/** One request to each endpoint of the API that any healthy server answers with 200. */
export interface SampleRequest {
  readonly method: "GET" | "POST";
  /** As in the OpenAPI description. */
  readonly endpoint: string;
  readonly path: string;
  readonly body?: unknown;
}

const get = (endpoint: string, path = endpoint): SampleRequest => ({method: "GET", endpoint, path});
const post = (endpoint: string, body: unknown, path = endpoint): SampleRequest => ({
  method: "POST",
  endpoint,
  path,
  body
});

const FIGHTERS = {pokemon_a_id: 7, pokemon_b_id: 4};
const INFERENCE = {
  inputs: Object.entries({pokemon_a_id: 7, move_a_id: 57, pokemon_b_id: 4, move_b_id: 52}).map(
    ([name, id]) => ({name, shape: [1], datatype: "INT64", data: [id]})
  )
};
const DUEL = {...FIGHTERS, move_a: "Surf", move_b: "Ember"};

const FIGHT = {
  a: {pokemon: "Squirtle", moves: ["Surf", "Tackle"]},
  b: {pokemon: "Charmander", moves: ["Ember"]}
};

export const SAMPLE_REQUESTS: readonly SampleRequest[] = [
  get("/health"),
  get("/ready"),
  get("/stages"),
  get("/metrics"),
  get("/pokemon", "/pokemon?limit=1"),
  get("/pokemon/search", "/pokemon/search?name=salam%C3%A8che"),
  get("/pokemon/{id}", "/pokemon/25"),
  get("/pokemon/{id}/weaknesses", "/pokemon/25/weaknesses"),
  get("/pokemon/{id}/moves", "/pokemon/25/moves"),
  get("/moves", "/moves?limit=1"),
  get("/moves/search", "/moves/search?name=surf"),
  get("/moves/by-type/{type}", "/moves/by-type/eau"),
  get("/moves/{id}", "/moves/57"),
  get("/types"),
  get("/types/affinities"),
  get("/types/affinities/by-name", "/types/affinities/by-name?attacking=eau&defending=fire"),
  get("/types/{id}/pokemon", "/types/11/pokemon"),
  get("/types/by-name/{name}/pokemon", "/types/by-name/dragon/pokemon"),
  get("/predict/model-info"),
  post("/predict/best-move", {...FIGHTERS, available_moves: ["Surf", "Tackle"]}),
  post("/predict/duel", DUEL),
  post("/predict/batch", {duels: [DUEL]}),
  post("/predict/matrix", {...FIGHTERS, moves_a: ["Surf"], moves_b: ["Ember"]}),
  ...["/v2", "/v2/health/live", "/v2/health/ready"].map((path) => get(path)),
  ...["", "/versions/{version}"].flatMap((version) => {
    const at = `/v2/models/{name}${version}`;
    const path = at.replace("{name}", MODEL_NAME).replace("{version}", "1");
    return [
      get(at, path),
      get(`${at}/ready`, `${path}/ready`),
      post(`${at}/infer`, INFERENCE, `${path}/infer`)
    ];
  }),
  post("/predict/fight", FIGHT),
  post("/predict/fight/batch", {fights: [FIGHT]}),
  post("/predict/fight/matrix", {team_a: [FIGHT.a], team_b: [FIGHT.b]})
];
