import {describe, expect, it} from "vitest";
import type {Scores} from "../../lib/statistics/probability-scores.ts";
import {GATE} from "../../pipelines/model/registry/gate-thresholds.ts";
import {GRIDS, groupsOf, pointsOf} from "../../pipelines/model/search/grid.ts";
import type {RunRecord} from "../../pipelines/model/tracking/run-record.ts";
import {everInProduction, type RegistrySummary, type VersionSummary} from "../data/registry-summary.ts";
import {otherInProduction, rivalVersion} from "../evaluation/evaluation-rival.ts";
import {gateSentences} from "./experiments-gate.ts";
import {evidenceText, evidenceTexts} from "./experiments-ledger.ts";
import {firstShown} from "./experiments-runs.ts";
import {stateOf} from "./experiments-versions.ts";
import {keyMetrics, keyParameters} from "./run-keys.ts";
import {runSeconds, summarizeRun} from "./run-summary.ts";
import {axesOf, fullyJudged, nearBest, placesOf, type SearchedPoint, valuePlace} from "./search-points.ts";
import {firstPair} from "./version-comparison.ts";

type Ledger = RegistrySummary["ledger"];
const entry = (action: Ledger[number]["action"], version: number): Ledger[number] => ({
  at: "2026-11-24T08:00:00Z",
  action,
  version,
  previous: null,
  reasons: [],
  evidence: {}
});

const version = (number: number, judged = true): VersionSummary => ({
  name: "battle_winner_predictor",
  version: number,
  trainedAt: "2026-11-24T08:00:00Z",
  modelType: "XGBoost",
  objective: "binary:logistic",
  featureVersion: "f",
  frame: "A first",
  parameters: {},
  seed: 1,
  trainingRows: 1,
  inputs: {},
  modelHash: `hash ${number}`,
  metrics: {},
  features: 1,
  judged: judged ? ({} as VersionSummary["judged"]) : null
});

/** Versions 1 and 2 were promoted, 3 was refused, then 2 gave way to 1. */
const registry: RegistrySummary = {
  versions: [version(1), version(2), version(3)],
  production: 1,
  candidate: 3,
  ledger: [entry("rolled back", 1), entry("refused", 3), entry("promoted", 2), entry("promoted", 1)],
  gate: GATE
};

describe("the registry", () => {
  it("tells what was in production from what never was", () => {
    expect(everInProduction(registry)).toEqual([1, 2, 1, 1]);
    expect([1, 2, 3].map((number) => stateOf(registry, number))).toEqual([
      "production",
      "retired",
      "candidate"
    ]);
  });

  it("holds a model against production, and production against the version before it", () => {
    expect(rivalVersion(registry, "hash 3")?.version).toBe(1);
    expect(rivalVersion(registry, "hash 1")?.version).toBe(2);
    expect(rivalVersion({...registry, versions: [version(1)]}, "hash 1")).toBeNull();
    expect(rivalVersion({...registry, versions: [version(1), version(2, false)]}, "hash 1")).toBeNull();
    expect(rivalVersion({...registry, versions: [], ledger: [], production: null}, "hash 1")).toBeNull();
  });

  it("knows when another model than the evaluated one answers", () => {
    expect(otherInProduction(registry, "hash 1")).toBeNull();
    expect(otherInProduction(registry, "hash 2")?.version).toBe(1);
    expect(otherInProduction({...registry, production: null}, "hash 2")).toBeNull();
  });

  it("compares the candidate with production at first, else what was there before", () => {
    expect(firstPair(registry, [1, 2, 3])).toEqual([3, 1]);
    expect(firstPair({...registry, candidate: null}, [1, 2, 3])).toEqual([2, 1]);
    expect(firstPair({...registry, production: null, candidate: null, ledger: []}, [1, 2])).toEqual([1, 2]);
  });

  it("says every limit of the gate", () => {
    const sentences = gateSentences(GATE).join("\n");
    for (const text of ["98%", "0.999", "0.010", "200 microseconds"]) expect(sentences).toContain(text);
    expect(gateSentences(GATE)).toHaveLength(Object.keys(GATE).length + 1);
  });

  it("writes evidence by what it is", () => {
    expect(evidenceText("accuracy", 0.9902)).toBe("Accuracy 99.02%");
    expect(evidenceText("rowMicroseconds", 41.6)).toBe("one prediction 42 µs");
    expect(evidenceText("testRows", 178_680)).toBe("178,680 test duels");
    expect(evidenceText("reason", "worse")).toBe("reason worse");
    expect(evidenceText("regretOpen", 0.00123)).toBe("Mean regret, any reply 0.00123");
    expect(evidenceText("comparison", "paired, on the same duels")).toBe("compared on the same duels");
  });

  it("writes a difference to production with its interval", () => {
    const evidence = {
      accuracy: 0.99,
      logLossWorse: 0.0012,
      logLossWorseLow: -0.0001,
      logLossWorseHigh: 0.0031,
      regretGivenWorse: 0.1
    };
    expect(evidenceTexts(evidence)).toEqual([
      "Accuracy 99.00%",
      "Log-loss worse by 0.00120 (-0.00010 to 0.00310)",
      "Mean regret, given replies worse by 0.10000 (– to –)"
    ]);
  });
});

