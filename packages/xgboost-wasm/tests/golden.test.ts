import {describe, expect, it} from "vitest";
import {Booster, train} from "../src/index.ts";
import {fixtureNames, largestDifference, matrixOf, readFixture, treeDifferences} from "./support/fixture.ts";

describe.each(fixtureNames())("native XGBoost's answers: %s", (name) => {
  const fixture = readFixture(name);
  const text = JSON.stringify(fixture.model);
  const native = Booster.load(text);
  const data = matrixOf(fixture);
  const few = data.slice([0, 1, 2, 3, 4, 5]);

  it("grows the same trees", async () => {
    const booster = await train(fixture.params, data, {numRound: fixture.rounds});
    expect(booster.model.trees).toHaveLength(native.model.trees.length);
    const differences = booster.model.trees.flatMap((tree, t) =>
      treeDifferences(tree, native.model.trees[t]).map((difference) => `tree ${t} ${difference}`)
    );
    expect(differences).toEqual([]);
    expect(largestDifference(booster.predict(data), fixture.prediction)).toBeLessThan(1e-5);
  });

  it("predicts with native's model", () => {
    expect(largestDifference(native.predict(data), fixture.prediction)).toBeLessThan(1e-6);
    expect(largestDifference(native.predict(data, {outputMargin: true}), fixture.margin)).toBeLessThan(1e-5);
    expect(Array.from(native.predict(few, {predLeaf: true}))).toEqual(fixture.leaves);
  });

  it("explains with native's model", () => {
    const contributions = native.predict(few, {predContribs: true});
    expect(largestDifference(contributions, fixture.contributions)).toBeLessThan(1e-5);
    expect(
      largestDifference(native.predict(few, {predInteractions: true}), fixture.interactions)
    ).toBeLessThan(1e-5);
  });

  it("writes native's model back unchanged", () => {
    expect(JSON.parse(native.saveModel("json"))).toEqual(JSON.parse(text));
    expect(Booster.load(native.saveModel("ubj")).saveModel("json")).toBe(native.saveModel("json"));
  });
});
