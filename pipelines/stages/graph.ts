import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {Predictor} from "xgboost-wasm/predict";
import {runEtl} from "../../data-loaders/etl.ts";
import {type DataPaths, REPOSITORY} from "../../data-loaders/io/paths.ts";
import {loadGame} from "../../data-loaders/load-game.ts";
import {buildSite} from "../../scripts/site-build.ts";
import {HANDBOOK_OUTPUTS} from "../../scripts/site-handbook.ts";
import {HANDBOOK} from "../../src/chrome/handbook.ts";
import {ANSWERS_FOLDER} from "../agreement/answers.ts";
import {mechanicsPath, publishMechanics} from "../agreement/report.ts";
import {DEFAULT_PLAYOUTS, DEFAULT_SEED, runDuels} from "../duels/run.ts";
import {SCENARIOS} from "../duels/scenarios.ts";
import {batchModel} from "../evaluation/batch-model.ts";
import {evaluateModel, evaluationPath} from "../evaluation/evaluate.ts";
import {featureReportPath} from "../evaluation/feature-report.ts";
import {evaluateGeneralization, generalizationPath} from "../evaluation/generalization.ts";
import {mlflowEnvironment} from "../mlflow/env-file.ts";
import {mirrorFromEnvironment} from "../mlflow/mirror.ts";
import {registerQuietly} from "../mlflow/register-quietly.ts";
import {duelFiles, loadDuels} from "../model/load-duels.ts";
import {MATRIX_CODE} from "../model/matrix.ts";
import {PARAMETERS_FILE, readParameters} from "../model/parameters.ts";
import {SEED, trainedFolder, trainModel} from "../model/train.ts";
import {promoteTrained, readTrained} from "../registry/promote.ts";
import {aliasesPath} from "../registry/store.ts";
import {GATE} from "../registry/thresholds.ts";
import type {Stage} from "./stage.ts";
import {readRecord} from "./state.ts";

/** What the site is written in; what its build generates is not a source. */
const siteSources = (): string[] => [
  ...readdirSync(join(REPOSITORY, "src"))
    .filter((name) => !name.startsWith(".") && !["generated", ...HANDBOOK_OUTPUTS].includes(name))
    .map((name) => join(REPOSITORY, "src", name)),
  ...HANDBOOK.map(({file}) => join(REPOSITORY, file))
];

