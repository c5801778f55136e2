import {readFileSync} from "node:fs";
import {join} from "node:path";
import type {DataPaths} from "../../../lib/files/paths.ts";
import {type JsonFile, readJson} from "../../../lib/files/read-json.ts";
import type {EvaluationReport} from "../evaluation/evaluation-report.ts";
import {
  EVIDENCE_FILE,
  type Evidence,
  evidencePath,
  readEvidence,
  writtenEvidence
} from "../evaluation/evidence.ts";
import {evaluationPath, readEvaluationFile} from "../evaluation/read-evaluation.ts";
import {manifestSchema} from "../training/manifest-schema.ts";
import {type TrainedManifest, trainedFolder} from "../training/train-model.ts";
import {type GateVerdict, type Incumbent, judge} from "./gate.ts";
import type {GateLimits} from "./gate-thresholds.ts";
import {writeModelCard} from "./model-card.ts";
import {
  appendLedger,
  listVersions,
  RegistryError,
  readAliases,
  readManifest,
  registerVersion,
  setAlias,
  versionFolder
} from "./model-store.ts";
import {isComplete, pairedDifferences} from "./paired-differences.ts";
import {changeRegistry, pullRegistry} from "./shared/change-registry.ts";
import {startTrial} from "./trial.ts";
import {readVersionEvidence, readVersionReport} from "./version-report.ts";

export interface Promotion {
  readonly version: number;
  readonly previous: number | null;
  readonly verdict: GateVerdict;
  /** Passed, and is held against production before it may replace it. */
  readonly onTrial: boolean;
}

export interface PromotionOptions {
  /** Scores of the version in production, where they were measured anew; those it was promoted with otherwise. */
  readonly production?: Pick<EvaluationReport, "splits"> & {
    /** That was measured; whichever is in production unless given. */
    readonly version?: number;
  };
  /**
   * Lets a version answer what the candidate answered; called where its answers of then are to other duels or questions,
   * or were not kept. null where it cannot any more.
   */
  readonly answersOf?: (version: number) => Promise<Evidence | null>;
  readonly limits?: GateLimits | undefined;
  /** Puts a version that passes on trial beside the one in production, if there is one, instead of in its place. */
  readonly challenge?: {readonly share: number} | undefined;
}

/** Registers the trained model as a version and lets the gate judge it by its evaluation; see `promoteCandidate`. */
export async function promoteTrained(
  paths: DataPaths,
  now?: () => Date,
  options?: PromotionOptions
): Promise<Promotion> {
  await pullRegistry(paths);
  const {manifest, modelFile} = readTrained(paths);
  const report = readEvaluationFile(evaluationPath(paths));
  if (report.model.hash !== manifest.modelHash) {
    throw new Error("the evaluation is of another model than data/model; run `npm run evaluate`");
  }
  const evidence = readEvidence(evidencePath(paths));
  return promoteCandidate(paths, {manifest, modelFile, report, evidence}, now, options);
}

/** The same for a version that is registered already, by the evaluation that was made of it. @throws RegistryError where none was */
export async function promoteVersion(
  paths: DataPaths,
  version: number,
  now?: () => Date,
  options?: PromotionOptions
): Promise<Promotion> {
  await pullRegistry(paths);
  const {version: _known, ...manifest} = readManifest(paths, version);
  const modelFile = join(versionFolder(paths, version), "model.json");
  const report = readVersionReport(paths, version);
  if (report === null)
    throw new RegistryError(
      `model version ${version} was never evaluated; run \`predictiondex evaluate --version ${version}\` first`
    );
  const evidence = readVersionEvidence(paths, version);
  return promoteCandidate(paths, {manifest, modelFile, report, evidence}, now, options);
}

/** A model and what is known of how well it answers. */
interface Candidate {
  readonly manifest: TrainedManifest;
  readonly modelFile: string;
  readonly report: EvaluationReport;
  readonly evidence: Evidence | null;
}

/** What a candidate is held against: nothing where none is in production, or it is that one. */
async function incumbentOf(
  paths: DataPaths,
  previous: number | null,
  {manifest, evidence}: Candidate,
  {production, answersOf}: PromotionOptions
): Promise<Incumbent | null> {
  const isIt = (version: number): boolean => readManifest(paths, version).modelHash === manifest.modelHash;
  if (previous === null || (listVersions(paths).includes(previous) && isIt(previous))) return null;
  const before = production ?? readVersionReport(paths, previous);
  if (before === null) return null;
  const kept = evidence && readVersionEvidence(paths, previous);
  const differences = evidence && kept ? pairedDifferences(evidence, kept) : [];
  if (!evidence || isComplete(evidence, differences)) return {report: before, differences};
  const answers = await answersOf?.(previous);
  return {report: before, differences: answers ? pairedDifferences(evidence, answers) : differences};
}

/** @throws RegistryError where another version came into production while a candidate was held against this one */
function refuseOvertaken(paths: DataPaths, previous: number | null): void {
  const {production = null} = readAliases(paths);
  if (production !== previous)
    throw new RegistryError(
      `version ${production ?? "none"} is in production by now, and the candidate was judged against ${previous ?? "none"}: nothing was changed; run the command again`
    );
}

/**
 * Lets the gate judge a model, which may take minutes, then registers it as a version and, where it passed, puts it in
 * production. Either way the ledger says so; a refused version leaves production alone.
 * @throws RegistryError where another version came into production meanwhile; nothing is changed then
 */
async function promoteCandidate(
  paths: DataPaths,
  candidate: Candidate,
  now: () => Date = () => new Date(),
  options: PromotionOptions = {}
): Promise<Promotion> {
  const previous = options.production?.version ?? readAliases(paths).production ?? null;
  refuseOvertaken(paths, previous);
  const incumbent = await incumbentOf(paths, previous, candidate, options);
  const verdict = judge(candidate.report, incumbent, options.limits);
  return changeRegistry(paths, "promoting a model", async (registry) => {
    refuseOvertaken(registry, previous);
    return recordVerdict(registry, candidate, {previous, verdict, now, challenge: options.challenge});
  });
}

async function recordVerdict(
  paths: DataPaths,
  {manifest, modelFile, report, evidence}: Candidate,
  {
    previous,
    verdict,
    now,
    challenge
  }: Pick<Promotion, "previous" | "verdict"> &
    Pick<PromotionOptions, "challenge"> & {readonly now: () => Date}
): Promise<Promotion> {
  const {n: _n, ...metrics} = report.splits[0].scores;
  const version = await registerVersion(
    paths,
    {...manifest, metrics},
    {
      "model.json": readFileSync(modelFile),
      "evaluation.json": JSON.stringify(report),
      ...(evidence && {[EVIDENCE_FILE]: writtenEvidence(evidence)})
    }
  );
  if (verdict.passed && challenge !== undefined && previous !== null && previous !== version) {
    await startTrial(paths, version, {...challenge, now, evidence: verdict.evidence});
    return {version, previous, verdict, onTrial: true};
  }
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
  return {version, previous, verdict, onTrial: false};
}

const trainedFile: JsonFile<TrainedManifest> = {
  schema: manifestSchema.omit({version: true}),
  what: "a trained model's manifest",
  remedy: "there is no trained model in data/model; run `npm run train`"
};

/** The manifest and model file of the last training. @throws JsonFileError that says to train where there is none */
export function readTrained(paths: DataPaths): {manifest: TrainedManifest; modelFile: string} {
  const folder = trainedFolder(paths);
  return {
    manifest: readJson(join(folder, "manifest.json"), trainedFile),
    modelFile: join(folder, "model.json")
  };
}
