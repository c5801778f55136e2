// Where training starts, as versions of native XGBoost start that are given no base_score.
import {readdirSync, readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {Booster, type CustomObjective, DMatrix, type TrainParameters, train} from "../src/index.ts";
import {estimateOf} from "../src/train/estimate.ts";
import {bench, logistic, matrix} from "./support/data.ts";
import {FIXTURES, largestDifference} from "./support/fixture.ts";

/** What tests/native/write_scores.py writes. */
interface Scores {
  version: string;
  rows: number;
  columns: number;
  data: number[];
  weight: number[];
  cases: Record<string, Start>;
}

interface Start {
  params: TrainParameters;
  label: number[];
  weighted: boolean;
  group: number[] | null;
  custom: boolean;
  baseMargin: number | null;
  baseScore: number[];
  /** After one round, of the first rows; null where the version grows other trees. */
  margin: number[] | null;
}

const versions: Scores[] = readdirSync(`${FIXTURES}/scores`).map((file) =>
  JSON.parse(readFileSync(`${FIXTURES}/scores/${file}`, "utf8"))
);

const squared: CustomObjective = (margins, {label}) => ({
  gradient: margins.map((margin, row) => margin - label![row]),
  hessian: new Float32Array(margins.length).fill(1)
});

describe.each(versions)("native XGBoost $version", ({version, rows, columns, data, weight, cases}) => {
  it.each(Object.entries(cases))("starts from the same: %s", async (_, start) => {
    const dtrain = new DMatrix({
      data,
      rows,
      columns,
      label: start.label,
      weight: start.weighted ? weight : undefined,
      group: start.group ?? undefined,
      baseMargin: start.baseMargin === null ? undefined : new Array<number>(rows).fill(start.baseMargin)
    });
    const objective = start.custom ? squared : undefined;
    const base_score = estimateOf(version.split(".").map(Number), start.params.objective!);
    const booster = await train({...start.params, base_score}, dtrain, {numRound: 1, objective});
    const {baseScore, baseScores = [baseScore], baseScoreGiven} = booster.model;
    expect(largestDifference(baseScores, start.baseScore)).toBeLessThan(1e-6);
    expect(baseScoreGiven).toBe(false);
    const margins = booster.predict(dtrain, {outputMargin: true});
    const first = start.margin ?? [];
    expect(largestDifference(margins.subarray(0, first.length), first)).toBeLessThan(4e-6);
    for (const format of ["json", "ubj"] as const) {
      const again = Booster.load(format === "json" ? booster.saveModel() : booster.saveModel("ubj"));
      expect(again.predict(dtrain, {outputMargin: true})).toEqual(margins);
    }
  });
});

describe("an estimated base_score", () => {
  it("is of the training matrix, and the same for all that is evaluated", async () => {
    const evals = [{name: "held", data: bench(300, 200)}];
    const evalsResult = {} as Record<string, Record<string, number[]>>;
    const params = {...logistic, base_score: "estimate"} as const;
    const booster = await train(params, bench(0, 300), {numRound: 2, evals, evalsResult});
    const loss = booster.predict(evals[0].data).reduce((sum, p, row) => {
      return sum - Math.log(evals[0].data.label![row] === 1 ? p : 1 - p);
    }, 0);
    expect(evalsResult["held"]["logloss"][1]).toBeCloseTo(loss / 200, 5);
  });

  it("is the first model's where one goes on", async () => {
    const params = {objective: "multi:softprob", num_class: 3, base_score: "estimate"} as const;
    const classes = matrix([[1], [2], [3], [4], [5], [6], [7], [8]], [0, 1, 2, 0, 0, 0, 1, 0]);
    const whole = await train({...params, min_child_weight: 0}, classes, {numRound: 4});
    const half = await train({...params, min_child_weight: 0}, classes, {numRound: 2});
    const other = {...params, min_child_weight: 0, base_score: 0.5};
    const onward = await train(other, classes, {numRound: 2, model: Booster.load(half.saveModel())});
    expect(onward.model.baseScores!.map(Math.fround)).toEqual(whole.model.baseScores);
    expect(largestDifference(onward.predict(classes), whole.predict(classes))).toBeLessThan(1e-6);
  });

  it.each<[string, TrainParameters, string]>([
    [
      "an unknown way",
      {base_score: "estimated" as never},
      'got "estimated", expected a finite number, "estimate"'
    ],
    ["the name of before", {base_score: "mean" as never}, '"estimate" or "estimate-2"'],
    [
      "no probability",
      {...logistic, base_score: 1},
      'got 1, expected a probability between 0 and 1, "estimate"'
    ],
    ["no rate", {objective: "reg:gamma", base_score: 0}, "got 0, expected a number above 0"],
    [
      "labels without an estimate",
      {objective: "count:poisson", base_score: "estimate"},
      'got "estimate", expected a number with these labels, whose estimate is 0'
    ]
  ])("is refused where it cannot be: %s", async (_, params, reason) => {
    const training = train(params, matrix([[1], [2]], [0, 0]));
    await expect(training).rejects.toThrow(`base_score: got`);
    await expect(training).rejects.toThrow(reason);
  });
});
