import {describe, expect, it} from "vitest";
import {askEndpoint, smallServices} from "../../support/ask-endpoint.ts";
import {fakeModel} from "../../support/fake-model.ts";
import {smallGame} from "../../support/small-game.ts";
import {
  byModel,
  EMBER,
  probability,
  SCRATCH,
  SURF,
  TACKLE,
  VERIFICATION
} from "../../support/squirtle-charmander.ts";

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
          probability: all_moves[index].win_probability,
          place: {rank: index + 1, replies: [EMBER]}
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
