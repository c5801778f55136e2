import {readFileSync, rmSync} from "node:fs";
import {join} from "node:path";
import {Predictor} from "xgboost-wasm/predict";
import type {GameData} from "../../../data-loaders/game-data.ts";
import type {DataPaths} from "../../../lib/files/paths.ts";
import type {StartProgress} from "../../../lib/terminal/report-progress.ts";
import type {LabelledDuels} from "../duels/duel-columns.ts";
import {SCENARIOS} from "../duels/scenarios.ts";
import {pairDisjointSplit, rowsOf, TEST} from "../duels/splits.ts";
import {batchModel} from "../evaluation/batch-model.ts";
import {evaluateModel} from "../evaluation/evaluate-model.ts";
import type {EvaluationReport} from "../evaluation/evaluation-report.ts";
import {EVIDENCE_FILE, evidencePath, rowEvidence} from "../evaluation/evidence.ts";
import {evaluationPath} from "../evaluation/read-evaluation.ts";
import type {QuestionCounts} from "../evaluation/regret/measure-regret.ts";
import {RegistryError, readAliases, requireVersion, updateVersion} from "../registry/model-store.ts";
import {loadVersion} from "../registry/production.ts";
import {changeRegistry, pullRegistry} from "../registry/shared/change-registry.ts";
import {readVersionEvidence} from "../registry/version-report.ts";
import {SEED} from "../training/train-model.ts";

export interface EvaluateVersionOptions {
  readonly paths: DataPaths;
  readonly game: GameData;
  readonly duels: LabelledDuels;
  readonly version: number;
  readonly questions?: QuestionCounts;
  readonly progress?: StartProgress;
}

/**
 * Takes over the present registry, and refuses what cannot be evaluated before anything is made for it.
 * @throws RegistryError for a version that is not there, or in production
 */
export async function requireEvaluable(paths: DataPaths, version: number): Promise<void> {
  await pullRegistry(paths);
  requireVersion(paths, version);
  if (readAliases(paths).production === version)
    throw new RegistryError(
      `model version ${version} is in production; its evaluation is what it was promoted by, and stays`
    );
}

/**
 * Scores a registered version as the stage `evaluate` scores the trained model, on the same test part and questions, and
 * keeps the evaluation with the version.
 * @throws RegistryError for a version that is not there, broken, or in production
 */
export async function evaluateVersion(options: EvaluateVersionOptions): Promise<EvaluationReport> {
  const {paths, version, questions, ...given} = options;
  await requireEvaluable(paths, version);
  const {manifest: registered, model} = loadVersion(paths, version);
  const {version: _number, ...manifest} = registered;
  const predictor = new Predictor(model);
  const work = {...paths, evaluation: join(paths.data, "imported", String(version))};
  try {
    const report = await evaluateModel({
      ...given,
      paths: work,
      scenarios: SCENARIOS,
      manifest,
      model: batchModel(predictor),
      recommends: {model, ...(questions && {questions})}
    });
    const {n: _n, ...metrics} = report.splits[0].scores;
    await changeRegistry(paths, "keeping an evaluation", (registry) =>
      updateVersion(
        registry,
        version,
        {metrics},
        {
          "evaluation.json": readFileSync(evaluationPath(work)),
          [EVIDENCE_FILE]: readFileSync(evidencePath(work))
        }
      )
    );
    return report;
  } finally {
    rmSync(work.evaluation, {recursive: true, force: true});
  }
}

/**
 * Refuses an evaluation of other duels than today's: it cannot be held against what production answers to these.
 * @throws RegistryError that says to evaluate it again
 */
export function requireCurrentEvaluation(paths: DataPaths, version: number, duels: LabelledDuels): void {
  const evidence = readVersionEvidence(paths, version);
  if (evidence === null) return;
  const rows = rowsOf(pairDisjointSplit(duels, SEED), TEST);
  if (evidence.rows.hash === rowEvidence(duels, rows, new Float32Array(rows.length)).hash) return;
  throw new RegistryError(
    `model version ${version} was evaluated on other duels than these; run \`predictiondex evaluate --version ${version}\` again`
  );
}
