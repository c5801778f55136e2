import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {generateKey, hashKey} from "../../../server/security/key-ring.ts";
import {type ServedApp, serveApp} from "../support/serve-app.ts";

const key = generateKey();
let app: ServedApp;
beforeAll(async () => {
  app = await serveApp({keys: [{name: "old client", hash: hashKey(key)}]});
});
afterAll(() => app.close());

const withKey = {headers: {"X-API-Key": key}};
const ask = async (path: string, body?: unknown) => {
  const url = `/compat${path}`;
  const response = body === undefined ? await app.get(url, withKey) : await app.post(url, body, withKey);
  return {status: response.status, body: await response.json()};
};

/** As the original system's documentation shows its requests and answers; our numbers are the game's. */
describe("a client of the original system", () => {
  it("gets Pokémon as an array, with form, species and types by slot", async () => {
    const {body} = await ask("/pokemon/");
    expect(body).toHaveLength(188);
    expect(body.find(({id}: {id: number}) => id === 6)).toEqual({
      id: 6,
      form: {id: 1, name: "base"},
      species: {id: 6, pokedex_number: 6, name_fr: "Dracaufeu", name_en: "Charizard"},
      types: [
        {slot: 1, name: "feu"},
        {slot: 2, name: "vol"}
      ],
      sprite_url: expect.stringMatching(/^https:/)
    });
    const mega = body.find(({form}: {form: {name: string}}) => form.name === "mega_x");
    expect(mega).toMatchObject({form: {id: 3}, species: {name_fr: "Dracaufeu"}});
  });

  it("searches by lang, in French unless told otherwise", async () => {
    const ids = async (query: string) =>
      (await ask(`/pokemon/search?${query}`)).body.map(({id}: {id: number}) => id);
    expect(await ids("name=salam%C3%A8che")).toEqual([4]);
    expect(await ids("name=charmander")).toEqual([]);
    expect(await ids("name=charman&lang=en")).toEqual([4]);
    expect(await ids("name=x&lang=jp")).toEqual([]);
    expect((await ask("/pokemon/search?name=a&lang=de")).status).toBe(422);
  });

  it("gets one Pokémon with stats, moves and decimals as text", async () => {
    const {body} = await ask("/pokemon/25");
    expect(body).toMatchObject({
      species: {name_fr: "Pikachu"},
      stats: {hp: 35, attack: 55, defense: 40, sp_attack: 50, sp_defense: 50, speed: 90},
      height_m: "0.40",
      weight_kg: "6.00"
    });
    expect(body.moves.find(({name}: {name: string}) => name === "Tonnerre")).toEqual({
      name: "Tonnerre",
      type: "électrik",
      category: "special",
      learn_method: expect.any(String),
      learn_level: expect.anything(),
      power: 90,
      accuracy: 100,
      damage_type: "formula"
    });
    const weaknesses = (await ask("/pokemon/6/weaknesses")).body;
    expect(weaknesses).toHaveLength(18);
    expect(weaknesses).toContainEqual({attacking_type: "roche", multiplier: "4.0"});
    expect(weaknesses).toContainEqual({attacking_type: "plante", multiplier: "0.25"});
  });

  it("gets moves by /moves/id/, by name and by type", async () => {
    expect((await ask("/moves/id/33")).body).toEqual({
      id: 33,
      name: "Charge",
      category: "physical",
      type: {id: 1, name: "normal"},
      power: 40,
      accuracy: 100,
      description: expect.any(String),
      damage_type: "formula"
    });
    expect((await ask("/moves/")).body).toHaveLength(226);
    expect((await ask("/moves/search?name=hydrocanon")).body).toMatchObject([
      {name: "Hydrocanon", power: 110}
    ]);
    const learnt = (await ask("/moves/by-type/electrik?pokemon_id=25")).body;
    expect(learnt.length).toBeGreaterThan(2);
    expect(learnt[0]).toMatchObject({type: {name: "électrik"}, learn_method: expect.any(String)});
    expect((await ask("/moves/by-type/Feu")).body[0]).toMatchObject({learn_method: null, learn_level: null});
    expect((await ask("/moves/by-type/nothing")).body).toEqual([]);
  });

  it("gets types and what they do to each other", async () => {
    expect((await ask("/types/")).body[0]).toEqual({id: 1, name: "normal"});
    expect((await ask("/types/affinities")).body).toHaveLength(324);
    const grass = (await ask("/types/affinities/by-name?attacking=Fire&defending=Grass")).body;
    expect(grass).toEqual([
      {
        attacking_type_id: 10,
        attacking_type_name: "feu",
        defending_type_id: 12,
        defending_type_name: "plante",
        multiplier: "2.00"
      }
    ]);
    expect((await ask("/types/affinities/by-name?attacking=feu&defending=plante")).body).toEqual(grass);
    expect((await ask("/types/affinities?attacking_type_id=10&defending_type_id=12")).body).toEqual(grass);
    const fire = (await ask("/types/by-name/Fire/pokemon")).body;
    expect(fire[0]).toMatchObject({id: 4, types: [{slot: 1, name: "feu"}]});
    expect((await ask("/types/10/pokemon")).body).toEqual(fire);
  });

  it("asks for the best move by names or ids, and is answered in French with its fields alone", async () => {
    const question = {
      pokemon_a_id: 25,
      pokemon_b_id: 7,
      available_moves: ["Tonnerre", "Vive-Attaque", "Fatal-Foudre"],
      available_moves_b: ["Surf", "Pistolet à O"]
    };
    const {status, body} = await ask("/predict/best-move", question);
    expect(status).toBe(200);
    expect(Object.keys(body)).toEqual([
      "pokemon_a_id",
      "pokemon_a_name",
      "pokemon_b_id",
      "pokemon_b_name",
      "recommended_move",
      "win_probability",
      "all_moves"
    ]);
    expect(body).toMatchObject({pokemon_a_name: "Pikachu", pokemon_b_name: "Carapuce"});
    const [first] = body.all_moves;
    expect(first.move_name).toBe(body.recommended_move);
    expect(first.win_probability).toBe(body.win_probability);
    expect(Object.keys(first)).toEqual([
      "move_name",
      "move_type",
      "move_power",
      "effective_power",
      "type_multiplier",
      "stab",
      "priority",
      "score",
      "win_probability",
      "predicted_winner"
    ]);
    expect(first.move_type).toBe("électrik");
    expect(app.recorded.at(-1)?.[1].endpoint).toBe("/compat/predict/best-move");
    expect((await ask("/predict/best-move", {...question, available_moves: [85, 98]})).status).toBe(200);
  });

  it("is told of the model and of health in its words", async () => {
    expect((await ask("/predict/model-info")).body).toMatchObject({
      model_type: "fake",
      version: "v1",
      n_features: 3,
      metrics: {accuracy: 0.99},
      hyperparameters: {max_depth: 8}
    });
    const health = await app.get("/compat/health");
    expect(await health.json()).toEqual({status: "healthy"});
  });

  it.each([
    ["/pokemon/9999", 404, "Pokemon not found"],
    ["/pokemon/9999/weaknesses", 404, "Pokemon not found"],
    ["/moves/id/9999", 404, "Move not found"],
    ["/types/99/pokemon", 404, "No Pokémon found for this type"],
    ["/types/by-name/lava/pokemon", 404, "No Pokémon found for this type name"],
    ["/types/affinities?attacking_type_id=99", 404, "No type effectiveness found for given parameters"],
    ["/types/affinities/by-name?attacking=lava", 404, "No type effectiveness found for given parameters"],
    ["/nothing", 404, "There is no GET /compat/nothing; what there is stands at /docs."]
  ])("is refused with a detail: %s", async (path, status, detail) => {
    expect(await ask(path)).toEqual({status, body: {detail}});
  });

  it("finds no unknown Pokémon or move in a prediction (404), and what has the wrong form is 422", async () => {
    const question = {pokemon_a_id: 25, pokemon_b_id: 9999, available_moves: ["Tonnerre"]};
    expect((await ask("/predict/best-move", question)).status).toBe(404);
    const unknown = await ask("/predict/best-move", {
      ...question,
      pokemon_b_id: 7,
      available_moves: ["Rien"]
    });
    expect([unknown.status, Object.keys(unknown.body)]).toEqual([404, ["detail"]]);
    expect((await ask("/predict/best-move", {pokemon_a_id: 25})).status).toBe(422);
    expect((await ask("/pokemon/pikachu")).status).toBe(422);
    const keyless = await app.get("/compat/pokemon/");
    expect([keyless.status, Object.keys(await keyless.json())]).toEqual([401, ["detail"]]);
    const wrong = await app.get("/compat/pokemon/", {headers: {"X-API-Key": "wrong"}});
    expect(wrong.status).toBe(403);
  });

  it("may send parameters that nobody knows, as before", async () => {
    expect((await ask("/pokemon/search?name=pika&limit=3")).status).toBe(200);
  });
});

it("passes over fields it does not know, and answers as the original at any case of the address", async () => {
  const question = {pokemon_a_id: 7, pokemon_b_id: 4, available_moves: ["Surf"], debug: true};
  expect((await ask("/predict/best-move", question)).status).toBe(200);
  const missing = await app.get("/Compat/pokemon/9999", withKey);
  expect([missing.status, Object.keys(await missing.json())]).toEqual([404, ["detail"]]);
});
