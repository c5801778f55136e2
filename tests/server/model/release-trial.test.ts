import pino from "pino";
import {beforeEach, describe, expect, it} from "vitest";
import type {Trial} from "../../../pipelines/model/registry/trial.ts";
import {createMetrics} from "../../../server/metrics/metrics.ts";
import {ReleaseHolder} from "../../../server/model/release-holder.ts";
import {ReleaseLoader} from "../../../server/model/release-loader.ts";
import type {ServedModel} from "../../../server/model/served-model.ts";
import {fakeModel} from "../support/fake-model.ts";
import {smallGame} from "../support/small-game.ts";

const versions = new Map([1, 2, 3].map((version) => [version, fakeModel(smallGame, version)]));
const SHADOW: Trial = {
  phase: "challenge",
  version: 2,
  production: 1,
  share: 0,
  since: "2026-11-01T00:00:00.000Z"
};

let trial: Trial | null;
let production: ServedModel | null;
let opened: number[];
beforeEach(() => {
  trial = null;
  production = versions.get(1)!;
  opened = [];
});

function served() {
  const metrics = createMetrics({system: false});
  const holder = new ReleaseHolder();
  const loader = new ReleaseLoader({
    holder,
    load: async () => {
      if (production === null) throw new Error("model.json is damaged");
      return production;
    },
    trial: {
      read: () => trial,
      open(version) {
        opened.push(version);
        const model = versions.get(version);
        if (model === undefined) throw new Error(`model version ${version} is damaged`);
        return model;
      }
    },
    metrics,
    logger: pino({level: "silent"})
  });
  const told = async () =>
    (await metrics.trialInfo.get()).values.map(({labels, value}) => ({...labels, value}));
  const loads = async () =>
    Object.fromEntries(
      (await metrics.modelLoads.get()).values.map(({labels, value}) => [labels.result, value])
    );
  return {holder, loader, told, loads};
}

describe("a trial", () => {
  it("comes, changes its share and ends while the server runs; a release in use stays as it was", async () => {
    const {holder, loader, told} = served();
    await loader.load();
    const before = holder.current!;
    trial = SHADOW;
    await loader.reload();
    expect(holder.current?.trial).toEqual({model: versions.get(2), share: 0});
    expect(await told()).toEqual([{version: "2", phase: "challenge", value: 0}]);
    expect(before.trial).toBeNull();
    trial = {...SHADOW, share: 0.25};
    await loader.reload();
    expect(holder.current?.trial?.share).toBe(0.25);
    expect(opened).toEqual([2]);
    trial = null;
    await loader.reload();
    expect(holder.current).toMatchObject({model: production, trial: null});
    expect(await told()).toEqual([]);
  });

  it("follows a promotion: the version before is beside the new one", async () => {
    trial = SHADOW;
    const {holder, loader} = served();
    await loader.load();
    production = versions.get(2)!;
    trial = {...SHADOW, phase: "probation", version: 1, production: 2};
    await loader.reload();
    expect(holder.current).toMatchObject({model: versions.get(2), trial: {model: versions.get(1), share: 0}});
  });

  it.each([
    ["withdrawn", null],
    ["followed by one of another version in production", {...SHADOW, version: 1, production: 2}]
  ])("that is %s stops answering, also where production is refused", async (_, next) => {
    trial = {...SHADOW, share: 0.5};
    const {holder, loader, told} = served();
    await loader.load();
    production = null;
    trial = next;
    await loader.reload();
    expect(holder.current).toMatchObject({model: versions.get(1), trial: null});
    expect(await told()).toEqual([]);
    await expect(loader.load()).rejects.toThrow("model.json is damaged");
  });

  it("of another version in production is none", async () => {
    trial = {...SHADOW, production: 3};
    const {holder, loader} = served();
    await loader.load();
    expect(holder.current?.trial).toBeNull();
    expect(opened).toEqual([]);
  });

  it.each([
    ["damaged", () => ({...SHADOW, version: 9})],
    ["broken", () => ({...SHADOW, version: 3})]
  ])("of a version that is %s is refused and counted; production answers on", async (_, next) => {
    const {recommender} = versions.get(3)!;
    versions.set(3, {...versions.get(3)!, recommender: {...recommender, winProbability: () => 2}});
    trial = SHADOW;
    const {holder, loader, told, loads} = served();
    await loader.load();
    trial = next();
    await loader.reload();
    expect(holder.current).toMatchObject({model: production, trial: null});
    expect(await told()).toEqual([]);
    expect(await loads()).toMatchObject({refused: 1});
  });
});
