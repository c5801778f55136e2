import {describe, expect, it} from "vitest";
import {askEndpoint, smallServices} from "../../support/ask-endpoint.ts";
import {fakeModel} from "../../support/fake-model.ts";
import {smallGame} from "../../support/small-game.ts";
import {
  EMBER,
  probability,
  QUICK_ATTACK,
  SCRATCH,
  SURF,
  TACKLE,
  WATER_GUN
} from "../../support/squirtle-charmander.ts";

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
