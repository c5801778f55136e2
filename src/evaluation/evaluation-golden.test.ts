import {it} from "vitest";
import type {BuildsReport} from "../../pipelines/model/builds/builds-report.ts";
import type {
  EvaluationReport,
  GeneralizationReport
} from "../../pipelines/model/evaluation/evaluation-report.ts";
import {GATE} from "../../pipelines/model/registry/gate-thresholds.ts";
import {embeddedGame} from "../../tests/data-loaders/embedded-game.ts";
import {sampleManifest} from "../../tests/pipelines/model/registry/sample.ts";
import {sampleRegret, sampleTruth} from "../../tests/pipelines/model/registry/sample-regret.ts";
import {fixture} from "../../tests/src/fixtures/fixture.ts";
import {click, enter, expectPage, goldenOf} from "../../tests/support/rendered-page.ts";
import type {RegistrySummary} from "../data/registry-summary.ts";
import {evaluationPage} from "./evaluation-page.ts";

const golden = goldenOf("evaluation");
const game = embeddedGame();
const builds: BuildsReport = {
  modelHash: "another",
  learned: 31_964,
  playouts: 4_000,
  pairs: 12,
  groups: [
    {
      group: "all",
      duels: 20,
      accuracy: 0.95,
      accuracyInterval: [0.76, 0.99],
      meanError: 0.0123,
      ece: 0.004,
      samplingError: 0.003
    }
  ]
};
const report: EvaluationReport = {
  ...fixture<EvaluationReport>("evaluation"),
  regret: sampleRegret(),
  truth: sampleTruth()
};
const [split] = report.splits;
const {rowMicroseconds: _, ...model} = report.model;
const generalization: GeneralizationReport = {
  model,
  splits: [
    {...split, name: "unseen Pokémon"},
    {...split, name: "random rows"}
  ],
  learningCurve: [1_000, 10_000].map((trainRows) => ({
    trainRows,
    trainPairs: trainRows / 10,
    testRows: split.testRows,
    scores: {...split.scores, accuracy: 0.9, logLoss: 0.3},
    intervals: {...split.intervals, accuracy: [0.89, 0.91], logLoss: [0.29, 0.31]}
  }))
};
const {featureNames, ...manifest} = sampleManifest();
const version = (number: number, hash: string) => ({
  ...manifest,
  version: number,
  modelHash: hash,
  features: featureNames.length,
  judged: split
});
const registry: RegistrySummary = {
  versions: [version(1, "other"), version(2, report.model.hash)],
  production: 1,
  candidate: 2,
  ledger: [],
  gate: GATE
};

it("shows how good the answers are, beside what is possible", async () => {
  await expectPage(
    golden("evaluation"),
    () => evaluationPage({report, generalization, builds, registry, game}),
    {
      "regrets where any reply is allowed": click("section .segmented button", 2),
      "another slice": enter("select", "type of A")
    }
  );
});

it("shows an evaluation alone, of before recommendations were measured", async () => {
  const alone = {...registry, versions: [], production: null, candidate: null};
  await expectPage(golden("evaluation-alone"), () =>
    evaluationPage({
      report: {...report, regret: null, truth: null},
      generalization: null,
      builds: null,
      registry: alone,
      game
    })
  );
});

it("says how to evaluate", async () => {
  await expectPage(golden("evaluation-none"), () =>
    evaluationPage({report: null, generalization: null, builds: null, registry, game})
  );
});
