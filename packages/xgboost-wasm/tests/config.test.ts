import {readdirSync, readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {Booster, DMatrix, ModelError, ParameterError, type TrainParameters, train} from "../src/index.ts";
import {ESTIMATES, estimateOf} from "../src/train/estimate.ts";
import {FIXTURES} from "./support/fixture.ts";

/** What tests/native/write_configs.py writes. */
interface NativeConfig {
  params: TrainParameters;
  config: string;
}

const natives = readdirSync(`${FIXTURES}/configs`).flatMap((file) => {
  const all: NativeConfig[] = JSON.parse(readFileSync(`${FIXTURES}/configs/${file}`, "utf8"));
  return all.map((one) => ({version: file.replace(".json", ""), objective: one.params.objective, ...one}));
});

const rows = 60;
const data = Float32Array.from({length: rows * 3}, (_, i) => (i * 37) % 11);
const label = Float32Array.from({length: rows}, (_, row) => data[3 * row] % 2);
const featureNames = ["a", "b", "c"];
const matrix = new DMatrix({data, rows, columns: 3, label, featureNames});
const booster = await train({}, matrix, {numRound: 1});

/** Metrics aside, where only the configuration names those that the objective has by itself. */
const plain = ({eval_metric: _, ...params}: TrainParameters) => params;

describe("a configuration", () => {
  it.each(natives)(
    "of $version's $objective gives the parameters that were given",
    ({params, config, version, objective}) => {
      const read = booster.loadConfig(config).parameters;
      // What newer versions do where no base_score is given has a name here.
      const estimate = estimateOf(version.split(".").map(Number), objective!);
      expect(plain(read)).toEqual(plain({...(estimate ? {base_score: estimate} : {}), ...params}));
      if (params.eval_metric) expect(read.eval_metric).toEqual(params.eval_metric);
    }
  );

  it.each(natives.filter(({version}) => version === "3.2.0"))(
    "of what this package trains is read as it was: $objective",
    async ({params}) => {
      const trained = await train(params, matrix, {numRound: 2});
      const again = Booster.load(trained.saveModel()).loadConfig(trained.saveConfig());
      expect(again.parameters).toEqual(params);
      expect((await train(again.parameters, matrix, {numRound: 2})).saveModel()).toBe(trained.saveModel());
      expect(trained.slice(0, 1).parameters).toEqual(params);
    }
  );

  it.each(ESTIMATES)("keeps how base_score was estimated: %s", async (base_score) => {
    const trained = await train({base_score}, matrix, {numRound: 1});
    const again = Booster.load(trained.saveModel()).loadConfig(trained.saveConfig());
    expect(again.parameters.base_score).toBe(base_score);
    expect((await train(again.parameters, matrix, {numRound: 1})).saveModel()).toBe(trained.saveModel());
  });

  it("names features by number, and says of a loaded model what its file tells", async () => {
    const params = {interaction_constraints: [["a", "c"], [1]], monotone_constraints: {c: -1}} as const;
    const {parameters} = booster.loadConfig((await train(params, matrix)).saveConfig());
    expect(parameters).toMatchObject({
      interaction_constraints: [[0, 2], [1]],
      monotone_constraints: [0, 0, -1]
    });
    const classes = await train({objective: "multi:softmax", num_class: 3, num_parallel_tree: 2}, matrix);
    const told = booster.loadConfig(Booster.load(classes.saveModel()).saveConfig()).parameters;
    expect(told).toEqual({
      objective: "multi:softmax",
      num_class: 3,
      num_parallel_tree: 2,
      tree_method: "hist"
    });
  });

  it("that asks for what is not here is refused when one trains with it", async () => {
    const [{config}] = natives;
    const exact = booster.loadConfig(config.replace('"tree_method":"hist"', '"tree_method":"exact"'));
    await expect(train(exact.parameters, matrix)).rejects.toThrow(ParameterError);
    const sampled = booster.loadConfig(
      config.replaceAll('"sampling_method":"uniform"', '"sampling_method":"x"')
    );
    await expect(train(sampled.parameters, matrix)).rejects.toThrow("sampling_method");
  });

  it("of no version says nothing of how base_score was estimated", () => {
    const newest = natives.find((one) => one.version === "3.2.0" && one.params.base_score === undefined)!;
    const {version: _, ...rest} = JSON.parse(newest.config);
    expect(booster.loadConfig(JSON.stringify(rest)).parameters.base_score).toBeUndefined();
  });

  it("that is none is refused with its place", () => {
    expect(() => booster.loadConfig("{")).toThrow("config: got");
    expect(() => booster.loadConfig("{}")).toThrow(ModelError);
    const wrong = natives[0].config.replace('"max_depth":"3"', '"max_depth":"deep"');
    expect(() => booster.loadConfig(wrong)).toThrow('train_param.max_depth: expected a number, got "deep"');
  });
});
