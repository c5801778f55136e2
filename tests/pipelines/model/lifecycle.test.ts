import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {Predictor} from "xgboost-wasm/predict";
import {hashOf} from "../../../lib/files/hash.ts";
import {dataPaths} from "../../../lib/files/paths.ts";
import {SCENARIOS} from "../../../pipelines/model/duels/scenarios.ts";
import {batchModel} from "../../../pipelines/model/evaluation/batch-model.ts";
import {evaluateModel} from "../../../pipelines/model/evaluation/evaluate-model.ts";
import type {
  EvaluationReport,
  FeatureReport,
  GeneralizationReport
} from "../../../pipelines/model/evaluation/evaluation-report.ts";
import {evaluateGeneralization} from "../../../pipelines/model/evaluation/generalization.ts";
import {featureReportPath} from "../../../pipelines/model/evaluation/read-evaluation.ts";
import {
  readAliases,
  readLedger,
  readManifest,
  registerVersion,
  setAlias,
  versionFolder
} from "../../../pipelines/model/registry/model-store.ts";
import {promoteTrained, readTrained} from "../../../pipelines/model/registry/promote-trained.ts";
import {rollback} from "../../../pipelines/model/registry/rollback.ts";
import {scoreVersion} from "../../../pipelines/model/registry/score-version.ts";
import {compareVersions, readVersionEvidence} from "../../../pipelines/model/registry/version-report.ts";
import {GRIDS} from "../../../pipelines/model/search/grid.ts";
import {runSearch} from "../../../pipelines/model/search/run-search.ts";
import type {SearchReport} from "../../../pipelines/model/search/search-schema.ts";
import {listRuns, readMetrics} from "../../../pipelines/model/tracking/run-store.ts";
import {readParameters, type TrainingParameters} from "../../../pipelines/model/training/parameters.ts";
import {SEED, trainModel} from "../../../pipelines/model/training/train-model.ts";
import {embeddedGame} from "../../data-loaders/embedded-game.ts";
import {smallDuels} from "../../support/small-duels.ts";

/** A model's whole life in small: trained, judged, promoted; a worse one refused; searched, compared, rolled back. */

const root = mkdtempSync(join(tmpdir(), "lifecycle-"));
const paths = dataPaths({PREDICTIONDEX_DATA: join(root, "data"), PREDICTIONDEX_MODELS: join(root, "models")});
const game = embeddedGame();
const duels = smallDuels(game, 4_000);
const settings: TrainingParameters = {
  rounds: 30,
  parameters: {...readParameters().parameters, max_depth: 5, eta: 0.3}
};
/** The true floors are for the full data; here they only have to separate the good from the bad. */
const limits = {minAccuracy: 0.9, minRocAuc: 0.97, maxEce: 0.05, maxRowMicroseconds: 1_000};

async function trainAndEvaluate(given: TrainingParameters): Promise<EvaluationReport> {
  const manifest = await trainModel({paths, game, duels, settings: given, inputs: {duels: "small"}});
  const predictor = Predictor.load(readFileSync(readTrained(paths).modelFile));
  return evaluateModel({
    paths,
    game,
    duels,
    scenarios: SCENARIOS,
    manifest,
    model: batchModel(predictor),
    recommends: {model: predictor.model, questions: {given: 40, open: 10}},
    trueDuels: 30,
    explain: (matrix) => predictor.predict(matrix, {predContribs: true})
  });
}

afterAll(() => rmSync(root, {recursive: true, force: true}));

