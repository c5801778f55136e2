import {afterEach, describe, expect, it} from "vitest";
import {BEHAVIOURS, DAMAGE_TYPES} from "../../data-loaders/game-data.ts";
import type {Interval, ScoreName} from "../../lib/statistics/bootstrap.ts";
import type {Scores} from "../../lib/statistics/probability-scores.ts";
import type {
  EvaluationReport,
  GeneralizationReport,
  LearningPoint,
  Slice,
  SplitEvaluation
} from "../../pipelines/model/evaluation/evaluation-report.ts";
import {ORIGINAL_LABEL} from "../../pipelines/model/evaluation/original-label.ts";
import {CLOSENESS, evaluateSlices} from "../../pipelines/model/evaluation/slices.ts";
import {embeddedGame} from "../../tests/data-loaders/embedded-game.ts";
import {smallDuels} from "../../tests/support/small-duels.ts";
import {comparedBars} from "./evaluation-comparison.ts";
import {learningPoints} from "./evaluation-learning.ts";
import {methodsOf} from "./evaluation-methods.ts";
import {sameRecipe} from "./evaluation-page.ts";
import {formatScore, SCORES} from "./evaluation-scores.ts";
import {bestThreshold} from "./evaluation-thresholds.ts";
import {sliceName, slicesOf} from "./slice-names.ts";

afterEach(() => Reflect.deleteProperty(globalThis, "document"));
const inFrench = () => Object.assign(globalThis, {document: {documentElement: {lang: "fr"}}});

const scores = (accuracy: number, logLoss: number): Scores => ({
  n: 100,
  accuracy,
  precision: accuracy,
  recall: accuracy,
  f1: accuracy,
  rocAuc: accuracy,
  prAuc: accuracy,
  logLoss,
  brier: logLoss,
  ece: 0.01,
  meanAbsoluteError: 0.02,
  fightAccuracy: 0.9
});
const intervals = Object.fromEntries(SCORES.map((name) => [name, [0.8, 0.99]])) as unknown as Readonly<
  Record<ScoreName, Interval>
>;
const baseline = (id: string, name: string, accuracy: number, logLoss: number) => ({
  id,
  name,
  description: `what ${name} does`,
  scores: scores(accuracy, logLoss)
});
const split = {
  name: "pair-disjoint",
  trainRows: 400,
  testRows: 100,
  scores: scores(0.99, 0.131),
  intervals,
  limit: scores(0.996, 0.126),
  baselines: [
    baseline("stat-total", "Higher stat total", 0.71, 0.57),
    {...ORIGINAL_LABEL, scores: scores(0.85, 2.4)}
  ]
} as unknown as SplitEvaluation;

describe("what the model is held against", () => {
  const methods = methodsOf(split, null);

  it("counts what each leaves wrong, the least first", () => {
    expect(comparedBars(methods, split.limit, "wrong").map(({kind}) => kind)).toEqual([
      "limit",
      "model",
      "baseline",
      "baseline"
    ]);
  });

  it("gives a rule of yes and no no log-loss, and measures the others from the limit", () => {
    const bars = comparedBars(methods, split.limit, "excess");
    expect(bars.map(({name}) => name)).toEqual(["This model", "Higher stat total"]);
    expect(bars[0].value).toBeCloseTo(0.005);
  });

  it("names the baselines in French", () => {
    inFrench();
    const names = methodsOf(split, null).map(({name}) => name);
    expect(names).toContain("La formule d’origine");
    expect(names).not.toContain("Higher stat total");
  });
});

