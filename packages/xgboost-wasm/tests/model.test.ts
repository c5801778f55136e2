import fc from "fast-check";
import {beforeAll, describe, expect, it} from "vitest";
import {generate} from "../bench/generator.ts";
import {Booster, DMatrix, ModelError, Predictor, ShapeError, train} from "../src/index.ts";
import {addMarginsPlainly} from "../src/predict/walk.ts";

let booster: Booster;
let json: string;
let data: Float32Array;

beforeAll(async () => {
  const generated = generate(0, 400);
  data = generated.data;
  for (let i = 0; i < data.length; i += 11) data[i] = Number.NaN;
  const columns = data.length / 400;
  const dtrain = new DMatrix({data, rows: 400, columns, label: generated.label});
  booster = await train({objective: "binary:logistic", max_depth: 5}, dtrain, {numRound: 7});
  json = booster.saveModel();
});

/** Sets a value deep inside a parsed model. */
function set(target: unknown, path: readonly (string | number)[], value: unknown): void {
  const last = path[path.length - 1];
  const holder = path
    .slice(0, -1)
    .reduce<Record<string | number, unknown>>(
      (inner, key) => inner[key] as Record<string | number, unknown>,
      target as Record<string | number, unknown>
    );
  holder[last] = value;
}

describe("a model file", () => {
  it("comes back the same as a plain object and its JSON, numbers that JSON lacks too", () => {
    const odd = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    const trees = booster.model.trees.map((tree) => ({
      ...tree,
      lossChange: tree.lossChange.map((gain, node) => odd[node] ?? gain)
    }));
    const strange = new Booster({...booster.model, trees});
    const text = strange.saveModel();
    expect(text).toContain('"loss_changes":[NaN,Infinity,-Infinity,');
    for (const file of [text, strange.toJSON(), JSON.stringify(strange)])
      expect(Booster.load(file).model.trees[0].lossChange).toEqual(trees[0].lossChange);
  });

  it("comes back the same from JSON, from bytes and from UBJSON", () => {
    const bytes = booster.saveModel("ubj");
    for (const file of [json, new TextEncoder().encode(json), bytes, bytes.slice().buffer]) {
      const loaded = Booster.load(file);
      expect(loaded.saveModel()).toBe(json);
      expect(loaded.predict(data)).toEqual(booster.predict(data));
    }
  });

  const trees = ["learner", "gradient_booster", "model", "trees"];

  it.each<[string, (string | number)[], unknown, string]>([
    ["a cycle", [...trees, 0, "left_children", 1], 0, "node 1 has child 0"],
    ["a shared child", [...trees, 0, "left_children", 0], 2, "no other parent"],
    ["a child out of range", [...trees, 0, "right_children", 0], 9999, "child 9999"],
    ["a feature out of range", [...trees, 2, "split_indices", 0], 133, "trees[2].split_indices[0]"],
    ["a missing array", [...trees, 1, "split_conditions"], undefined, "trees[1].split_conditions"],
    ["a short array", [...trees, 1, "default_left"], [0], "default_left: expected"],
    ["a threshold that is no number", [...trees, 0, "split_conditions", 0], "x", "split_conditions[0]"],
    ["a categorical split", [...trees, 0, "split_type", 0], 1, "split_type[0]: no categories"],
    ["a foreign booster", ["learner", "gradient_booster", "name"], "gbforest", '"gbforest"'],
    ["a foreign objective", ["learner", "objective", "name"], "rank:dcg", '"rank:dcg"'],
    ["an impossible base score", ["learner", "learner_model_param", "base_score"], "2E0", "base_score"],
    ["too few names", ["learner", "feature_names"], ["a"], "expected 133 names"],
    ["too few trees", [...trees, 6], undefined, "expected an object"],
    [
      "a wrong number of trees",
      [...trees.slice(0, 3), "gbtree_model_param", "num_trees"],
      "6",
      "7 trees are there"
    ],
    [
      "a round cut short",
      [...trees.slice(0, 3), "gbtree_model_param", "num_parallel_tree"],
      "2",
      "whole number of rounds"
    ],
    ["several targets", ["learner", "learner_model_param", "num_target"], "2", "whole number of rounds"],
    ["a name twice", ["learner", "feature_names"], new Array(133).fill("a"), "is there twice"],
    ["a wrong output", ["learner", "gradient_booster", "model", "tree_info", 0], 3, "tree_info"]
  ])("with %s is refused with the reason", (_, path, value, reason) => {
    const document = JSON.parse(json);
    set(document, path, value);
    const file = JSON.stringify(document);
    expect(() => Booster.load(file)).toThrow(ModelError);
    expect(() => Booster.load(file)).toThrow(reason);
  });

  it.each([
    ["", "not a JSON model"],
    ["[]", "expected an object"],
    ["{}", "learner"],
    ["null", "expected an object"]
  ])("that is %j is refused", (file, reason) => expect(() => Booster.load(file)).toThrow(reason));

  it("with a base score in XGBoost 3's brackets is read", () => {
    const file = json.replace('"base_score":"5E-1"', '"base_score":"[5E-1]"');
    expect(Booster.load(file).predict(data)).toEqual(booster.predict(data));
  });

  it("cut or altered anywhere loads and predicts, or is refused with a ModelError", () => {
    const bytes = booster.saveModel("ubj");
    const text = new TextEncoder().encode(json);
    const damage = fc.record({
      file: fc.constantFrom(bytes, text),
      changes: fc.array(
        fc.record({at: fc.double({min: 0, max: 1, noNaN: true}), to: fc.integer({min: 0, max: 255})}),
        {
          maxLength: 4
        }
      ),
      keep: fc.oneof(fc.constant(1), fc.double({min: 0, max: 1, noNaN: true}))
    });
    fc.assert(
      fc.property(damage, ({file, changes, keep}) => {
        const damaged = file.slice(0, Math.floor(file.length * keep));
        for (const {at, to} of changes) damaged[Math.floor(at * (damaged.length - 1))] = to;
        let loaded: Booster;
        try {
          loaded = Booster.load(damaged);
        } catch (error) {
          expect(error).toBeInstanceOf(ModelError);
          return;
        }
        const row = new Float32Array(loaded.numFeatures);
        expect(loaded.predict(row)).toHaveLength(1);
        expect(() => loaded.predict(row, {predContribs: true})).not.toThrow();
      }),
      {numRuns: 400}
    );
  });

  it("of random bytes or JSON is refused with a ModelError", () => {
    const garbage = fc.oneof(
      fc.uint8Array({maxLength: 200}),
      fc.uint8Array({maxLength: 200}).map((bytes) => Uint8Array.of(0x7b, 0x4c, ...bytes)),
      fc.json()
    );
    fc.assert(
      fc.property(garbage, (file) => {
        expect(() => Booster.load(file)).toThrow(ModelError);
      }),
      {numRuns: 400}
    );
  });
});