describe("a model's life", () => {
  let report: EvaluationReport;
  beforeAll(async () => {
    report = await trainAndEvaluate(settings);
  });

  it("beats the simple baselines on pairs it has not seen", () => {
    const [{scores, baselines, testRows, trainRows}] = report.splits;
    expect(testRows + trainRows).toBe(duels.rows);
    expect(baselines.map(({id}) => id)).toEqual([
      "stat-total",
      "expected-damage",
      "logistic-regression",
      "original-label"
    ]);
    for (const {id, scores: other} of baselines) {
      if (id === "logistic-regression") continue;
      expect(scores.logLoss, id).toBeLessThan(other.logLoss);
      expect(scores.accuracy, id).toBeGreaterThan(other.accuracy);
    }
  });

  it("is held against the truth, and asked for moves of pairs it has not seen, alone and settled", () => {
    const {kinds} = report.regret!;
    expect(report.truth).toMatchObject({duels: 30, labelError: {n: 30}});
    expect(kinds.map(({replies, questions}) => [replies, questions])).toEqual([
      ["given", 40],
      ["open", 10]
    ]);
    for (const {replies, questions, figures} of kinds) {
      for (const {mean, wrongVerdict, even} of Object.values(figures)) {
        expect(mean.value, replies).toBeGreaterThanOrEqual(0);
        expect(wrongVerdict.n + even, replies).toBe(questions);
      }
      expect(figures.answered.mean.value, replies).toBeLessThan(0.01);
      for (const {movesA, movesB, recommended, best} of figures.model.worst) {
        expect(movesA).toContain(recommended.move);
        expect(movesA).toContain(best.move);
        if (replies === "given") expect(movesB).toContain(best.reply);
        else expect(movesB).toBeNull();
      }
    }
  });

  it("finds the original's label right in most fights and wrong in many", () => {
    const label = report.splits[0].baselines.find(({id}) => id === "original-label")!;
    expect(label.scores.accuracy).toBeGreaterThan(0.7);
    expect(label.scores.accuracy).toBeLessThan(0.95);
  });

  it("explains what it looks at: shares by scenario, what goes with the outcome, distributions", () => {
    const features = JSON.parse(readFileSync(featureReportPath(paths), "utf8")) as FeatureReport;
    const of = (name: string) => features.features.find((feature) => feature.name === name)!;
    expect(features.explained.map(({scenario}) => scenario)).toEqual([...SCENARIOS]);
    expect(of("share_log_ratio").mutualInformation).toBeGreaterThan(0.3);
    expect(of("share_log_ratio").correlation).toBeGreaterThan(0.5);
    expect(of("b_hits_max").mutualInformation).toBeLessThan(0.05);
    for (const {name, counts, importance, importanceByScenario} of features.features) {
      expect(
        counts.reduce((sum, count) => sum + count, 0),
        name
      ).toBe(features.rows);
      expect(importance, name).toBeGreaterThanOrEqual(Math.min(...importanceByScenario) - 1e-9);
    }
    expect(features.beeswarm[0].points).toHaveLength(features.explained.reduce((sum, {n}) => sum + n, 0));
    for (const [index, row] of features.correlations.values.entries()) expect(row[index]).toBeCloseTo(1, 6);
  });

  it("trades precision for recall along the threshold curve", () => {
    const {thresholds, scores} = report.splits[0];
    const half = thresholds.find(({threshold}) => threshold === 0.5)!;
    expect(half.accuracy).toBeCloseTo(scores.accuracy, 12);
    for (const [index, point] of thresholds.slice(1).entries())
      expect(point.recall).toBeLessThanOrEqual(thresholds[index].recall);
  });

  it("gives the same bytes when trained again from the same inputs", async () => {
    const before = readFileSync(readTrained(paths).modelFile);
    await trainModel({paths, game, duels, settings, inputs: {duels: "small"}});
    expect(readFileSync(readTrained(paths).modelFile).equals(before)).toBe(true);
  });

  it("keeps each training as a run, its log-loss falling tree by tree", () => {
    const [run] = listRuns(paths, "training");
    expect(run).toMatchObject({status: "finished", parameters: {rounds: 30, max_depth: 5}});
    const curve = readMetrics(paths, run).filter(({name}) => name === "train_log_loss");
    expect(curve.map(({step}) => step)).toEqual([10, 20, 30]);
    expect(curve[2].value).toBeLessThan(curve[0].value);
  });

  it("goes into production where it passes, and a worse candidate is refused with the reason", async () => {
    expect((await promoteTrained(paths, undefined, {limits})).verdict).toMatchObject({passed: true});
    await trainAndEvaluate({...settings, rounds: 1});
    const {verdict, version} = await promoteTrained(paths, undefined, {limits});
    expect(verdict.passed).toBe(false);
    expect(verdict.reasons.join("\n")).toMatch(
      /logLoss [\d.]+ is worse than production's [\d.]+ on the same \d+ duels/
    );
    expect(readLedger(paths).at(-1)?.evidence).toHaveProperty("regretGivenWorse");
    expect(readAliases(paths)).toEqual({production: 1, candidate: version});
    const {scores} = compareVersions(paths, 1, version);
    expect(scores.find(({name}) => name === "logLoss")?.better).toBe(1);
  });

  it("is asked anew to the same answers as were kept, as long as its features exist", async () => {
    const questions = {given: 40, open: 10};
    const score = (version: number) => scoreVersion({paths, game, duels, version, questions});
    const kept = readVersionEvidence(paths, 1);
    expect(await score(1)).toEqual(kept);
    const text = readFileSync(join(versionFolder(paths, 1), "model.json"), "utf8");
    const manifest = readManifest(paths, 1);
    const renamed = text.replace(`"${manifest.featureNames[0]}"`, '"a_feature_of_old"');
    const version = await registerVersion(
      paths,
      {...manifest, modelHash: hashOf(renamed)},
      {"model.json": renamed}
    );
    expect(await score(version)).toBeNull();
    rmSync(versionFolder(paths, version), {recursive: true});
  });

  it("goes back to an earlier version, but never to one that was refused", async () => {
    await expect(rollback(paths)).rejects.toThrow("version 1 is the only one that was ever in production");
    await expect(rollback(paths, 2)).rejects.toThrow(
      "version 2 never passed the gate; versions that did: none"
    );
    await expect(rollback(paths, 9)).rejects.toThrow("model version 9 does not exist; there are: 1, 2");
    await setAlias(paths, "production", 2);
    expect(await rollback(paths, undefined, {reasons: ["worse in service"]})).toEqual({from: 2, to: 1});
    expect(readAliases(paths).production).toBe(1);
    expect(readLedger(paths).at(-1)).toMatchObject({
      action: "rolled back",
      version: 1,
      previous: 2,
      reasons: ["worse in service"]
    });
  });
});

