import {mkdtempSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {loadGame} from "../../data-loaders/load-game.ts";
import {readCatalogue, readQuality} from "../../data-loaders/quality/read-quality.ts";
import {dataPaths} from "../../lib/files/paths.ts";
import {readMechanics} from "../../pipelines/battle/agreement/mechanics-report.ts";
import {evidencePath, readEvidence, writtenEvidence} from "../../pipelines/model/evaluation/evidence.ts";
import {
  readEvaluation,
  readFeatureReport,
  readGeneralization
} from "../../pipelines/model/evaluation/read-evaluation.ts";
import {
  aliasesPath,
  ledgerPath,
  readAliases,
  readLedger,
  readManifest,
  versionFolder
} from "../../pipelines/model/registry/model-store.ts";
import {readTrained} from "../../pipelines/model/registry/promote-trained.ts";
import {readVersionEvidence, readVersionReport} from "../../pipelines/model/registry/version-report.ts";
import {resultsPath, SearchResults} from "../../pipelines/model/search/known-fits.ts";
import {readSearches} from "../../pipelines/model/search/read-searches.ts";
import {searchReportPath} from "../../pipelines/model/search/run-search.ts";
import {readRun, runFolder} from "../../pipelines/model/tracking/run-store.ts";
import {readParameters} from "../../pipelines/model/training/parameters.ts";
import {readProfile} from "../../pipelines/monitoring/drift/reference/store-profile.ts";
import {
  driftPaths,
  readDriftReport,
  readRetrainMark
} from "../../pipelines/monitoring/drift/report/report-files.ts";
import {readRetraining, retrainingPath} from "../../pipelines/monitoring/retraining/retraining-result.ts";
import {embeddedGame} from "../data-loaders/embedded-game.ts";
import {
  sampleCardInput,
  sampleManifest,
  sampleReport,
  sampleScores,
  sampleSplit
} from "./model/registry/sample.ts";
import {exampleReport} from "./monitoring/drift/example-report.ts";

/** Where the files stand. */
export const root = mkdtempSync(join(tmpdir(), "stored-files-"));
const paths = dataPaths({PREDICTIONDEX_DATA: join(root, "data"), PREDICTIONDEX_MODELS: join(root, "models")});

const {version: _, ...trained} = sampleManifest();
const {n: _n, ...means} = sampleScores();
const parameters = readParameters();
const point = {
  point: parameters,
  share: 1,
  folds: 2,
  rows: 10,
  mean: means,
  standardError: means,
  seconds: 1,
  bestRounds: 3
};
const search = {
  grid: "fast",
  description: "d",
  folds: 2,
  seed: 1,
  featureVersion: "f",
  trainRows: 9,
  seconds: 1,
  fits: {done: 1, reused: 0},
  points: [point]
};
const fit = {
  rows: 3,
  seconds: 1,
  logLoss: [0.5],
  bestRounds: 1,
  scores: [{rounds: 1, scores: sampleScores()}]
};
const run = {
  id: "r",
  experiment: "e",
  name: "n",
  status: "finished",
  startedAt: "2026-11-24T08:30:00Z",
  endedAt: null,
  pid: 1,
  parameters: {a: 1},
  tags: {},
  metrics: {loss: 1},
  artifacts: [],
  error: null
};
const group = {group: "g", battles: 1, meanDifference: 0, samplingError: 0, excess: 0, winnersDiffer: 0};
const agreement = {
  battles: 1,
  seedsEach: 1,
  exact: 0,
  meanDifference: 0,
  samplingError: 0,
  excess: 0,
  winnersDiffer: 0
};
const battle = {group: "g", name: "n", ours: 0.5, reference: 0.5, seeds: 1, method: "exact"};
const lineage = {sources: [], steps: [], tables: [], files: []};
const game = embeddedGame();
const smallGame = {...game, pokemon: game.pokemon.slice(0, 2), moves: game.moves.slice(0, 2)};
const answers = JSON.parse(
  writtenEvidence({
    rows: {
      hash: "h",
      truth: Float32Array.of(0, 1),
      prediction: Float32Array.of(0.5, 0.25),
      pair: Uint32Array.of(0, 1)
    },
    questions: [{replies: "given", hash: "h", regret: [0, 0.1]}]
  })
);
const drift = await exampleReport();
const {version} = sampleManifest();

/** Every kind of file that a command, the server or the site's build reads back: place, content, reader. */
export const FILES: readonly (readonly [
  name: string,
  file: string,
  content: unknown,
  read: () => unknown
])[] = [
  ["game", paths.game, smallGame, () => loadGame(paths.game)],
  ["evaluation", join(paths.evaluation, "evaluation.json"), sampleReport(), () => readEvaluation(paths)],
  [
    "generalization",
    join(paths.evaluation, "generalization.json"),
    {...sampleReport(), splits: [sampleSplit()], learningCurve: []},
    () => readGeneralization(paths)
  ],
  [
    "features",
    join(paths.evaluation, "features.json"),
    {
      split: "s",
      rows: 1,
      features: [],
      correlations: {names: ["a"], values: [[1]]},
      explained: [{scenario: "s", n: 1}],
      beeswarm: [{name: "a", points: [[0, 1]]}]
    },
    () => readFeatureReport(paths)
  ],
  ["trained model", join(paths.data, "model", "manifest.json"), trained, () => readTrained(paths)],
  [
    "manifest",
    join(versionFolder(paths, version), "manifest.json"),
    sampleManifest(),
    () => readManifest(paths, version)
  ],
  [
    "version's evaluation",
    join(versionFolder(paths, version), "evaluation.json"),
    sampleReport(),
    () => readVersionReport(paths, version)
  ],
  ["answers", evidencePath(paths), answers, () => readEvidence(evidencePath(paths))],
  [
    "version's answers",
    join(versionFolder(paths, version), "evidence.json"),
    answers,
    () => readVersionEvidence(paths, version)
  ],
  ["aliases", aliasesPath(paths), {production: 1}, () => readAliases(paths)],
  ["ledger", ledgerPath(paths), sampleCardInput().ledger[0], () => readLedger(paths)],
  [
    "parameters",
    join(root, "parameters.json"),
    parameters,
    () => readParameters(join(root, "parameters.json"))
  ],
  ["search", searchReportPath(paths, "fast"), search, () => readSearches(paths)],
  [
    "fits",
    resultsPath(paths, "fast"),
    {key: "k", result: fit},
    () => new SearchResults(paths, "fast", {duels: "d", featureVersion: "f", folds: 2, seed: 1})
  ],
  ["run", join(runFolder(paths, "e", "r"), "run.json"), run, () => readRun(paths, "e", "r")],
  ["drift report", driftPaths(paths).report, drift, () => readDriftReport(paths)],
  [
    "mark for retraining",
    driftPaths(paths).retrain,
    {modelVersion: "1", markedAt: "t", window: {from: "a", to: "b", rows: 1}, reasons: ["r"]},
    () => readRetrainMark(paths)
  ],
  [
    "retraining",
    retrainingPath(paths),
    {
      at: "t",
      window: "7d",
      production: 1,
      candidate: 2,
      promoted: false,
      reasons: [],
      trainingRows: 1,
      served: {rows: 1, heldOutRows: 0, productionError: null, candidateError: null}
    },
    () => readRetraining(paths)
  ],
  [
    "drift reference",
    driftPaths(paths).profile,
    {
      ...drift.reference,
      importance: [0.25],
      columns: [
        {
          kind: "categorical",
          name: "c",
          group: "g",
          categories: ["a", "none"],
          members: ["c_a"],
          counts: {best_move: [1, 0], duel: [0, 1]}
        }
      ],
      prediction: {
        kind: "numeric",
        name: "p",
        group: "g",
        unit: "u",
        minimum: 0,
        deviation: 1,
        edges: [1],
        positions: [0.5],
        coarse: [0],
        counts: {best_move: [1], duel: [1]}
      },
      pokemonIds: [1],
      pokemon: {best_move: {a: [1], b: [1]}, duel: {a: [1], b: [1]}},
      moveIds: [1]
    },
    () => readProfile(paths)
  ],
  [
    "mechanics",
    join(paths.evaluation, "mechanics.json"),
    {
      engine: "e",
      damage: {triples: 1, outcomes: 1, different: 0},
      builds: {stats: {builds: 1, different: 0}, damage: {triples: 1, outcomes: 1, different: 0}},
      speed: {duels: 1, referenceDuels: 1, ratio: 1, moveSets: 1, referenceMoveSets: 1, moveSetRatio: 1},
      duels: agreement,
      moveSets: agreement,
      classes: [group],
      policies: [group],
      buildDuels: agreement,
      buildBattles: agreement,
      beginnings: [group],
      solved: [
        {
          widest: 1,
          opponent: "itself",
          fights: 1,
          battlesEach: 1,
          meanValue: 0.5,
          meanLow: 0.4,
          meanHigh: 0.6,
          meanWon: 0.5,
          standardError: 0.1,
          outside: 0,
          samplingError: 0.1,
          farOutside: 0
        }
      ],
      duelPoints: [battle],
      moveSetPoints: [battle]
    },
    () => readMechanics(paths)
  ],
  [
    "quality",
    join(paths.quality, "quality.json"),
    {
      mode: "embedded",
      rowCounts: [{table: "type", rows: 18, expected: null}],
      checks: {total: 0, failed: 0, list: []},
      disagreements: {total: 0, byColumn: [], rows: []},
      coverage: [{table: "type", column: "id", source: "csv", stated: 1, decided: 1}],
      freshness: [],
      history: []
    },
    () => readQuality(paths)
  ],
  [
    "catalogue",
    join(paths.quality, "catalogue.json"),
    {tables: [], lineage, downloads: {version: "0a1b", files: []}, erd: ""},
    () => readCatalogue(paths)
  ]
];
