import {describe, expect, it} from "vitest";
import {createCatalogue} from "../../../server/catalogue/game-catalogue.ts";
import {probeDuels} from "../../../server/model/probes.ts";
import {ReleaseHolder} from "../../../server/model/release-holder.ts";
import {BrokenModelError, selfTest} from "../../../server/model/self-test.ts";
import type {ServedModel} from "../../../server/model/served-model.ts";
import {fakeModel} from "../support/fake-model.ts";
import {smallGame} from "../support/small-game.ts";

const catalogue = createCatalogue(smallGame);
const probes = probeDuels(catalogue, 2);
const model = fakeModel(smallGame, 5);
const changed = (recommender: Partial<ServedModel["recommender"]>): ServedModel => ({
  ...model,
  recommender: {...model.recommender, ...recommender}
});

describe("probes", () => {
  it("pit every so many-th Pokémon that can fight against the next, its first move against the other's last", () => {
    expect(probes).toEqual([
      {pokemonA: 1, moveA: 33, pokemonB: 4, moveB: 98},
      {pokemonA: 6, moveA: 10, pokemonB: 7, moveB: 57},
      {pokemonA: 10034, moveA: 10, pokemonB: 1, moveB: 33}
    ]);
    expect(probeDuels(catalogue)).toHaveLength(1);
  });
});

describe("a model", () => {
  it("that answers every probe may serve", () => {
    expect(() => selfTest(model, probes)).not.toThrow();
    expect(() => selfTest(changed({winProbability: () => 0}), probes)).not.toThrow();
    expect(() => selfTest(changed({winProbability: () => 1}), probes)).not.toThrow();
  });

  it.each([Number.NaN, -0.001, 1.001])("that answers %d is refused", (answer) => {
    expect(() => selfTest(changed({winProbability: () => answer}), probes)).toThrow(BrokenModelError);
    expect(() => selfTest(changed({winProbability: () => answer}), probes)).toThrow(
      `Model version 5 is refused: it answers ${answer} to the duel {"pokemonA":1,`
    );
  });

  it("that fails amid its probes is refused, with the cause", () => {
    const cause = new Error("out of bounds");
    const failing = changed({
      winProbability: ({pokemonA}) => {
        if (pokemonA === 6) throw cause;
        return 0.5;
      }
    });
    expect(() => selfTest(failing, probes)).toThrow(
      expect.objectContaining({
        name: "BrokenModelError",
        message: expect.stringContaining('it fails on the duel {"pokemonA":6,'),
        cause
      })
    );
  });

  it("whose features are not its manifest's is refused", () => {
    const other = {
      ...model,
      manifest: {...model.manifest, featureNames: ["power_b", "power_a", "speed_difference"]}
    };
    expect(() => selfTest(other, [])).toThrow("its features are not those its manifest names");
    const joined = {
      ...model,
      manifest: {...model.manifest, featureNames: ["power_apower_bspeed_difference"]}
    };
    expect(() => selfTest(joined, [])).toThrow("its features are not those");
  });

  it("that computes fewer features than it names is refused", () => {
    expect(() => selfTest(changed({featureVector: () => Float32Array.of(1, 2)}), probes)).toThrow(
      "it computes 2 features instead of 3"
    );
  });
});

describe("the model in service", () => {
  it("is none at first, then the last that may serve", () => {
    const holder = new ReleaseHolder(() => probes);
    expect(holder.current).toBeNull();
    holder.replace(model);
    expect(holder.current?.model).toBe(model);
    expect(() => holder.replace(changed({winProbability: () => 2}))).toThrow(BrokenModelError);
    expect(holder.current?.model).toBe(model);
  });
});