describe("a search", () => {
  const grid = {...GRIDS.fast, name: "tiny", rounds: [4, 12], max_depth: [2, 4], eta: [0.3]};
  const messages: string[] = [];
  const search = (fresh = false): Promise<SearchReport> =>
    runSearch({
      paths,
      game,
      duels,
      duelsHash: "small",
      grid,
      folds: 2,
      threads: 2,
      fresh,
      log: (line) => messages.push(line)
    });
  let report: SearchReport;
  beforeAll(async () => {
    report = await search();
  });

  it("ranks every point and keeps it as a run with its curve", () => {
    expect(report.points).toHaveLength(4);
    expect(report.fits).toEqual({done: 4, reused: 0});
    const losses = report.points.map(({mean}) => mean.logLoss);
    expect(losses).toEqual([...losses].sort((x, y) => x - y));
    expect(report.points[0].point.rounds).toBe(12);
    const runs = listRuns(paths, "tune-tiny");
    expect(runs).toHaveLength(4);
    expect(runs.every(({status, metrics}) => status === "finished" && metrics.cv_logLoss > 0)).toBe(true);
  });

  it("goes on from what earlier searches finished, to the same result", async () => {
    const again = await search();
    expect(again.fits).toEqual({done: 0, reused: 4});
    expect(again.points).toEqual(report.points);
    expect(listRuns(paths, "tune-tiny")).toHaveLength(4);
  });

  it("gives the first trees of a longer fit the scores of a shorter one", async () => {
    const short = {...grid, name: "short", rounds: [4], max_depth: [4]};
    const alone = await runSearch({
      paths,
      game,
      duels,
      duelsHash: "small",
      grid: short,
      folds: 2,
      threads: 1,
      log: () => {}
    });
    const within = report.points.find(({point}) => point.rounds === 4 && point.parameters.max_depth === 4)!;
    expect(alone.points[0].mean).toEqual(within.mean);
  });

  it("halves: every point on part of the pairs, the best on all", async () => {
    const wide = {...grid, name: "halved", rounds: [6], max_depth: [1, 3, 5]};
    const {points} = await runSearch({
      paths,
      game,
      duels,
      duelsHash: "small",
      grid: wide,
      folds: 2,
      threads: 2,
      halving: true,
      log: () => {}
    });
    expect(points.map(({share}) => share)).toEqual([1, 1 / 9, 1 / 9]);
    expect(points[0].point.parameters.max_depth).toBeGreaterThan(1);
  });
});

describe("generalization", () => {
  it("scores models of other rows: unseen species, random rows, fewer pairs", async () => {
    const {manifest} = readTrained(paths);
    const report: GeneralizationReport = await evaluateGeneralization({
      paths,
      game,
      duels,
      scenarios: SCENARIOS,
      settings: {...settings, rounds: 8},
      manifest
    });
    expect(report.splits.map(({name}) => name)).toEqual(["unseen Pokémon", "random rows"]);
    const rows = report.learningCurve.map(({trainRows}) => trainRows);
    expect(rows).toEqual([...rows].sort((x, y) => x - y));
    const losses = report.learningCurve.map(({scores}) => scores.logLoss);
    expect(losses.at(-1)).toBeLessThan(losses[0]);
    expect(listRuns(paths, "generalization")).toHaveLength(7);
    expect(SEED).toBe(report.splits[0].seed);
  });
});
