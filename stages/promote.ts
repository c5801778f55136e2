import type {DataPaths} from "../lib/files/paths.ts";
import type {StageContext} from "../lib/stage-runner/stage.ts";
import {evidencePath} from "../pipelines/model/evaluation/evidence.ts";
import {evaluationPath} from "../pipelines/model/evaluation/read-evaluation.ts";
import {mlflowEnvironment} from "../pipelines/model/mlflow/env-file.ts";
import {registerQuietly} from "../pipelines/model/mlflow/register-quietly.ts";
import {GATE, TOLERANCES} from "../pipelines/model/registry/gate-thresholds.ts";
import {aliasesPath} from "../pipelines/model/registry/model-store.ts";
import {promoteTrained} from "../pipelines/model/registry/promote-trained.ts";
import {scoreOnPipeline} from "../pipelines/model/registry/score-version.ts";
import {trainedFolder} from "../pipelines/model/training/train-model.ts";

export const title = "let the gate judge the model";
export const after = ["evaluate"];
export const inputs = (paths: DataPaths) => [
  trainedFolder(paths),
  evaluationPath(paths),
  evidencePath(paths)
];
export const outputs = (paths: DataPaths) => [aliasesPath(paths)];
/** A retraining or a rollback after it stays: the model is judged again only if it changes, or when asked for. */
export const shared = outputs;
export const parameters = {
  ...GATE,
  ...Object.fromEntries(Object.entries(TOLERANCES).map(([metric, most]) => [`tolerance_${metric}`, most]))
};

export async function run({paths, log, progress}: StageContext) {
  const {version, verdict} = await promoteTrained(paths, undefined, {
    answersOf: (production) => scoreOnPipeline(paths, production, progress)
  });
  await registerQuietly(mlflowEnvironment(), {paths, version}, log);
  if (verdict.passed) log.info(`model version ${version} passed the gate and is in production`);
  else log.warn(`model version ${version} was refused: ${verdict.reasons.join("; ")}`);
  return {version, passed: verdict.passed, reasons: verdict.reasons};
}
