import {readdirSync, readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";
import {Booster, DMatrix, type EvalsResult, type TrainParameters, train} from "../src/index.ts";
import {largestDifference, treeDifferences} from "./support/fixture.ts";

interface Training {
  params: TrainParameters;
  label: number[];
  weighted: boolean;
  types: string[] | null;
  group: number[] | null;
  model: string;
  prediction: number[];
  metrics: Record<string, number[]>;
}

interface Trainings {
  version: string;
  rows: number;
  columns: number;
  data: (number | null)[];
  weight: number[];
  cases: Record<string, Training>;
}

const FOLDER = fileURLToPath(new URL("./fixtures/trainings", import.meta.url));
const versions: Trainings[] = readdirSync(FOLDER).map((file) =>
  JSON.parse(readFileSync(`${FOLDER}/${file}`, "utf8"))
);

describe.each(versions)("native XGBoost $version", ({rows, columns, data, weight, cases}) => {
  it.each(Object.entries(cases))("grows the same trees and measures the same: %s", async (_, training) => {
    const {params, label, weighted, prediction, metrics} = training;
    const info = {
      label,
      weight: weighted ? weight : undefined,
      featureTypes: training.types ?? undefined,
      group: training.group ?? undefined
    };
    const matrix = new DMatrix({data, rows, columns, ...info});
    const evalsResult: EvalsResult = {};
    const evals = [{name: "train", data: matrix}];
    const booster = await train(params, matrix, {numRound: 3, evals, evalsResult});
    const native = Booster.load(training.model);
    expect(booster.model.trees).toHaveLength(native.model.trees.length);
    const differences = booster.model.trees.flatMap((tree, t) =>
      treeDifferences(tree, native.model.trees[t]).map((difference) => `tree ${t} ${difference}`)
    );
    expect(differences).toEqual([]);
    expect(largestDifference(booster.predict(matrix), prediction)).toBeLessThan(1e-5);
    for (const [metric, values] of Object.entries(metrics)) {
      values.forEach((value, round) => {
        expect(evalsResult["train"][metric][round], `${metric} of round ${round}`).toBeCloseTo(value, 4);
      });
    }
    const again = Booster.load(booster.saveModel("ubj"));
    expect(again.predict(matrix)).toEqual(booster.predict(matrix));
    expect(again.saveModel()).toBe(booster.saveModel());
  });
});