describe("the learning curve", () => {
  const point: LearningPoint = {
    trainRows: 40,
    trainPairs: 30,
    testRows: 100,
    scores: scores(0.9, 0.3),
    intervals: {...intervals, accuracy: [0.85, 0.94], logLoss: [0.25, 0.36]}
  };

  it("turns accuracy and its interval into the share that is wrong, the whole training part last", () => {
    const [first, last] = learningPoints([point], split, "error");
    expect([first.value, first.low, first.high].map((value) => value.toFixed(2))).toEqual([
      "0.10",
      "0.06",
      "0.15"
    ]);
    expect(first.pairs).toBe(30);
    expect(last.rows).toBe(400);
  });

  it("leaves the model out where it is another", () => {
    expect(learningPoints([point], null, "logLoss")).toEqual([
      {rows: 40, pairs: 30, value: 0.3, low: 0.25, high: 0.36}
    ]);
  });

  it("knows fits of the same recipe, whatever the order of the parameters", () => {
    const model = {
      hash: "h",
      featureVersion: "f",
      features: 3,
      trees: 10,
      parameters: {eta: 0.1, rounds: 10}
    };
    const report = {model: {...model, rowMicroseconds: 40}} as unknown as EvaluationReport;
    const fits = (change: object) => ({model: {...model, ...change}}) as unknown as GeneralizationReport;
    expect(sameRecipe(report, fits({parameters: {rounds: 10, eta: 0.1}}))).toBe(true);
    expect(sameRecipe(report, fits({parameters: {rounds: 10, eta: 0.2}}))).toBe(false);
    expect(sameRecipe(report, fits({featureVersion: "g"}))).toBe(false);
    expect(sameRecipe(report, fits({trees: 9}))).toBe(false);
  });
});

it("finds the threshold with the best accuracy, the nearest to one half of equal ones", () => {
  const at = (threshold: number, accuracy: number) => ({threshold, accuracy, precision: 1, recall: 1, f1: 1});
  expect(bestThreshold([at(0.1, 0.9), at(0.4, 0.95), at(0.55, 0.95), at(0.9, 0.8)]).threshold).toBe(0.55);
});

it("writes a dash for a score that does not exist", () => {
  expect(formatScore("rocAuc", Number.NaN)).toBe("–");
  expect(formatScore("accuracy", 0.98765)).toBe("98.77%");
  expect(formatScore("logLoss", 0.13121)).toBe("0.1312");
});

describe("slices", () => {
  const game = embeddedGame();
  const slice = (dimension: Slice["dimension"], value: string): Slice => ({
    dimension,
    value,
    n: 1,
    accuracy: 1,
    interval: [0, 1],
    meanAbsoluteError: 0
  });

  it("shows closeness from even to decided", () => {
    const shuffled = [...CLOSENESS].reverse().map(([, name]) => slice("closeness", name));
    expect(slicesOf(shuffled, "closeness").map(({value}) => value)).toEqual(
      CLOSENESS.map(([, name]) => name)
    );
  });

  it("names in French whatever the report says of real duels", () => {
    inFrench();
    const duels = smallDuels(game, 600, {playouts: 1});
    const rows = Uint32Array.from({length: duels.rows}, (_, row) => row);
    const slices = evaluateSlices(game, duels, rows, duels.winProbability, duels.winProbability);
    expect(new Set(slices.map(({dimension}) => dimension)).size).toBe(6);
    const own = new Set(["Bide", "Counter", "Psywave"]);
    for (const entry of slices) {
      const name = sliceName(entry, game);
      expect(own.has(name), name).toBe(false);
      if (entry.dimension !== "type of A") expect(name, entry.dimension).not.toBe(entry.value);
    }
  });

  it("has a name for every way a move does damage", () => {
    inFrench();
    const words = (identifier: string) => identifier.replaceAll("_", " ");
    for (const type of DAMAGE_TYPES)
      expect(sliceName(slice("damage of A's move", words(type)), game), type).not.toBe(words(type));
    const damaging = new Set(
      game.moves
        .filter(({mechanics}) => mechanics.damageType !== "none")
        .map(({mechanics}) => mechanics.behaviour)
    );
    for (const behaviour of BEHAVIOURS)
      if (damaging.has(behaviour))
        expect(sliceName(slice("turn structure of A's move", words(behaviour)), game), behaviour).not.toBe(
          words(behaviour)
        );
  });
});
