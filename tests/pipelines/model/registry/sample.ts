import type {Scores} from "../../../../lib/statistics/probability-scores.ts";
import type {
  EvaluationReport,
  Intervals,
  Slice,
  SplitEvaluation
} from "../../../../pipelines/model/evaluation/evaluation-report.ts";
import type {RegretReport} from "../../../../pipelines/model/evaluation/regret/regret-report.ts";
import type {TruthReport} from "../../../../pipelines/model/evaluation/truth/truth-report.ts";
import {MODEL_FRAME} from "../../../../pipelines/model/features/feature-catalogue.ts";
import type {CardInput} from "../../../../pipelines/model/registry/card/input.ts";
import type {ModelManifest} from "../../../../pipelines/model/training/manifest.ts";
import {sampleRegret, sampleTruth} from "./sample-regret.ts";

/** A small but whole model, evaluation and ledger; the figures are made up and easy to tell apart. */
export const sampleScores = (given: Partial<Scores> = {}): Scores => ({
  n: 1000,
  accuracy: 0.99,
  precision: 0.98,
  recall: 0.97,
  f1: 0.975,
  rocAuc: 0.9995,
  prAuc: 0.9994,
  logLoss: 0.1,
  brier: 0.05,
  ece: 0.002,
  meanAbsoluteError: 0.012,
  fightAccuracy: 0.94,
  ...given
});

/** Every interval is its score, but for those given. */
export const sampleIntervals = (scores: Scores, given: Partial<Intervals> = {}): Intervals => {
  const {n: _, ...named} = scores;
  return {
    ...(Object.fromEntries(
      Object.entries(named).map(([name, value]) => [name, [value, value]])
    ) as unknown as Intervals),
    ...given
  };
};

const slice = (
  dimension: Slice["dimension"],
  value: string,
  n: number,
  accuracy: number,
  ece?: number
): Slice => ({
  dimension,
  value,
  n,
  accuracy,
  interval: [accuracy - 0.01, Math.min(1, accuracy + 0.01)],
  ...(ece !== undefined && {ece}),
  meanAbsoluteError: 0.02
});

export function sampleSplit(given: Partial<SplitEvaluation> = {}): SplitEvaluation {
  const scores = given.scores ?? sampleScores();
  const limit = sampleScores({accuracy: 0.996, ece: 0, logLoss: 0.09});
  return {
    name: "pair-disjoint",
    guarantee: "no pair of Pokémon of the test part occurs in the training part, in either order",
    seed: 7,
    trainRows: 4000,
    testRows: 1000,
    testPairs: 50,
    scores,
    intervals: sampleIntervals(scores),
    limit,
    baselines: [
      {
        id: "stat-total",
        name: "Higher stat total",
        description: "the two totals alone",
        scores: sampleScores({accuracy: 0.71, precision: Number.NaN})
      }
    ],
    scenarios: [{scenario: "best_move", scores, intervals: sampleIntervals(scores), limit}],
    confusion: {truePositive: 0, falsePositive: 0, trueNegative: 0, falseNegative: 0},
    roc: [],
    precisionRecall: [],
    reliability: [],
    thresholds: [],
    slices: [
      slice("closeness", "within 0.05 of even", 300, 0.68),
      slice("damage of A's move", "foul play", 250, 0.95),
      slice("type of A", "fire", 400, 0.99),
      slice("turn structure of A's move", "haze", 20, 0.5),
      slice("who moves first", "a coin decides", 600, 0.985),
      slice("opponent", "itself, another move", 900, 0.987, 0.0061),
      slice("opponent", "itself, the same move", 210, Number.NaN, 0)
    ],
    worst: [],
    predictionHistogram: [],
    ...given
  };
}

export const sampleManifest = (given: Partial<ModelManifest> = {}): ModelManifest => ({
  name: "battle_winner_predictor",
  version: 2,
  trainedAt: "2026-11-24T08:30:00.000Z",
  modelType: "XGBoost gbtree (xgboost-wasm)",
  objective: "binary:logistic",
  featureNames: ["a_hp", "a_attack", "a_move_power", "a_feature_of_old"],
  featureVersion: "0123456789abcdef",
  frame: MODEL_FRAME,
  parameters: {max_depth: 9, eta: 0.1, tree_method: "hist", rounds: 400},
  seed: 7,
  trainingRows: 4000,
  trainingBuilds: 40,
  inputs: {etl: "e".repeat(64), duels: "d".repeat(64)},
  modelHash: "ab".repeat(32),
  metrics: {accuracy: 0.99},
  ...given
});

export const sampleReport = (
  given: {
    readonly hash?: string;
    readonly splits?: readonly SplitEvaluation[];
    readonly regret?: RegretReport | null;
    readonly truth?: TruthReport | null;
  } = {}
): EvaluationReport => ({
  model: {
    hash: given.hash ?? sampleManifest().modelHash,
    featureVersion: "0123456789abcdef",
    features: 4,
    trees: 400,
    rowMicroseconds: 12,
    parameters: sampleManifest().parameters
  },
  splits: given.splits ?? [sampleSplit()],
  regret: given.regret === undefined ? sampleRegret() : given.regret,
  truth: given.truth === undefined ? sampleTruth() : given.truth
});

export const sampleCardInput = (given: Partial<CardInput> = {}): CardInput => ({
  manifest: sampleManifest(),
  report: sampleReport(),
  otherSplits: [
    sampleSplit({
      name: "unseen Pokémon",
      guarantee: "no Pokémon of 15 held-out species occurs in the training part",
      testRows: 200,
      scores: sampleScores({n: 200, accuracy: 0.97})
    })
  ],
  data: [
    {path: "data/game.json", rows: 188, hash: "12".repeat(32)},
    {path: "duels", rows: null, hash: "34".repeat(32)}
  ],
  aliases: {production: 1, candidate: 2},
  ledger: [
    {
      at: "2026-11-23T07:49:00.000Z",
      action: "promoted",
      version: 1,
      previous: null,
      reasons: [],
      evidence: {accuracy: 0.985}
    },
    {
      at: "2026-11-24T08:42:00.000Z",
      action: "refused",
      version: 2,
      previous: 1,
      reasons: ["accuracy 97.00 % is below 98.00 %", "a | b <c> *d*"],
      evidence: {}
    }
  ],
  ...given
});
