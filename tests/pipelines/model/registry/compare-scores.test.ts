import {expect, it} from "vitest";
import {
  COMPARED,
  compareJudged,
  type JudgedVersion
} from "../../../../pipelines/model/registry/compare-scores.ts";
import {sampleIntervals, sampleManifest, sampleScores, sampleSplit} from "./sample.ts";

const version = (number: number, given: Parameters<typeof sampleScores>[0], half = 0.001): JudgedVersion => {
  const scores = sampleScores(given);
  const around = (value: number): [number, number] => [value - half, value + half];
  const intervals = Object.fromEntries(
    Object.entries(sampleIntervals(scores)).map(([name, [value]]) => [name, around(value)])
  );
  return {
    manifest: sampleManifest({version: number}),
    split: sampleSplit({scores, intervals: intervals as never, testRows: 100 * number})
  };
};

it("compares eight scores, and knows of which less is better", () => {
  expect(COMPARED.map(({name, lower}) => `${name} ${lower ? "down" : "up"}`)).toEqual([
    "accuracy up",
    "f1 up",
    "rocAuc up",
    "prAuc up",
    "logLoss down",
    "brier down",
    "ece down",
    "meanAbsoluteError down"
  ]);
});

it("names the better version only where the intervals do not touch", () => {
  const better = (first: object, second: object, half?: number) =>
    Object.fromEntries(
      compareJudged(version(1, first, half), version(2, second, half))
        .scores.filter(({better: one}) => one !== null)
        .map(({name, better: one}) => [name, one])
    );
  expect(better({accuracy: 0.9, logLoss: 0.2}, {accuracy: 0.8, logLoss: 0.1})).toEqual({
    accuracy: 1,
    logLoss: 2
  });
  expect(better({accuracy: 0.8, logLoss: 0.1}, {accuracy: 0.9, logLoss: 0.2})).toEqual({
    accuracy: 2,
    logLoss: 1
  });
  expect(better({accuracy: 0.75}, {accuracy: 0.875}, 0.0625)).toEqual({});
  expect(better({accuracy: 0.875}, {accuracy: 0.75}, 0.0625)).toEqual({});
  expect(better({accuracy: 0.75}, {accuracy: 0.875}, 0.05)).toEqual({accuracy: 2});
});

it("puts values, intervals and what differed in training side by side", () => {
  const [first, second] = [version(3, {accuracy: 0.9}), version(4, {accuracy: 0.8})];
  const changed = {
    ...second,
    manifest: {...second.manifest, parameters: {max_depth: 7, eta: 0.1, rounds: 400, gamma: 1}}
  };
  const comparison = compareJudged(first, changed);
  expect(comparison).toMatchObject({
    versions: [3, 4],
    split: "pair-disjoint",
    testRows: [300, 400],
    parameters: {max_depth: [9, 7], tree_method: ["hist", null], gamma: [null, 1]},
    sameFeatures: true,
    sameData: true
  });
  expect(Object.keys(comparison.parameters)).toHaveLength(3);
  expect(comparison.scores[0]).toMatchObject({
    name: "accuracy",
    values: [0.9, 0.8],
    intervals: [
      [0.899, 0.901],
      [0.8 - 0.001, 0.801]
    ],
    better: 3
  });
  expect(
    compareJudged(first, {...second, manifest: {...second.manifest, featureVersion: "other"}}).sameFeatures
  ).toBe(false);
  expect(
    compareJudged(first, {...second, manifest: {...second.manifest, inputs: {etl: "other"}}}).sameData
  ).toBe(false);
});
