import {describe, expect, it} from "vitest";
import {Booster, cv, DMatrix, ParameterError, train} from "../src/index.ts";
import {logistic, matrix} from "./support/data.ts";

const data = matrix([[1], [2], [3], [4]], [0, 1, 0, 1]);
const given = {data: [1, 2], rows: 2, columns: 1};

/** Every place that takes options, with the name written wrong and the one that is meant. */
const CASES: [string, string, string, (options: object) => unknown][] = [
  ["train", "num_boost_round", "numRound", (o) => train(logistic, data, o)],
  ["train", "early_stopping_rounds", "earlyStoppingRounds", (o) => train(logistic, data, o)],
  ["train", "evals_result", "evalsResult", (o) => train(logistic, data, o)],
  ["train", "xgb_model", "model", (o) => train(logistic, data, o)],
  ["train", "numRounds", "numRound", (o) => train(logistic, data, o)],
  ["parameters", "max_detph", "max_depth", (o) => train({...logistic, ...o}, data)],
  ["cv", "n_fold", "nfold", (o) => cv(logistic, data, o)],
  ["predict", "pred_contribs", "predContribs", async (o) => (await train(logistic, data)).predict(data, o)],
  [
    "predict",
    "iteration_range",
    "iterationRange",
    async (o) => (await train(logistic, data)).predict(data, o)
  ],
  ["DMatrix", "feature_names", "featureNames", async (o) => new DMatrix({...given, ...o})],
  ["DMatrix", "base_margin", "baseMargin", async (o) => new DMatrix({...given, ...o})],
  [
    "fromColumns",
    "max_bin",
    "maxBin",
    (o) => DMatrix.fromColumns({rows: 1, columns: 1, read: () => {}, ...o})
  ],
  [
    "fromBatches",
    "weights",
    "weight",
    (o) => DMatrix.fromBatches({columns: 1, batches: () => [{data: [1, 2], rows: 2, ...o}]})
  ]
];

describe("a name that nothing knows", () => {
  it.each(CASES)("is refused by %s: %s, near %s", async (_, wrong, right, call) => {
    const error = await Promise.resolve(call({[wrong]: 3})).catch(
      (reason: unknown) => reason as ParameterError
    );
    expect(error).toBeInstanceOf(ParameterError);
    expect((error as ParameterError).parameter).toBe(wrong);
    expect((error as ParameterError).message).toContain(`${right} is the nearest`);
  });

  it("is told shortly whatever its value is", async () => {
    const booster = await train(logistic, data);
    const wrong = {xgb_model: booster} as object;
    await expect(train(logistic, data, wrong)).rejects.toThrow("xgb_model: got a Booster, expected");
    expect(Booster.load(booster.saveModel()).numBoostedRounds).toBe(10);
  });
});
