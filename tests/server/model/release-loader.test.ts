import pino from "pino";
import {beforeEach, describe, expect, it} from "vitest";
import {createMetrics} from "../../../server/metrics/metrics.ts";
import {gameKey} from "../../../server/model/game-key.ts";
import {ReleaseHolder} from "../../../server/model/release-holder.ts";
import {ReleaseLoader} from "../../../server/model/release-loader.ts";
import type {ServedModel} from "../../../server/model/served-model.ts";
import {sampleRegret} from "../../pipelines/model/registry/sample-regret.ts";
import {fakeModel} from "../support/fake-model.ts";
import {smallGame} from "../support/small-game.ts";

let lines: Record<string, unknown>[];
let inService: ServedModel[];
let next: () => ServedModel;
const one = fakeModel(smallGame, 1);
const two = fakeModel(smallGame, 2);

function loader() {
  const metrics = createMetrics({system: false});
  const holder = new ReleaseHolder(() => []);
  const subject = new ReleaseLoader({
    holder,
    load: async () => next(),
    onService: (model) => inService.push(model),
    metrics,
    logger: pino({base: null, timestamp: false}, {write: (line: string) => void lines.push(JSON.parse(line))})
  });
  const told = async () => ({
    info: (await metrics.modelInfo.get()).values,
    loads: (await metrics.modelLoads.get()).values
  });
  return {holder, subject, told, registry: metrics.registry};
}
beforeEach(() => {
  lines = [];
  inService = [];
  next = () => one;
});
const refuse = () => {
  throw new Error("model.json is damaged");
};

describe("a version that is loaded", () => {
  it("goes into service, and that is told", async () => {
    const {holder, subject, told} = loader();
    await subject.load();
    expect(holder.current?.model).toBe(one);
    expect(inService).toEqual([one]);
    expect(await told()).toEqual({
      info: [{labels: {name: "battle_winner_predictor", version: "1", feature_version: "fake"}, value: 1}],
      loads: [{labels: {result: "ok"}, value: 1}]
    });
    expect(lines).toEqual([
      {level: 30, modelVersion: "1", game: gameKey(smallGame), msg: "model in service"}
    ]);
  });

  it("takes the place of the one before, in the metrics too", async () => {
    const {holder, subject, told} = loader();
    await subject.load();
    next = () => two;
    await subject.reload();
    expect(holder.current?.model).toBe(two);
    expect((await told()).info).toMatchObject([{labels: {version: "2"}, value: 1}]);
  });

  it("tells how good its moves are, until another comes that does not know", async () => {
    const {subject, registry} = loader();
    next = () => ({...one, regret: sampleRegret()});
    await subject.load();
    const told = async (): Promise<string[]> =>
      (await registry.metrics())
        .split("\n")
        .filter((line) => /^model_(regret|wrong|overstatement)/.test(line));
    expect((await told()).slice(0, 6)).toEqual([
      'model_regret_mean{replies="given",by="model"} 0.002',
      'model_regret_mean{replies="given",by="answered"} 0.0001',
      'model_regret_mean{replies="open",by="model"} 0.004',
      'model_regret_mean{replies="open",by="answered"} 0.0002',
      'model_regret_above_ratio{replies="given",by="model",bound="0.01"} 0.02',
      'model_regret_above_ratio{replies="given",by="model",bound="0.05"} 0.01'
    ]);
    const rest = (await told()).join("\n");
    expect(rest).toContain('model_wrong_verdict_ratio{replies="open",by="model"} 0.0206');
    expect(rest).toContain('model_overstatement_mean{replies="open",by="model"} 0.012');
    next = () => two;
    await subject.reload();
    expect(await told()).toEqual([]);
  });

  it("again is left as it is", async () => {
    const {subject, told} = loader();
    await subject.load();
    await subject.load();
    expect(inService).toHaveLength(1);
    expect((await told()).loads).toEqual([{labels: {result: "ok"}, value: 1}]);
  });

  it("needs nobody to be told", async () => {
    const holder = new ReleaseHolder(() => []);
    const metrics = createMetrics({system: false});
    await new ReleaseLoader({holder, load: async () => one, metrics, logger: pino({level: "silent"})}).load();
    expect(holder.current?.model).toBe(one);
  });
});

describe("a version that is refused", () => {
  it("at the start is thrown", async () => {
    const {holder, subject, told} = loader();
    next = refuse;
    await expect(subject.load()).rejects.toThrow("model.json is damaged");
    expect(holder.current).toBeNull();
    expect((await told()).loads).toEqual([{labels: {result: "refused"}, value: 1}]);
  });

  it("later is only reported, with the one that goes on", async () => {
    const {holder, subject, told} = loader();
    await subject.load();
    lines.length = 0;
    next = refuse;
    await subject.reload();
    expect(holder.current?.model).toBe(one);
    expect(lines).toMatchObject([
      {
        level: 50,
        modelVersion: "1",
        err: {message: "model.json is damaged"},
        msg: "the promoted model is refused; the one in service goes on"
      }
    ]);
    expect((await told()).loads).toContainEqual({labels: {result: "refused"}, value: 1});
  });

  it("before any is in service is reported too", async () => {
    const {subject} = loader();
    next = refuse;
    await subject.reload();
    expect(lines).toMatchObject([{level: 50}]);
  });
});
