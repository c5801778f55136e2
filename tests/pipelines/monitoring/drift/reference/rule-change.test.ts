import {expect, it} from "vitest";
import {ruleChange} from "../../../../../pipelines/monitoring/drift/reference/rule-change.ts";
import type {World} from "../../../../../pipelines/monitoring/drift/world.ts";

const labelled = Array.from({length: 600}, (_, i) => ({
  duel: {pokemonA: i, moveA: 1, pokemonB: 1_000 + (i % 300), moveB: 2},
  label: 0.9,
  playouts: i % 2 === 0 ? 0 : 400
}));
const recommender = {winProbability: () => 0.88} as unknown as World["recommender"];
/** Every `nth` duel ends the other way round today. */
const changeOf = (nth: number) =>
  ruleChange(
    labelled,
    {
      recommender,
      simulate: ({pokemonA}) => ({probability: pokemonA % nth === nth - 1 ? 0.1 : 0.9, standardError: 0})
    },
    {playouts: 400, seed: 1}
  );

it("tells how much more the model errs on training duels than by their labels", async () => {
  const change = (await changeOf(60))!;
  expect(change).toMatchObject({rows: 600, pairs: 600, worse: 10});
  expect(change.control).toBeCloseTo(0.02, 12);
  expect(change.error).toBeCloseTo((590 * 0.02 + 10 * 0.78) / 600, 12);
  expect(change.rise).toBeCloseTo((10 * 0.76) / 600, 12);
});

it("is none where the rules are the same, nor where the model follows them", async () => {
  expect(await changeOf(1_000_000)).toMatchObject({worse: 0, rise: 0});
  const follows = await ruleChange(
    labelled,
    {
      recommender: {winProbability: () => 0.1} as unknown as World["recommender"],
      simulate: () => ({probability: 0.1, standardError: 0})
    },
    {playouts: 400, seed: 1}
  );
  expect(follows).toMatchObject({worse: 0, rise: 0});
  expect(
    await ruleChange(
      [],
      {recommender, simulate: () => ({probability: 1, standardError: 0})},
      {playouts: 1, seed: 1}
    )
  ).toBeNull();
});
