import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {type ServedApp, serveApp} from "./support/serve-app.ts";

let app: ServedApp;
beforeAll(async () => {
  app = await serveApp();
});
afterAll(() => app.close());

const SQUIRTLE = 7;
const CHARMANDER = 4;
const ask = async (body: unknown, path = "/predict/best-move", headers: Record<string, string> = {}) => {
  const response = await app.post(path, body, {headers});
  return {status: response.status, body: await response.json(), headers: response.headers};
};

describe("POST /predict/best-move", () => {
  it("takes the whole learnset of any Pokémon, and of it the damaging moves", async () => {
    const {pokemon} = app.releases.current.catalogue.game;
    const [most] = [...pokemon].sort((a, b) => b.learnset.length - a.learnset.length);
    const available_moves = [...new Set(most.learnset.map(({moveId}) => moveId))];
    expect(available_moves.length).toBeGreaterThan(60);
    const {status, body} = await ask({pokemon_a_id: most.id, pokemon_b_id: CHARMANDER, available_moves});
    expect(status).toBe(200);
    expect(body.all_moves.length + body.ignored_moves.length).toBe(available_moves.length);
    const matrix = await ask(
      {pokemon_a_id: most.id, pokemon_b_id: most.id, moves_a: available_moves, moves_b: available_moves},
      "/predict/matrix"
    );
    expect(matrix.body).toMatchObject({win_probability: {length: body.all_moves.length}});
  });

  it("ranks moves named by id, English name and French name", async () => {
    const {status, body} = await ask({
      pokemon_a_id: SQUIRTLE,
      pokemon_b_id: "Salamèche",
      available_moves: ["Bubble", 33, "surf", "Pisto O"].slice(0, 3)
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      pokemon_a_id: 7,
      pokemon_a_name: "Squirtle",
      pokemon_b_id: CHARMANDER,
      pokemon_b_name: "Charmander",
      recommended_move: "Surf",
      model_version: "1",
      ignored_moves: []
    });
    expect(body.all_moves.map((move: {move_name: string}) => move.move_name)).toEqual([
      "Surf",
      "Bubble",
      "Tackle"
    ]);
    expect(body.win_probability).toBe(body.all_moves[0].win_probability);
    expect(body.all_moves[0]).toMatchObject({move_type: "water", move_power: 90, predicted_winner: "A"});
  });

  it("answers in French where the client prefers it", async () => {
    const {body, headers} = await ask(
      {pokemon_a_id: "squirtle", pokemon_b_id: "charmander", available_moves: ["TACKLE"]},
      "/predict/best-move",
      {"Accept-Language": "fr-CA, en;q=0.5"}
    );
    expect(headers.get("content-language")).toBe("fr");
    expect(body).toMatchObject({pokemon_a_name: "Carapuce", recommended_move: "Charge"});
  });

  it("sets status moves aside and says so", async () => {
    const {body} = await ask({
      pokemon_a_id: 7,
      pokemon_b_id: 4,
      available_moves: ["Tail Whip", "Tackle", "tackle"]
    });
    expect(body.all_moves).toHaveLength(1);
    expect(body.ignored_moves).toEqual([{move_id: 39, move_name: "Tail Whip", reason: "deals no damage"}]);
  });

  it("lets B use only the moves it is given", async () => {
    const {body} = await ask({
      pokemon_a_id: 7,
      pokemon_b_id: 4,
      available_moves: ["Tackle"],
      available_moves_b: ["Scratch"]
    });
    expect(body.all_moves[0].opponent_move_name).toBe("Scratch");
  });

  it("adds contributions and the simulator's answer when asked", async () => {
    const {body} = await ask(
      {pokemon_a_id: 7, pokemon_b_id: 4, available_moves: ["Tackle", "Surf"]},
      "/predict/best-move?explain=true&verify=true"
    );
    const {base_value, output, contributions} = body.explanation;
    const sum = contributions.reduce(
      (total: number, {contribution}: {contribution: number}) => total + contribution,
      0
    );
    expect(base_value + sum).toBeCloseTo(output, 6);
    expect(1 / (1 + Math.exp(-output))).toBeCloseTo(body.win_probability, 6);
    expect(body.all_moves[1].verification).toMatchObject({win_probability: 0.5, method: "monte_carlo"});
  });

  it("logs and counts every win probability it answers", async () => {
    app.recorded.length = 0;
    await ask({pokemon_a_id: 7, pokemon_b_id: 4, available_moves: ["Tackle", "Surf"]});
    expect(app.recorded).toHaveLength(1);
    const [model, {id, endpoint}, predictions] = app.recorded[0];
    expect(model.recommender.modelVersion).toBe("1");
    expect(endpoint).toBe("/predict/best-move");
    expect(id).toMatch(/^[\w-]{36}$/);
    expect(predictions.map(({duel}) => [duel.pokemonA, duel.moveA, duel.pokemonB])).toEqual([
      [7, 57, 4],
      [7, 33, 4]
    ]);
    const text = await (await app.get("/metrics")).text();
    expect(text).toMatch(/model_predictions_total\{model_version="1"\} [1-9]/);
  });
});

