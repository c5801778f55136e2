import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import type {DataPaths} from "../../../lib/files/paths.ts";
import {evaluationPath} from "../evaluation/evaluate-model.ts";
import type {EvaluationReport} from "../evaluation/evaluation-report.ts";
import {type TrainedManifest, trainedFolder} from "../training/train-model.ts";
import {type GateVerdict, judge} from "./gate.ts";
import type {GateLimits} from "./gate-thresholds.ts";
import {writeModelCard} from "./model-card.ts";
import {appendLedger, readAliases, registerVersion, setAlias, versionFolder} from "./model-store.ts";

export interface Promotion {
  readonly version: number;
  readonly previous: number | null;
  readonly verdict: GateVerdict;
}

export interface PromotionOptions {
  /** Scores of the version in production, where they were measured anew; those it was promoted with otherwise. */
  readonly production?: Pick<EvaluationReport, "splits">;
  readonly limits?: GateLimits;
}

const readReport = (file: string): EvaluationReport =>
  JSON.parse(readFileSync(file, "utf8")) as EvaluationReport;

/**
 * Registers the trained model as a version, lets the gate judge it by its evaluation and, where it passes,
 * puts it in production. Either way the ledger says so; a refused version leaves production alone.
 */
export async function promoteTrained(
  paths: DataPaths,
  now: () => Date = () => new Date(),
  {production, limits}: PromotionOptions = {}
): Promise<Promotion> {
  const {manifest, modelFile} = readTrained(paths);
  const report = readReport(evaluationPath(paths));
  if (report.model.hash !== manifest.modelHash) {
    throw new Error("the evaluation is of another model than data/model; run `npm run evaluate`");
  }
  const previous = readAliases(paths).production ?? null;
  const previousReport = previous === null ? "" : join(versionFolder(paths, previous), "evaluation.json");
  const {n: _n, ...metrics} = report.splits[0].scores;
  const version = await registerVersion(
    paths,
    {...manifest, metrics},
    {"model.json": readFileSync(modelFile), "evaluation.json": JSON.stringify(report)}
  );
  const before = production ?? (existsSync(previousReport) ? readReport(previousReport) : null);
  const verdict = judge(report, previous === version ? null : before, limits);
  appendLedger(paths, {
    at: now().toISOString(),
    action: verdict.passed ? "promoted" : "refused",
    version,
    previous,
    reasons: verdict.reasons,
    evidence: verdict.evidence
  });
  await setAlias(paths, verdict.passed ? "production" : "candidate", version);
  await writeModelCard(paths, version);
  return {version, previous, verdict};
}

/** The manifest and model file of the last training. @throws Error that says to train where there is none */
export function readTrained(paths: DataPaths): {manifest: TrainedManifest; modelFile: string} {
  const folder = trainedFolder(paths);
  try {
    const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as TrainedManifest;
    return {manifest, modelFile: join(folder, "model.json")};
  } catch (cause) {
    throw new Error("there is no trained model in data/model; run `npm run train`", {cause});
  }
}