/** The whole pipeline. Each stage's `code` is the module that does its work, and the worker modules it starts. */
export function stageGraph(paths: DataPaths): readonly Stage[] {
  const keyOf = (stage: string): string => readRecord(paths, stage)?.key ?? "unknown";
  return [
    {
      name: "etl",
      title: "load the game into the warehouse",
      after: [],
      inputs: [join(REPOSITORY, "data-loaders", "csv")],
      outputs: [paths.warehouse, paths.parquet, paths.game, paths.quality],
      code: ["data-loaders/etl.ts"],
      parameters: {source: "embedded"},
      async run(log) {
        const {rows, disagreements, seconds} = await runEtl({paths, source: "embedded", log});
        return {rows, disagreements, seconds};
      }
    },
    {
      name: "duels",
      title: "simulate every duel of the three scenarios",
      after: ["etl"],
      inputs: [paths.game],
      outputs: [paths.duels],
      code: ["pipelines/duels/run.ts", "pipelines/duels/tasks.ts"],
      parameters: {seed: DEFAULT_SEED, playouts: DEFAULT_PLAYOUTS},
      run: async (log) => ({...(await runDuels({paths, log: log.info}))})
    },
    {
      name: "train",
      title: "train the model on the training split",
      after: ["etl", "duels"],
      inputs: [paths.game, paths.duels, PARAMETERS_FILE],
      outputs: [trainedFolder(paths)],
      code: ["pipelines/model/train.ts", MATRIX_CODE],
      parameters: {seed: SEED},
      async run(log) {
        const game = await loadGame(paths.game);
        const duels = await loadDuels(duelFiles(paths), game);
        const mirror = mirrorFromEnvironment(mlflowEnvironment(), log);
        const inputs = {etl: keyOf("etl"), duels: keyOf("duels")};
        const {trainingRows, featureNames, modelHash} = await trainModel({
          paths,
          game,
          duels,
          settings: readParameters(),
          inputs,
          ...(mirror ? {mirror} : {})
        });
        return {trainingRows, features: featureNames.length, modelHash};
      }
    },
    {
      name: "evaluate",
      title: "score the model on duels of pairs it has not seen",
      after: ["train"],
      inputs: [paths.game, paths.duels, trainedFolder(paths)],
      outputs: [evaluationPath(paths), featureReportPath(paths)],
      code: ["pipelines/evaluation/evaluate.ts", MATRIX_CODE],
      parameters: {seed: SEED},
      async run() {
        const game = await loadGame(paths.game);
        const duels = await loadDuels(duelFiles(paths), game);
        const {manifest, modelFile} = readTrained(paths);
        const predictor = Predictor.load(readFileSync(modelFile));
        const report = await evaluateModel({
          paths,
          game,
          duels,
          scenarios: SCENARIOS,
          manifest,
          model: batchModel(predictor),
          explain: (matrix) => predictor.predict(matrix, {predContribs: true})
        });
        const [{scores, testRows}] = report.splits;
        return {testRows, ...scores};
      }
    },
    {
      name: "promote",
      title: "let the gate judge the model",
      after: ["evaluate"],
      inputs: [trainedFolder(paths), evaluationPath(paths)],
      outputs: [aliasesPath(paths)],
      // A retraining or a rollback after it stays: the model is judged again only if it changes, or when asked for.
      shared: [aliasesPath(paths)],
      code: ["pipelines/registry/promote.ts"],
      parameters: {...GATE},
      async run(log) {
        const {version, verdict} = await promoteTrained(paths);
        await registerQuietly(mlflowEnvironment(), {paths, version}, log);
        if (verdict.passed) log.info(`model version ${version} passed the gate and is in production`);
        else log.warn(`model version ${version} was refused: ${verdict.reasons.join("; ")}`);
        return {version, passed: verdict.passed, reasons: verdict.reasons};
      }
    },
    {
      name: "generalize",
      title: "fit again on other splits: unseen Pokémon, random rows, fewer pairs",
      after: ["train"],
      inputs: [paths.game, paths.duels, trainedFolder(paths), PARAMETERS_FILE],
      outputs: [generalizationPath(paths)],
      code: ["pipelines/evaluation/generalization.ts", MATRIX_CODE],
      parameters: {seed: SEED},
      onRequest: true,
      async run(log) {
        const game = await loadGame(paths.game);
        const duels = await loadDuels(duelFiles(paths), game);
        const {manifest} = readTrained(paths);
        const mirror = mirrorFromEnvironment(mlflowEnvironment(), log);
        const {splits} = await evaluateGeneralization({
          paths,
          game,
          duels,
          scenarios: SCENARIOS,
          settings: readParameters(),
          manifest,
          ...(mirror ? {mirror} : {})
        });
        return Object.fromEntries(splits.map(({name, scores}) => [name, scores.accuracy]));
      }
    },
    {
      name: "mechanics",
      title: "compare the battle engine with the reference's kept answers",
      after: ["etl"],
      inputs: [paths.game, ANSWERS_FOLDER],
      outputs: [mechanicsPath(paths)],
      code: ["pipelines/agreement/report.ts"],
      parameters: {},
      async run() {
        const {duels, moveSets} = await publishMechanics({paths});
        return {duels, moveSets};
      }
    },
    {
      name: "site",
      title: "build the site",
      after: ["promote", "mechanics"],
      inputs: [
        ...siteSources(),
        join(REPOSITORY, "observablehq.config.ts"),
        paths.game,
        paths.parquet,
        paths.duels,
        paths.evaluation,
        aliasesPath(paths)
      ],
      outputs: [paths.site],
      code: ["scripts/site-build.ts"],
      parameters: {},
      run: (log) => buildSite({paths, log: log.info})
    }
  ];
}
