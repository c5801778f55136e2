import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import type {DataPaths} from "../../../lib/files/paths.ts";
import {readAliases, readLedger, readManifest, versionFolder} from "../registry/model-store.ts";
import {ALIASES} from "../registry/registry-schema.ts";
import type {MetricStep, RunRecord} from "../tracking/run-record.ts";
import {listRuns, readMetrics} from "../tracking/run-store.ts";
import type {ModelManifest} from "../training/manifest.ts";
import type {Mlflow} from "./connect.ts";
import {ensureExperiment, ensureModelVersion, ensureRegisteredModel, ensureRun} from "./ensure.ts";
import {describeRun, endRun, logArtifact, logMetrics} from "./log-run.ts";
import {LIMITS} from "./mlflow-limits.ts";
import {keyValues} from "./names.ts";

/** Folder of the model among a run's artifacts, as MLflow's own clients name it. */
const MODEL_FOLDER = "model";
/** The tag by which a model version of ours is found again: the SHA-256 of its model file. */
export const MODEL_HASH_TAG = "predictiondex.model_hash";

export interface Registered {
  /** The version's number here. */
  readonly version: number;
  /** MLflow counts by itself. */
  readonly mlflowVersion: string;
  readonly runId: string;
  readonly source: string;
  readonly aliases: readonly string[];
}

/**
 * Describes the folder to MLflow's client, so that `mlflow.xgboost.load_model` opens the model file. The fields are
 * those that mlflow/xgboost/__init__.py reads.
 */
const mlModel = (runId: string, {trainedAt}: ModelManifest): string => `artifact_path: ${MODEL_FOLDER}
flavors:
  xgboost:
    code: null
    data: model.json
    model_class: xgboost.core.Booster
    model_format: json
run_id: ${runId}
utc_time_created: '${trainedAt.replace("T", " ").replace("Z", "")}'
`;

/** The run that trained the version, where one is kept; otherwise a run that says what the manifest says. */
function trainingRun(
  paths: DataPaths,
  manifest: ModelManifest
): {run: RunRecord; steps: readonly MetricStep[]} {
  const kept = listRuns(paths).find(
    ({tags, status}) => tags["modelHash"] === manifest.modelHash && status === "finished"
  );
  if (kept) return {run: kept, steps: readMetrics(paths, kept)};
  const {name, version, trainedAt, parameters, seed, modelHash, metrics, inputs, trainingRows} = manifest;
  const hashes = Object.entries(inputs ?? {}).map(([input, hash]) => [`input.${input}`, hash]);
  const run: RunRecord = {
    id: `version-${version}-${modelHash.slice(0, 12)}`,
    experiment: "registry",
    name: `${name} ${version}`,
    status: "finished",
    startedAt: trainedAt,
    endedAt: trainedAt,
    pid: process.pid,
    parameters: {...parameters, seed, trainingRows},
    tags: {modelHash, ...Object.fromEntries(hashes)},
    metrics,
    artifacts: [],
    error: null
  };
  const steps = Object.entries(metrics).map(([metric, value]) => ({
    name: metric,
    value,
    step: 0,
    at: trainedAt
  }));
  return {run, steps};
}

function lastDecision(paths: DataPaths, version: number): Record<string, string> {
  const entry = readLedger(paths).findLast((line) => line.version === version);
  if (!entry) return {};
  const decision = {"predictiondex.decision": `${entry.action} ${entry.at}`};
  return entry.reasons.length > 0
    ? {...decision, "predictiondex.reasons": entry.reasons.join("; ")}
    : decision;
}

const filesOf = (folder: string): string[] =>
  readdirSync(folder, {withFileTypes: true})
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map(({name}) => name)
    .sort();

/** Aliases of ours that point at the version are set; those of ours that point at it no more are removed. */
async function syncAliases(
  {client}: Mlflow,
  paths: DataPaths,
  manifest: ModelManifest,
  mlflowVersion: string
) {
  const ours = readAliases(paths);
  const theirs = (await client.getRegisteredModel(manifest.name))?.aliases ?? [];
  const held: string[] = [];
  for (const alias of ALIASES) {
    const there = theirs.find((known) => known.alias === alias)?.version;
    if (ours[alias] === manifest.version) {
      held.push(alias);
      if (there !== mlflowVersion) {
        await client.setAlias({name: manifest.name, alias, version: mlflowVersion});
      }
    } else if (there === mlflowVersion) await client.deleteAlias(manifest.name, alias);
  }
  return held;
}

/**
 * Makes a version of the registry a model version of `battle_winner_predictor` in MLflow: its files as artifacts of
 * the run that made it, its decision and hashes as tags, its aliases. Done again, it changes only what changed.
 * @throws RegistryError where the version is not there or incomplete, MlflowError
 */
export async function registerInMlflow(
  mlflow: Mlflow,
  {paths, version}: {paths: DataPaths; version: number}
): Promise<Registered> {
  const {client} = mlflow;
  const manifest = readManifest(paths, version);
  const folder = versionFolder(paths, version);
  const {run, steps} = trainingRun(paths, manifest);
  const made = await ensureRun(mlflow, await ensureExperiment(mlflow, run.experiment), run);
  await describeRun(client, made.runId, run);
  await logMetrics(client, made.runId, steps);
  await endRun(client, made.runId, run);
  for (const name of filesOf(folder)) {
    await logArtifact(client, made, `${MODEL_FOLDER}/${name}`, readFileSync(join(folder, name)));
  }
  await logArtifact(client, made, `${MODEL_FOLDER}/MLmodel`, mlModel(made.runId, manifest));

  await ensureRegisteredModel(
    mlflow,
    manifest.name,
    "The probability that a Pokémon wins a duel of Let's Go, both repeating one move"
  );
  const source = `${made.artifactUri.replace(/\/+$/, "")}/${MODEL_FOLDER}`;
  const tags = keyValues(
    {
      "predictiondex.version": version,
      "predictiondex.feature_version": manifest.featureVersion,
      ...lastDecision(paths, version)
    },
    LIMITS.tagBytes
  );
  const {version: mlflowVersion} = await ensureModelVersion(
    mlflow,
    {
      name: manifest.name,
      source,
      run_id: made.runId,
      description: `Version ${version} of PredictionDex's registry, trained ${manifest.trainedAt}`,
      tags
    },
    {key: MODEL_HASH_TAG, value: manifest.modelHash}
  );
  for (const tag of tags) {
    await client.setModelVersionTag({name: manifest.name, version: mlflowVersion, ...tag});
  }
  const aliases = await syncAliases(mlflow, paths, manifest, mlflowVersion);
  return {version, mlflowVersion, runId: made.runId, source, aliases};
}
