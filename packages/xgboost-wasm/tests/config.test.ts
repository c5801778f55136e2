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

  it("keeps whole numbers whole, sets of none apart from no sets, and an estimate an estimate", async () => {
    const params = {
      seed: 20261131,
      max_cat_threshold: 2 ** 24 + 1,
      interaction_constraints: [],
      sampling_method: "gradient_based",
      subsample: 0.5
    } as const;
    const trained = await train(params, matrix, {numRound: 2});
    const {parameters} = booster.loadConfig(trained.saveConfig());
    expect(parameters).toMatchObject(params);
    expect((await train(parameters, matrix, {numRound: 2})).saveModel()).toBe(trained.saveModel());
    expect(booster.loadConfig(booster.saveConfig()).parameters).not.toHaveProperty("interaction_constraints");
    const estimated = await train({base_score: "estimate"}, matrix, {numRound: 2});
    const again = await train(booster.loadConfig(estimated.saveConfig()).parameters, matrix, {numRound: 2});
    expect(again.predict(data)).toEqual(estimated.predict(data));
  });

  it("without boost_from_average starts from its base score, and of several scores from none", async () => {
    const config = booster.saveConfig().replace('"base_score":"5E-1"', '"base_score":"2.5E-1"');
    expect(booster.loadConfig(config).parameters.base_score).toBeUndefined();
    const old = booster.loadConfig(config.replace('"boost_from_average":"1",', ""));
    expect(old.parameters.base_score).toBe(0.25);
    const of = (scores: string): TrainParameters =>
      booster.loadConfig(
        config
          .replace('"2.5E-1"', `"[${scores}]"`)
          .replace('"boost_from_average":"1"', '"boost_from_average":"0"')
      ).parameters;
    expect(of("2E-1,2E-1").base_score).toBe(0.2);
    await expect(train(of("2E-1,3E-1"), matrix)).rejects.toThrow("base_score: got [0.2,0.3]");
  });

  it.each([
    ['"multi_strategy":"one_output_per_tree"', '"multi_strategy":"multi_output_tree"', "multi_strategy"],
    ['"seed_per_iteration":"0"', '"seed_per_iteration":"1"', "seed_per_iteration"],
    ['"disable_default_eval_metric":"0"', '"disable_default_eval_metric":"1"', "disable_default_eval_metric"],
    ['"device":"cpu"', '"device":"cuda"', "device"],
    ['"process_type":"default"', '"process_type":"update"', "process_type"],
    ['"specified_updater":false', '"specified_updater":true', "updater"],
    ['"refresh_leaf":"1"', '"refresh_leaf":"0"', "refresh_leaf"],
    [
      '"name":"binary:logistic"',
      '"lambdarank_param":{"lambdarank_unbiased":"1"},"name":"binary:logistic"',
      "lambdarank_unbiased"
    ]
  ])("with %s as %s is refused by its name where one trains or writes it", async (usual, other, name) => {
    const {config} = natives.find(({version}) => version === "3.2.0")!;
    expect(config).toContain(usual);
    const read = booster.loadConfig(config.replace(usual, other));
    await expect(train(read.parameters, matrix)).rejects.toThrow(`${name}: got`);
    const {objective, num_parallel_tree, ...rest} = read.parameters;
    expect(() => new Booster(booster.model, rest).saveConfig()).toThrow(`${name}: got`);
  });

  it("is not written of a gblinear, nor of parameters that are another kind of model's", () => {
    const linear = new Booster({...booster.model, linear: {weights: new Float32Array(4), rounds: 1}});
    expect(() => linear.saveConfig()).toThrow('saveConfig: got "gblinear", expected a model of trees');
    for (const {config, params} of natives.filter(({version}) => version === "2.1.4")) {
      const mixed = booster.loadConfig(config);
      expect(() => mixed.saveConfig()).toThrow(
        `objective: got "${params.objective}", expected reg:squarederror, as the model has it`
      );
    }
    for (const other of [
      {booster: "dart"},
      {num_class: 3},
      {num_parallel_tree: 2},
      {quantile_alpha: [0.1, 0.9]}
    ])
      expect(() => new Booster(booster.model, other as TrainParameters).saveConfig()).toThrow(
        `${Object.keys(other)[0]}: got`
      );
  });

  it("that is none is refused with its place", () => {
    expect(() => booster.loadConfig("{")).toThrow("config: got");
    expect(() => booster.loadConfig("{}")).toThrow(ModelError);
    const wrong = natives[0].config.replace('"max_depth":"3"', '"max_depth":"deep"');
    expect(() => booster.loadConfig(wrong)).toThrow('train_param.max_depth: expected a number, got "deep"');
  });
});
