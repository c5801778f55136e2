import {describe, expect, it} from "vitest";
import {askEndpoint, smallServices} from "../../support/ask-endpoint.ts";
import {FAKE_FEATURES} from "../../support/fake-model.ts";
import {histogram} from "../../support/histogram.ts";
import {byModel, EMBER, probability, SURF, VERIFICATION} from "../../support/squirtle-charmander.ts";

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
      [{duel: {pokemonA: 7, moveA: SURF, pokemonB: 4, moveB: EMBER}, probability: win}],
      {arm: "production", beside: null}
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
