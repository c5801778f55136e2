import {it} from "vitest";
import type {EvaluationReport} from "../../pipelines/model/evaluation/evaluation-report.ts";
import {GATE} from "../../pipelines/model/registry/gate-thresholds.ts";
import {GRIDS, groupsOf, pointsOf} from "../../pipelines/model/search/grid.ts";
import type {SearchReport} from "../../pipelines/model/search/search-schema.ts";
import {sampleManifest, sampleScores} from "../../tests/pipelines/model/registry/sample.ts";
import {fixture} from "../../tests/src/fixtures/fixture.ts";
import {click, enter, expectPage, goldenOf} from "../../tests/support/rendered-page.ts";
import type {RegistrySummary, VersionSummary} from "../data/registry-summary.ts";
import {experimentsPage} from "./experiments-page.ts";
import type {RunSummary} from "./run-summary.ts";

const golden = goldenOf("experiments");
const [split] = fixture<EvaluationReport>("evaluation").splits;
const {featureNames, ...manifest} = sampleManifest();
const version = (number: number, accuracy: number | null): VersionSummary => ({
  ...manifest,
  version: number,
  modelHash: `${number}`.repeat(64),
  parameters: {...manifest.parameters, max_depth: 6 + number},
  features: featureNames.length,
  judged:
    accuracy === null
      ? null
      : {
          ...split,
          scores: {...split.scores, accuracy},
          intervals: {...split.intervals, accuracy: [accuracy - 0.001, accuracy + 0.001]}
        }
});
const registry: RegistrySummary = {
  versions: [version(1, 0.98), version(2, 0.99), version(3, null)],
  production: 2,
  candidate: 3,
  ledger: [
    {
      at: "2026-11-25T08:00:00.000Z",
      action: "refused",
      version: 3,
      previous: 2,
      reasons: ["too slow"],
      evidence: {accuracy: 0.97, rowMicroseconds: 300}
    },
    {
      at: "2026-11-24T08:00:00.000Z",
      action: "promoted",
      version: 2,
      previous: 1,
      reasons: [],
      evidence: {accuracy: 0.99}
    }
  ],
  gate: GATE
};
const {n: _, ...scores} = sampleScores();
const search: SearchReport = {
  grid: "fast",
  description: "around what is in production",
  folds: 3,
  seed: 7,
  featureVersion: "f",
  trainRows: 1_000,
  seconds: 90,
  fits: {done: 12, reused: 6},
  points: pointsOf(groupsOf(GRIDS.fast)).map((point, i) => ({
    point,
    share: i < 6 ? 1 : 0.5,
    folds: 3,
    rows: 666,
    mean: {...scores, logLoss: 0.13 + i / 1_000},
    standardError: {...scores, logLoss: 0.0015},
    seconds: 10 + i,
    bestRounds: 190
  }))
};
const run = (name: string, given: Partial<RunSummary> = {}): RunSummary => ({
  id: `20261124t080000-${name}`,
  experiment: "training",
  name,
  status: "finished",
  startedAt: "2026-11-24T08:00:00.000Z",
  endedAt: "2026-11-24T08:01:30.000Z",
  parameters: {rounds: 400, max_depth: 9, eta: 0.1, rows: 714_720},
  metrics: {train_log_loss: 0.12},
  error: null,
  curves: {
    train_log_loss: [
      [25, 0.3],
      [50, 0.2],
      [75, 0.15]
    ]
  },
  ...given
});
const runs = [
  run("first"),
  run("failed", {status: "failed", error: "out of memory", curves: {}}),
  run("other", {experiment: "tune-fast", status: "running", endedAt: null, metrics: {cv_logLoss: 0.13}})
];

it("shows versions, decisions, search and runs", async () => {
  await expectPage(golden("experiments"), () => experimentsPage({registry, searches: [search], runs}), {
    "another version compared": enter("select", "1"),
    sorted: click("th button", 1)
  });
});

it("says what has not been made yet", async () => {
  const none = {...registry, versions: [], production: null, candidate: null, ledger: []};
  await expectPage(golden("experiments-none"), () =>
    experimentsPage({registry: none, searches: [], runs: []})
  );
});
