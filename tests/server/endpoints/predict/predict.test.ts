import {describe, expect, it} from "vitest";
import {askEndpoint, smallServices} from "../../support/ask-endpoint.ts";
import {FAKE_FEATURES, fakeModel} from "../../support/fake-model.ts";
import {histogram} from "../../support/histogram.ts";
import {smallGame} from "../../support/small-game.ts";

const {recommender} = fakeModel(smallGame);
const probability = (moveA: number, moveB: number) =>
  recommender.winProbability({pokemonA: 7, moveA, pokemonB: 4, moveB});
const [TACKLE, WATER_GUN, SURF, EMBER, SCRATCH, QUICK_ATTACK] = [33, 55, 57, 52, 10, 98];
/** How the small model's answers come about: by itself. */
const byModel = (win: unknown) => ({method: "model", playouts: 0, interval: null, model_probability: win});
const VERIFICATION = {
  win_probability: 0.25,
  method: "monte_carlo",
  playouts: 20_000,
  standard_error: 0.01
};

describe("the best move", () => {
  const ask = (more: object = {}, question: object = {}) =>
    askEndpoint("predictBestMove", {
      body: {pokemon_a_id: 7, pokemon_b_id: 4, available_moves: ["Tackle", "Tail Whip", "Surf"], ...more},
      ...question
    });

  it("is told with all others, each with its type, its power and B's reply", async () => {
    const win = probability(SURF, SCRATCH);
    expect(await ask({}, {language: "fr"})).toEqual({
      pokemon_a_id: 7,
      pokemon_a_name: "Carapuce",
      pokemon_b_id: 4,
      pokemon_b_name: "Salamèche",
      recommended_move: "Surf",
      recommended_move_id: SURF,
      win_probability: win,
      tied_with: [],
      equilibrium: {
        value: win,
        strategy_a: [{move_id: SURF, move_name: "Surf", probability: 1}],
        strategy_b: [{move_id: SCRATCH, move_name: "Griffe", probability: 1}]
      },
      all_moves: [
        {
          move_id: SURF,
          move_name: "Surf",
          move_type: "water",
          move_power: 90,
          effective_power: 270,
          type_multiplier: 1,
          stab: 1,
          priority: 0,
          score: 0.1,
          win_probability: win,
          ...byModel(win),
          predicted_winner: "A",
          opponent_move_id: SCRATCH,
          opponent_move_name: "Griffe"
        },
        expect.objectContaining({move_id: TACKLE, move_name: "Charge", move_type: "normal", move_power: 40})
      ],
      ignored_moves: [{move_id: 39, move_name: "Mimi-Queue", reason: "deals no damage"}],
      model_version: "1"
    });
  });

  it("is against the moves B is given, whose status moves are set aside too", async () => {
    const answer = await ask({
      pokemon_a_id: 4,
      pokemon_b_id: 7,
      available_moves: [EMBER],
      available_moves_b: [39, TACKLE]
    });
    expect(answer.all_moves).toMatchObject([{move_id: EMBER, opponent_move_id: TACKLE}]);
    expect(answer.ignored_moves).toMatchObject([{move_id: 39}]);
  });

  it("asks the model for B's best reply where B is given none", async () => {
    const asked: unknown[] = [];
    const model = fakeModel(smallGame);
    const {services} = smallServices(
      {},
      {
        ...model,
        recommender: {
          ...model.recommender,
          bestMove: (question) => {
            asked.push(question);
            return model.recommender.bestMove(question);
          }
        }
      }
    );
    await ask({}, {services});
    await ask({available_moves_b: ["Scratch"]}, {services});
    expect(asked).toEqual([
      {pokemonA: 7, pokemonB: 4, movesA: [TACKLE, SURF]},
      {pokemonA: 7, pokemonB: 4, movesA: [TACKLE, SURF], movesB: [SCRATCH]}
    ]);
  });

  it("says what it comes from: of fights their number and a 95 % interval, of the model its word beside", async () => {
    const model = fakeModel(smallGame);
    const fought = {method: "monte_carlo", playouts: 100, standardError: 0.04, winProbability: 0.2} as const;
    const {services, recorded} = smallServices(
      {},
      {
        ...model,
        recommender: {
          ...model.recommender,
          bestMove: (question) => {
            const answer = model.recommender.bestMove(question);
            const ranked = answer.ranked.map((entry) => ({...entry, ...fought, modelProbability: 0.9}));
            return {...answer, recommended: ranked[0], ranked, tiedWith: [TACKLE]};
          }
        }
      }
    );
    const answer = await ask({}, {services});
    // Wilson's interval of 20 in 100.
    const interval = [expect.closeTo(0.1334, 4), expect.closeTo(0.2888, 4)];
    expect(answer.win_probability).toBe(0.2);
    expect(answer.all_moves[0]).toMatchObject({
      win_probability: 0.2,
      method: "monte_carlo",
      playouts: 100,
      interval,
      model_probability: 0.9
    });
    expect(answer.tied_with).toEqual([{move_id: TACKLE, move_name: "Tackle"}]);
    expect(
      recorded[0][2].map(({probability}) => probability),
      "the log is the model's"
    ).toEqual([0.9, 0.9]);
  });

  it("is none where no move can hit, and says so", async () => {
    const model = fakeModel(smallGame);
    const {services, recorded} = smallServices(
      {},
      {
        ...model,
        recommender: {
          ...model.recommender,
          bestMove: ({movesA}) => ({
            recommended: null,
            ranked: [],
            cannotHit: movesA,
            matrix: [],
            tiedWith: [],
            equilibrium: {value: 0, strategyA: [], strategyB: []}
          })
        }
      }
    );
    const answer = await ask(
      {available_moves: ["Tackle"]},
      {services, query: {explain: "true", verify: "true"}}
    );
    expect(answer).toMatchObject({
      recommended_move: null,
      recommended_move_id: null,
      win_probability: 0,
      note: "none of these moves can hit Charmander",
      all_moves: [],
      ignored_moves: [{move_id: TACKLE, move_name: "Tackle", reason: "cannot hit Charmander"}]
    });
    expect(answer).not.toHaveProperty("explanation");
    expect(recorded[0][2]).toEqual([]);
  });

  it("counts and logs each move's prediction, against the reply it is about", async () => {
    const {services, recorded} = smallServices();
    const {all_moves} = await ask({available_moves_b: ["Ember"]}, {services});
    expect(recorded.map(([, {endpoint}, predictions]) => ({endpoint, predictions}))).toEqual([
      {
        endpoint: "/predict/best-move",
        predictions: [SURF, TACKLE].map((moveA, index) => ({
          duel: {pokemonA: 7, moveA, pokemonB: 4, moveB: EMBER},
          probability: all_moves[index].win_probability
        }))
      }
    ]);
  });

  it("has explanation and verification only where they are asked for", async () => {
    const plain = await ask();
    expect(plain).not.toHaveProperty("explanation");
    expect(plain.all_moves[0]).not.toHaveProperty("verification");
    const both = await ask({}, {query: {explain: "true", verify: "true"}});
    expect(both.all_moves.map((entry: object) => (entry as {verification: unknown}).verification)).toEqual([
      VERIFICATION,
      VERIFICATION
    ]);
    expect(1 / (1 + Math.exp(-both.explanation.output))).toBeCloseTo(both.win_probability, 6);
  });

  it.each([
    [{pokemon_a_id: "nobody"}, "pokemon_a_id"],
    [{pokemon_b_id: "nobody"}, "pokemon_b_id"],
    [{pokemon_b_id: "Ditto"}, "pokemon_b_id"],
    [{available_moves: [EMBER]}, "available_moves[0]"],
    [{available_moves_b: [SURF]}, "available_moves_b[0]"]
  ])("names the field that is wrong: %o", async (more, field) => {
    await expect(ask(more)).rejects.toMatchObject({errors: [{in: "body", field}]});
  });
});

