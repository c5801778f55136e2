import {expect, it} from "vitest";
import type {Duel} from "../../../../../pipelines/model/prediction/prediction-answers.ts";
import {featureImportance} from "../../../../../pipelines/monitoring/drift/reference/feature-importance.ts";

const duel = (pokemonA: number): Duel => ({pokemonA, moveA: 1, pokemonB: 2, moveB: 1});
const featureNames = ["x", "y"];
const explain = ({pokemonA}: Duel) => ({
  expected: 9,
  contributions: Float32Array.of(pokemonA % 2 === 0 ? 0.5 : -1.5, 0.25)
});

it("is the mean of what a feature adds or takes, whichever way", async () => {
  const found = await featureImportance({explain, featureNames}, [duel(1), duel(2)]);
  expect([...found!]).toEqual([
    ["x", 1],
    ["y", 0.25]
  ]);
});

it("is unknown where the model does not explain itself, or nothing is asked", async () => {
  expect(await featureImportance({featureNames}, [duel(1)])).toBeNull();
  expect(await featureImportance({explain, featureNames}, [])).toBeNull();
});

it("gives way and can be ended", async () => {
  const controller = new AbortController();
  const made = featureImportance({explain, featureNames}, [duel(1), duel(2)], controller.signal);
  controller.abort(new Error("ended"));
  await expect(made).rejects.toThrow("ended");
});
