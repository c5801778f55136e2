import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {type ServedApp, serveApp} from "./support/serve-app.ts";

let app: ServedApp;
beforeAll(async () => {
  app = await serveApp();
});
afterAll(() => app.close());

const ask = async (path: string, body: unknown) => {
  const response = await app.post(path, body);
  return {status: response.status, body: await response.json()};
};
const SQUIRTLE_SURFS = {pokemon_a_id: 7, move_a: "Surf", pokemon_b_id: 4, move_b: "Ember"};

describe("POST /predict/duel", () => {
  it("answers with both names and moves, the winner and the version", async () => {
    const {status, body} = await ask("/predict/duel", SQUIRTLE_SURFS);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      move_a_name: "Surf",
      move_b_name: "Ember",
      predicted_winner: "A",
      model_version: "1"
    });
    const mirrored = await ask("/predict/duel", {
      pokemon_a_id: 4,
      move_a: "Ember",
      pokemon_b_id: 7,
      move_b: "Surf"
    });
    expect(mirrored.body.win_probability).toBeCloseTo(1 - body.win_probability, 12);
  });

  it("refuses a status move: no duel is won by it", async () => {
    const {status, body} = await ask("/predict/duel", {...SQUIRTLE_SURFS, move_a: "Tail Whip"});
    expect(status).toBe(422);
    expect(body.errors[0]).toMatchObject({
      field: "move_a",
      message: expect.stringMatching(/Tail Whip deals no damage/)
    });
  });
});

describe("POST /predict/batch", () => {
  it("answers 1,000 duels in their order, as if asked one by one", async () => {
    const {pokemon, moves} = app.releases.current.catalogue.game;
    const fighters = pokemon.filter(({learnset}) =>
      learnset.some(({moveId}) => moveId === 33 || moveId === 36)
    );
    const moveOf = (index: number) =>
      fighters[index % fighters.length].learnset.some(({moveId}) => moveId === 33) ? 33 : 36;
    const duels = Array.from({length: 1000}, (_, index) => ({
      pokemon_a_id: fighters[index % fighters.length].id,
      move_a: moveOf(index),
      pokemon_b_id: fighters[(index * 7 + 1) % fighters.length].id,
      move_b: moveOf(index * 7 + 1)
    }));
    app.recorded.length = 0;
    const {status, body} = await ask("/predict/batch", {duels});
    expect(status).toBe(200);
    expect(body.predictions).toHaveLength(1000);
    for (const index of [0, 1, 499, 999]) {
      const single = await ask("/predict/duel", duels[index]);
      expect(body.predictions[index].win_probability).toBe(single.body.win_probability);
    }
    expect(app.recorded[0][2]).toHaveLength(1000);
    expect(moves.length).toBeGreaterThan(0);
  });

  it("refuses the whole for one wrong duel, by its place", async () => {
    const {status, body} = await ask("/predict/batch", {
      duels: [SQUIRTLE_SURFS, {...SQUIRTLE_SURFS, move_b: "Surf"}]
    });
    expect(status).toBe(422);
    expect(body.errors[0].field).toBe("duels[1].move_b");
    expect((await ask("/predict/batch", {duels: Array(1001).fill(SQUIRTLE_SURFS)})).status).toBe(422);
  });
});

describe("POST /predict/matrix", () => {
  it("has each pair of moves, the minimax move and an equilibrium between its bounds", async () => {
    const {status, body} = await ask("/predict/matrix", {
      pokemon_a_id: "Squirtle",
      pokemon_b_id: "Charmander"
    });
    expect(status).toBe(200);
    const {moves_a, moves_b, win_probability, minimax, equilibrium} = body;
    expect(win_probability).toHaveLength(moves_a.length);
    expect(win_probability[0]).toHaveLength(moves_b.length);
    const i = moves_a.findIndex(({move_id}: {move_id: number}) => move_id === minimax.move_id);
    const j = moves_b.findIndex(({move_id}: {move_id: number}) => move_id === minimax.reply_move_id);
    const worst = win_probability.map((row: number[]) => Math.min(...row));
    expect(minimax.win_probability).toBe(win_probability[i][j]);
    expect(minimax.win_probability).toBe(Math.max(...worst));
    const maximin = Math.min(
      ...moves_b.map((_: unknown, column: number) =>
        Math.max(...win_probability.map((row: number[]) => row[column]))
      )
    );
    expect(equilibrium.value).toBeGreaterThan(minimax.win_probability - 1e-5);
    expect(equilibrium.value).toBeLessThan(maximin + 1e-5);
    for (const strategy of [equilibrium.strategy_a, equilibrium.strategy_b]) {
      expect(
        strategy.reduce((sum: number, {probability}: {probability: number}) => sum + probability, 0)
      ).toBeCloseTo(1, 9);
    }
    const single = await ask("/predict/duel", {
      pokemon_a_id: 7,
      move_a: moves_a[i].move_id,
      pokemon_b_id: 4,
      move_b: moves_b[j].move_id
    });
    expect(single.body.win_probability).toBe(win_probability[i][j]);
  });

  it("says that a Pokémon has no move to fight with", async () => {
    const {status, body} = await ask("/predict/matrix", {pokemon_a_id: "Ditto", pokemon_b_id: "Charmander"});
    expect(status).toBe(422);
    expect(body.errors[0]).toMatchObject({
      field: "pokemon_a_id",
      message: expect.stringMatching(/Métamorph|Ditto has no damaging move/)
    });
  });
});

it("GET /predict/model-info tells what is in service", async () => {
  expect(await (await app.get("/predict/model-info")).json()).toMatchObject({
    name: "battle_winner_predictor",
    version: "1",
    n_features: 3,
    metrics: {accuracy: 0.99},
    hyperparameters: {max_depth: 8}
  });
});

it("?explain=true is 501 where the model cannot explain itself", async () => {
  const {game, manifest, recommender} = app.releases.current.model!;
  const {explain: _, ...silent} = recommender;
  const mute = await serveApp({model: {game, manifest, recommender: silent}});
  try {
    const response = await mute.post("/predict/duel?explain=true", SQUIRTLE_SURFS);
    expect(response.status).toBe(501);
    expect((await response.json()).detail).toMatch(/cannot explain/);
  } finally {
    await mute.close();
  }
});

it("a long request lets others in between", async () => {
  const {game, manifest, recommender} = app.releases.current.model!;
  const slow = {
    ...recommender,
    estimate: (duel: Parameters<typeof recommender.estimate>[0]) => {
      const end = performance.now() + 1;
      while (performance.now() < end);
      return recommender.estimate(duel);
    }
  };
  const busy = await serveApp({model: {game, manifest, recommender: slow}});
  try {
    const order: string[] = [];
    await Promise.all([
      busy.post("/predict/batch", {duels: Array(500).fill(SQUIRTLE_SURFS)}).then(() => order.push("batch")),
      new Promise((resolve) => setTimeout(resolve, 100))
        .then(() => busy.get("/health"))
        .then(() => order.push("health"))
    ]);
    expect(order).toEqual(["health", "batch"]);
  } finally {
    await busy.close();
  }
});