describe("prediction", () => {
  it("by the kernel equals the plain walk, for any number of rows", () => {
    const {trees} = booster.model;
    for (const rows of [0, 1, 7, 8, 9, 63, 64, 65, 200]) {
      const part = data.subarray(0, rows * booster.numFeatures);
      const plain = new Float32Array(rows);
      addMarginsPlainly(booster.model, part, 1, [0, trees.length], plain);
      expect(booster.predict(part, {outputMargin: true})).toEqual(plain);
    }
  });

  it("uses the rounds asked for", () => {
    const range = booster.predict(data, {iterationRange: [2, 5], outputMargin: true});
    expect(range).toEqual(booster.slice(2, 5).predict(data, {outputMargin: true}));
    expect(() => booster.predict(data, {iterationRange: [0, 8]})).toThrow(ShapeError);
    expect(() => booster.predict(data.subarray(1))).toThrow("no whole number of rows");
  });

  it("without the trainer gives the same", () => {
    expect(Predictor.load(json).predict(data)).toEqual(booster.predict(data));
  });

  it("starts from the base margin, which shifts every margin", () => {
    const rows = data.length / booster.numFeatures;
    const input = {data, rows, columns: booster.numFeatures};
    const shifted = booster.predict(new DMatrix({...input, baseMargin: new Float32Array(rows).fill(2)}), {
      outputMargin: true
    });
    booster.predict(data, {outputMargin: true}).forEach((margin, i) => {
      expect(shifted[i]).toBeCloseTo(margin + 2, 5);
    });
  });
});

describe("importance", () => {
  it("counts splits and averages their gain", () => {
    const weight = booster.featureImportance("weight");
    const gain = booster.featureImportance("gain");
    const total = booster.featureImportance("total_gain");
    const splits = booster.model.trees.reduce((sum, tree) => sum + tree.left.filter((l) => l >= 0).length, 0);
    expect(Object.values(weight).reduce((a, b) => a + b)).toBe(splits);
    for (const name of Object.keys(weight)) expect(gain[name] * weight[name]).toBeCloseTo(total[name], 4);
  });
});
