import {beforeAll, expect, it} from "vitest";
import {DMatrix, train} from "xgboost-wasm";
import {FEATURE_NAMES} from "../../../pipelines/model/features/feature-catalogue.ts";
import {encodeCovers, encodeForest} from "../../../pipelines/model/training/forest-codec.ts";
import type {CellFile, CellFiles} from "../../../src/workbench/cell-files.ts";
import {type DuelAnswers, duelAnswers} from "../../../src/workbench/duel-answers.ts";
import {embeddedGame} from "../../data-loaders/embedded-game.ts";

const file = (bytes: Uint8Array): CellFile => ({
  json: async () => embeddedGame(),
  arrayBuffer: async () => bytes.slice().buffer
});

let files: CellFiles;
let answers: DuelAnswers;
beforeAll(async () => {
  const columns = FEATURE_NAMES.length;
  const rows = 40;
  const data = Float32Array.from({length: rows * columns}, (_, i) => (i * 7919) % 101);
  const label = Float32Array.from({length: rows}, (_, row) => (data[row * columns] > 50 ? 0.9 : 0.2));
  const matrix = new DMatrix({data, rows, columns, label, featureNames: [...FEATURE_NAMES]});
  const {model} = await train({objective: "binary:logistic", max_depth: 3, nthread: 1}, matrix, {
    numRound: 5
  });
  files = {
    game: file(new Uint8Array()),
    model: file(encodeForest(model)),
    covers: file(encodeCovers(model))
  };
  answers = duelAnswers(async () => files);
});

const duel = {a: "pikachu", moveA: "Thunderbolt", b: "Carapuce", moveB: "surf"};

it("predicts, and gives reasons that add up to the prediction", async () => {
  const chance = await answers.predict(duel);
  const {expected, contributions} = await answers.explain(duel);
  const margin = contributions.reduce((sum, {contribution}) => sum + contribution, expected);
  expect(1 / (1 + Math.exp(-margin))).toBeCloseTo(chance, 4);
  const sizes = contributions.map(({contribution}) => Math.abs(contribution));
  expect(sizes).toEqual(sizes.toSorted((x, y) => y - x));
  expect(await answers.predict({a: duel.b, moveA: duel.moveB, b: duel.a, moveB: duel.moveA})).toBeCloseTo(
    1 - chance,
    6
  );
});

it("simulates: exactly where it can be done, otherwise with an interval that more fights make narrower", async () => {
  expect(await answers.simulate({...duel, b: "pikachu", moveB: "thunderbolt"})).toEqual({
    probability: 0.5,
    low: 0.5,
    high: 0.5,
    method: "exact",
    playouts: 0
  });
  const sampled = {a: "snorlax", moveA: "body-slam", b: "slowbro", moveB: "scald"};
  const [few, many] = await Promise.all(
    [50, 5000].map((playouts) => answers.simulate(sampled, {playouts, seed: 1}))
  );
  expect([few.method, few.playouts, many.playouts]).toEqual(["monte_carlo", 50, 5000]);
  expect(many.low).toBeLessThanOrEqual(many.probability);
  expect(many.high).toBeGreaterThanOrEqual(many.probability);
  expect(many.high - many.low).toBeLessThan(few.high - few.low);
});

it("names the field that is wrong, its value, and what is like it", async () => {
  await expect(answers.predict({...duel, a: "pikachuu"})).rejects.toThrow(
    /^a: there is no Pokémon "pikachuu"; such as .*Pikachu/
  );
  await expect(answers.predict({...duel, moveB: 9999})).rejects.toThrow(
    "moveB: there is no move 9999; expected an id"
  );
  await expect(answers.simulate(duel, {playouts: 0})).rejects.toThrow(
    "playouts: expected a whole number from 1, got 0"
  );
});

it("says what makes the model where none is in service, and tries again once there is one", async () => {
  let model = file(new Uint8Array());
  const later = duelAnswers(async () => ({...files, model}));
  await expect(later.predict(duel)).rejects.toThrow("npm run promote");
  expect((await later.simulate(duel)).playouts).toBeGreaterThanOrEqual(0);
  model = files.model;
  expect(await later.predict(duel)).toBe(await answers.predict(duel));
});