describe("a question that cannot be answered", () => {
  const cases: [string, unknown, string, RegExp][] = [
    [
      "an unknown Pokémon",
      {pokemon_a_id: 9999, pokemon_b_id: 4, available_moves: [33]},
      "pokemon_a_id",
      /9999/
    ],
    [
      "a misspelt Pokémon",
      {pokemon_a_id: "Sqirtle", pokemon_b_id: 4, available_moves: [33]},
      "pokemon_a_id",
      /Closest: Squirtle/
    ],
    [
      "a move it cannot learn",
      {pokemon_a_id: 7, pokemon_b_id: 4, available_moves: [33, "Thunderbolt"]},
      "available_moves[1]",
      /cannot learn Thunderbolt.*Bubble/
    ],
    [
      "an unknown move",
      {pokemon_a_id: 7, pokemon_b_id: 4, available_moves: ["Watr Gun"]},
      "available_moves[0]",
      /Closest:.*Water Gun/
    ],
    [
      "no move",
      {pokemon_a_id: 7, pokemon_b_id: 4, available_moves: []},
      "available_moves",
      /at least 1 element; got \[\]$/
    ],
    [
      "too many moves",
      {pokemon_a_id: 7, pokemon_b_id: 4, available_moves: Array(81).fill(33)},
      "available_moves",
      /expected at most 80 elements; got \[33,33,.*…$/
    ],
    [
      "only status moves",
      {pokemon_a_id: 7, pokemon_b_id: 4, available_moves: [39]},
      "available_moves",
      /none of these moves deals damage/
    ],
    [
      "an opponent that cannot fight",
      {pokemon_a_id: 7, pokemon_b_id: "Ditto", available_moves: [33]},
      "pokemon_b_id",
      /Ditto has no damaging move/
    ],
    [
      "a number out of range",
      {pokemon_a_id: -1, pokemon_b_id: 4, available_moves: [33]},
      "pokemon_a_id",
      /expected at least 1; got -1$/
    ],
    [
      "a field that does not exist",
      {pokemon_a_id: 7, pokemon_b_id: 4, available_moves: [33], moves: []},
      "moves",
      /no such field/
    ],
    [
      "a missing field",
      {pokemon_a_id: 7, available_moves: [33]},
      "pokemon_b_id",
      /^is missing; expected a Pokémon/
    ]
  ];
  it.each(cases)("%s is refused by field and value", async (_name, question, field, message) => {
    const {status, body, headers} = await ask(question);
    expect(status).toBe(422);
    expect(headers.get("content-type")).toMatch(/^application\/problem\+json/);
    expect(body).toMatchObject({type: "urn:predictiondex:problem:invalid-request", status: 422});
    expect(body.errors[0]).toMatchObject({in: "body", field});
    expect(body.errors[0].message).toMatch(message);
    expect(body.request_id).toBe(headers.get("x-request-id"));
  });

  it("malformed JSON is refused", async () => {
    const {status, body} = await ask("{");
    expect(status).toBe(400);
    expect(body.detail).toMatch(/not valid JSON/);
  });

  it.each([["null"], ["7"], ['"Surf"'], ["[]"]])(
    "JSON that is no object is refused as that: %s",
    async (json) => {
      const {status, body} = await ask(json);
      expect(status).toBe(422);
      expect(body.detail).toMatch(/^body: expected an object; got /);
    }
  );

  it.each(["gzip", "br", "deflate"])(
    "a body that is not %s as it says is refused as that",
    async (encoding) => {
      const {status, body} = await ask("{}{}{}", "/predict/best-move", {"Content-Encoding": encoding});
      expect([status, body.detail]).toEqual([400, "The body is not what its Content-Encoding says."]);
    }
  );

  it("another media type is refused", async () => {
    const {status} = await ask("a=1", "/predict/best-move", {
      "Content-Type": "application/x-www-form-urlencoded"
    });
    expect(status).toBe(415);
  });

  it("a body that is too large is refused", async () => {
    const {status} = await ask({pokemon_a_id: "x".repeat(600_000)});
    expect(status).toBe(413);
  });
});
