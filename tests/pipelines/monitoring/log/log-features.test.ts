import {expect, it} from "vitest";
import type {Duel} from "../../../../pipelines/model/prediction/prediction-answers.ts";
import {featuresOf} from "../../../../pipelines/monitoring/log/log-features.ts";
import {rowsOf} from "../../../../pipelines/monitoring/log/log-rows.ts";
import {LOG_SCHEMA} from "../../../../pipelines/monitoring/log/log-schema.ts";
import {loggedPrediction} from "../../../support/logged-prediction.ts";

const featureNames = ["a_ids", "b_ids"];
const side = {
  pokemon_id: 7,
  move_ids: [57],
  level: 27,
  individual_values: {},
  awakening_values: {},
  nature: "hardy",
  friendship: 70,
  hp: 28,
  ailment: null
};
const rows = rowsOf(
  [
    loggedPrediction({duel: {pokemonA: 1, moveA: 2, pokemonB: 3, moveB: 4}}),
    loggedPrediction({duel: {pokemonA: 9999, moveA: 2, pokemonB: 3, moveB: 4}}),
    loggedPrediction({duel: {pokemonA: 5, moveA: 6, pokemonB: 7, moveB: 8}}),
    loggedPrediction({fight: {a: side, b: side, low: 0, high: 1}})
  ],
  LOG_SCHEMA
);
const vector = ({pokemonA, moveA, pokemonB, moveB}: Duel) => {
  if (pokemonA === 9999) throw new RangeError("no such Pokémon");
  return Float32Array.of(10 * pokemonA + moveA, 10 * pokemonB + moveB);
};

it("features are those of each row's duel, and no number where the game does not know it or it was a fight", () => {
  expect(featuresOf(rows, {featureNames, featureVector: vector})).toEqual({
    a_ids: Float32Array.of(12, Number.NaN, 56, Number.NaN),
    b_ids: Float32Array.of(34, Number.NaN, 78, Number.NaN)
  });
});

it("any other failure is one", () => {
  const featureVector = () => {
    throw new TypeError("broken");
  };
  expect(() => featuresOf(rows, {featureNames, featureVector})).toThrow(TypeError);
});