describe("the points of a search", () => {
  const scores = (logLoss: number): SearchedPoint["mean"] =>
    ({logLoss, accuracy: 0.9, ece: 0.01}) as unknown as Omit<Scores, "n">;
  const points = pointsOf(groupsOf(GRIDS.fast)).map(
    (point, index): SearchedPoint => ({
      point,
      share: index < 6 ? 1 : 1 / 3,
      folds: 3,
      rows: 100,
      mean: scores(0.13 + index / 100),
      standardError: scores(0.015),
      seconds: 1,
      bestRounds: 200
    })
  );

  it("has an axis for each parameter that is varied, and no other", () => {
    expect(axesOf(points).map(({key, values}) => [key, values])).toEqual([
      ["rounds", [200, 400]],
      ["max_depth", [7, 9]],
      ["eta", [0.07, 0.1]]
    ]);
  });

  const full = fullyJudged(points);
  const axes = axesOf(full);

  it("puts the lowest log-loss on top and the highest at the bottom", () => {
    expect(full).toHaveLength(6);
    const last = placesOf(full, axes).map((places) => places.at(-1)!);
    expect([last[0], last[5]]).toEqual([1, 0]);
    expect(last).toEqual([...last].sort((x, y) => y - x));
  });

  it("draws no two lines over one another where they share a value, and none beyond its axis", () => {
    const places = placesOf(full, axes);
    for (const [at, axis] of axes.entries()) {
      const own = places.map((place) => place[at]);
      expect(new Set(own).size).toBe(full.length);
      for (const [rank, place] of own.entries()) {
        expect(place).toBeGreaterThanOrEqual(-1e-9);
        expect(place).toBeLessThanOrEqual(1 + 1e-9);
        const value = axis.value(full[rank]);
        const nearest = [...axis.values].sort(
          (x, y) => Math.abs(valuePlace(axis, x) - place) - Math.abs(valuePlace(axis, y) - place)
        );
        expect(nearest[0]).toBe(value);
      }
    }
  });

  it("counts points within one standard error of the best", () => {
    expect(nearBest(points)).toHaveLength(2);
  });
});

describe("runs", () => {
  const record: RunRecord = {
    id: "20261124t080000-abc",
    experiment: "training",
    name: "400 trees",
    status: "finished",
    startedAt: "2026-11-24T08:00:00Z",
    endedAt: "2026-11-24T08:01:30Z",
    pid: 1,
    parameters: {rounds: 400, max_depth: 9, eta: 0.1, rows: 714_720, objective: "binary:logistic"},
    tags: {},
    metrics: {train_log_loss: 0.123456789, best_rounds: 380},
    artifacts: [],
    error: null
  };
  const step = (name: string, at: number, value: number) => ({
    name,
    step: at,
    value,
    at: "2026-11-24T08:00:00Z"
  });

  it("keep a curve for what was logged more than once, in order, the last value of a step", () => {
    const run = summarizeRun(record, [
      step("loss", 20, 0.2),
      step("loss", 10, 0.3),
      step("loss", 20, 0.199999999),
      step("fit_seconds", 0, 5)
    ]);
    expect(run.curves).toEqual({
      loss: [
        [10, 0.3],
        [20, 0.2]
      ]
    });
    expect(run.metrics).toEqual({train_log_loss: 0.123457, best_rounds: 380});
  });

  it("take as long as their fits say, else from start to end", () => {
    const run = summarizeRun(record, []);
    expect(runSeconds(run)).toBe(90);
    expect(runSeconds({...run, metrics: {fit_seconds: 12}})).toBe(12);
    expect(runSeconds({...run, endedAt: null})).toBeNull();
  });

  it("say their parameters and metrics in words", () => {
    const run = summarizeRun(record, []);
    expect(keyParameters(run)).toBe("Trees 400 · Depth 9 · Rate 0.1 · duels 714,720");
    expect(keyMetrics(run)).toBe("training log-loss 0.12346 · best after 380 trees");
    expect(keyMetrics({...run, metrics: {cv_logLoss: 0.13, cv_f1: 0.9, fit_seconds: 3}})).toBe(
      "Log-loss 0.1300"
    );
    expect(keyParameters({...run, parameters: {alpha: 1}})).toBe("alpha 1");
    expect(keyMetrics({...run, metrics: {}})).toBe("–");
  });

  it("show the newest training's curve first", () => {
    const curves = {
      loss: [
        [1, 1],
        [2, 0.5]
      ] as const
    };
    const run = summarizeRun(record, []);
    const others = [
      {...run, id: "a", experiment: "tune-fast", curves},
      {...run, id: "b"},
      {...run, id: "c", curves}
    ];
    expect(firstShown(others)?.id).toBe("c");
    expect(firstShown(others.slice(0, 2))?.id).toBe("a");
    expect(firstShown([run])).toBeUndefined();
  });
});