describe("a duel", () => {
  const BODY = {pokemon_a_id: 7, move_a: "Surf", pokemon_b_id: 4, move_b: "Ember"};

  it("is told with names and moves, and logged", async () => {
    const {services, recorded, metrics} = smallServices();
    const win = probability(SURF, EMBER);
    expect(await askEndpoint("predictDuel", {body: BODY, language: "fr", services})).toEqual({
      pokemon_a_id: 7,
      pokemon_a_name: "Carapuce",
      move_a_id: SURF,
      move_a_name: "Surf",
      pokemon_b_id: 4,
      pokemon_b_name: "Salamèche",
      move_b_id: EMBER,
      move_b_name: "Flammèche",
      win_probability: win,
      ...byModel(win),
      predicted_winner: "A",
      model_version: "1"
    });
    expect(recorded[0].slice(1)).toEqual([
      {id: "request-1", endpoint: "/predict/duel", headers: {}},
      [{duel: {pokemonA: 7, moveA: SURF, pokemonB: 4, moveB: EMBER}, probability: win}]
    ]);
    expect((await histogram(metrics.registry, "model_prediction_duration_seconds")).count).toBe(1);
  });

  it("has explanation and verification where they are asked for", async () => {
    const answer = await askEndpoint("predictDuel", {body: BODY, query: {explain: "true", verify: "true"}});
    expect(answer.verification).toEqual(VERIFICATION);
    expect(answer.explanation.contributions).toHaveLength(FAKE_FEATURES.length);
  });

  it.each([
    [{pokemon_a_id: 0.5}, undefined],
    [{pokemon_a_id: "nobody"}, "pokemon_a_id"],
    [{pokemon_b_id: "nobody"}, "pokemon_b_id"],
    [{move_a: "Ember"}, "move_a"],
    [{move_b: "Surf"}, "move_b"],
    [{move_a: "Tail Whip"}, "move_a"]
  ])("names the field that is wrong: %o", async (more, field) => {
    await expect(askEndpoint("predictDuel", {body: {...BODY, ...more}})).rejects.toMatchObject(
      field === undefined ? {} : {errors: [{in: "body", field}]}
    );
  });

  it("of a batch is answered as it is by itself, in the order of the request", async () => {
    const {services, recorded} = smallServices();
    const duels = [BODY, {pokemon_a_id: 4, move_a: "Ember", pokemon_b_id: 7, move_b: "Surf"}];
    const first = probability(SURF, EMBER);
    expect(await askEndpoint("predictBatch", {body: {duels}, services})).toEqual({
      model_version: "1",
      predictions: [
        {win_probability: first, ...byModel(first), predicted_winner: "A"},
        {
          win_probability: expect.closeTo(1 - first, 12),
          ...byModel(expect.closeTo(1 - first, 12)),
          predicted_winner: "B"
        }
      ]
    });
    expect(recorded).toHaveLength(1);
    expect(recorded[0][2]).toHaveLength(2);
    const checked = await askEndpoint("predictBatch", {body: {duels}, query: {verify: "true"}});
    expect(checked.predictions).toMatchObject([{verification: VERIFICATION}, {verification: VERIFICATION}]);
  });

  it("of a batch that is wrong is named by its place", async () => {
    const duels = [BODY, {...BODY, pokemon_b_id: "nobody"}];
    await expect(askEndpoint("predictBatch", {body: {duels}})).rejects.toMatchObject({
      errors: [{field: "duels[1].pokemon_b_id"}]
    });
  });
});

