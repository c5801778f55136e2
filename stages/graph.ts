import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {Predictor} from "xgboost-wasm/predict";
import {runEtl} from "../data-loaders/etl.ts";
import {loadGame} from "../data-loaders/load-game.ts";
import {type DataPaths, REPOSITORY} from "../lib/files/paths.ts";
import type {Stage} from "../lib/stage-runner/stage.ts";
import {readRecord} from "../lib/stage-runner/stage-record.ts";
import {ANSWERS_FOLDER} from "../pipelines/battle/agreement/kept-answers.ts";
import {mechanicsPath, publishMechanics} from "../pipelines/battle/agreement/mechanics-report.ts";
import {duelFiles, loadDuels} from "../pipelines/model/duels/load-duels.ts";
import {DEFAULT_PLAYOUTS, DEFAULT_SEED, runDuels} from "../pipelines/model/duels/run-duels.ts";
import {SCENARIOS} from "../pipelines/model/duels/scenarios.ts";
import {batchModel} from "../pipelines/model/evaluation/batch-model.ts";
import {evaluateModel, evaluationPath} from "../pipelines/model/evaluation/evaluate-model.ts";
import {featureReportPath} from "../pipelines/model/evaluation/feature-report.ts";
import {evaluateGeneralization, generalizationPath} from "../pipelines/model/evaluation/generalization.ts";
import {MATRIX_CODE} from "../pipelines/model/features/matrix.ts";
import {mlflowEnvironment} from "../pipelines/model/mlflow/env-file.ts";
import {registerQuietly} from "../pipelines/model/mlflow/register-quietly.ts";
import {mirrorFromEnvironment} from "../pipelines/model/mlflow/run-mirror.ts";
import {GATE} from "../pipelines/model/registry/gate-thresholds.ts";
import {aliasesPath} from "../pipelines/model/registry/model-store.ts";
import {promoteTrained, readTrained} from "../pipelines/model/registry/promote-trained.ts";
import {PARAMETERS_FILE, readParameters} from "../pipelines/model/training/parameters.ts";
import {SEED, trainedFolder, trainModel} from "../pipelines/model/training/train-model.ts";
import {buildSite} from "../src/build/build-site.ts";
import {HANDBOOK} from "../src/build/handbook-documents.ts";
import {HANDBOOK_OUTPUTS} from "../src/build/handbook-pages.ts";

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
      code: ["pipelines/model/duels/run-duels.ts", "pipelines/model/duels/duel-tasks.ts"],
      parameters: {seed: DEFAULT_SEED, playouts: DEFAULT_PLAYOUTS},
      run: async (log) => ({...(await runDuels({paths, log: log.info}))})
    },
    {
      name: "train",
      title: "train the model on the training split",
      after: ["etl", "duels"],
      inputs: [paths.game, paths.duels, PARAMETERS_FILE],
      outputs: [trainedFolder(paths)],
      code: ["pipelines/model/training/train-model.ts", MATRIX_CODE],
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
      code: ["pipelines/model/evaluation/evaluate-model.ts", MATRIX_CODE],
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
      code: ["pipelines/model/registry/promote-trained.ts"],
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
      code: ["pipelines/model/evaluation/generalization.ts", MATRIX_CODE],
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
      code: ["pipelines/battle/agreement/mechanics-report.ts"],
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
      code: ["src/build/build-site.ts"],
      parameters: {},
      run: (log) => buildSite({paths, log: log.info})
    }
  ];
}