describe("the matrix", () => {
  const ask = (more: object = {}, question: object = {}) =>
    askEndpoint("predictMatrix", {body: {pokemon_a_id: 7, pokemon_b_id: 4, ...more}, ...question});

  it("has every damaging move of both, by id, unless told otherwise", async () => {
    const answer = await ask({}, {language: "fr"});
    expect(answer).toMatchObject({
      pokemon_a_id: 7,
      pokemon_a_name: "Carapuce",
      pokemon_b_id: 4,
      pokemon_b_name: "Salamèche",
      moves_a: [
        {move_id: TACKLE, move_name: "Charge"},
        {move_id: WATER_GUN, move_name: "Pistolet à O"},
        {move_id: SURF, move_name: "Surf"}
      ],
      moves_b: [
        {move_id: SCRATCH, move_name: "Griffe"},
        {move_id: EMBER, move_name: "Flammèche"},
        {move_id: QUICK_ATTACK, move_name: "Vive-Attaque"}
      ],
      model_version: "1"
    });
    expect(answer.win_probability).toEqual(
      [TACKLE, WATER_GUN, SURF].map((moveA) =>
        [SCRATCH, EMBER, QUICK_ATTACK].map((moveB) => probability(moveA, moveB))
      )
    );
  });

  /** The model answers by this table: rows are moves of A, columns moves of B. */
  const tabled = (table: readonly (readonly number[])[]) => {
    const model = fakeModel(smallGame);
    const [rows, columns] = [
      [TACKLE, SURF],
      [SCRATCH, EMBER]
    ];
    return smallServices(
      {},
      {
        ...model,
        recommender: {
          ...model.recommender,
          winProbability: ({moveA, moveB}) => table[rows.indexOf(moveA)][columns.indexOf(moveB)]
        }
      }
    );
  };
  const TWO = {moves_a: [39, TACKLE, SURF], moves_b: [SCRATCH, EMBER]};

  it("has the move whose worst case is best, and that case", async () => {
    const {services, recorded} = tabled([
      [0.9, 0.1],
      [0.4, 0.3]
    ]);
    const {minimax, equilibrium, win_probability} = await ask(TWO, {services});
    expect(win_probability).toEqual([
      [0.9, 0.1],
      [0.4, 0.3]
    ]);
    expect(minimax).toEqual({
      move_id: SURF,
      move_name: "Surf",
      win_probability: 0.3,
      reply_move_id: EMBER,
      reply_move_name: "Ember"
    });
    expect(equilibrium.value).toBeCloseTo(0.3, 9);
    expect(equilibrium.strategy_a).toMatchObject([{move_id: SURF, move_name: "Surf"}]);
    expect(equilibrium.strategy_b).toMatchObject([{move_id: EMBER, move_name: "Ember"}]);
    expect(recorded[0][2]).toHaveLength(4);
  });

  it("has the mixed strategies of a fight in which nobody may be foreseen, the likeliest move first", async () => {
    const {services} = tabled([
      [1, 0],
      [0.25, 0.75]
    ]);
    const {value, strategy_a, strategy_b} = (await ask(TWO, {services})).equilibrium;
    expect(value).toBeCloseTo(0.5, 6);
    expect(strategy_a.map(({move_id}: {move_id: number}) => move_id)).toEqual([SURF, TACKLE]);
    expect(strategy_a[0].probability).toBeCloseTo(2 / 3, 6);
    expect(strategy_a[1].probability).toBeCloseTo(1 / 3, 6);
    expect(strategy_b.map((entry: {probability: number}) => entry.probability)).toEqual([
      expect.closeTo(0.5, 6),
      expect.closeTo(0.5, 6)
    ]);
  });

  it.each([
    [{pokemon_a_id: "nobody"}, "pokemon_a_id"],
    [{pokemon_b_id: "nobody"}, "pokemon_b_id"],
    [{pokemon_a_id: "Ditto"}, "pokemon_a_id"],
    [{pokemon_b_id: "Ditto"}, "pokemon_b_id"],
    [{moves_a: [EMBER]}, "moves_a[0]"],
    [{moves_b: [SURF]}, "moves_b[0]"]
  ])("names the field that is wrong: %o", async (more, field) => {
    await expect(ask(more)).rejects.toMatchObject({errors: [{in: "body", field}]});
  });
});

it("the model in service is told with what its manifest says", async () => {
  expect(await askEndpoint("getModelInfo")).toEqual({
    name: "battle_winner_predictor",
    versions: ["1", "2", "3"],
    model_type: "fake",
    version: "1",
    n_features: 3,
    features: [...FAKE_FEATURES],
    feature_version: "fake",
    metrics: {accuracy: 0.99},
    trained_at: "2026-01-02T03:04:05.000Z",
    training_rows: 10,
    hyperparameters: {max_depth: 8},
    model_hash: "fake-1"
  });
});
