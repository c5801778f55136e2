import {existsSync, readFileSync} from "node:fs";
import {basename} from "node:path";
import {Booster} from "xgboost-wasm";
import {type Model, ModelError} from "xgboost-wasm/predict";
import {z} from "zod";
import {hashOf} from "../../../lib/files/hash.ts";
import type {DataPaths} from "../../../lib/files/paths.ts";
import {FEATURE_NAMES, FEATURE_VERSION, MODEL_FRAME} from "../features/feature-catalogue.ts";
import {
  appendLedger,
  listVersions,
  readAliases,
  readManifest,
  registerVersion
} from "../registry/model-store.ts";
import {changeRegistry} from "../registry/shared/change-registry.ts";
import {MODEL_NAME} from "../training/manifest.ts";
import type {TrainedManifest} from "../training/train-model.ts";
import {type ExportManifest, readExportManifest} from "./export-manifest.ts";

/** A model file that cannot become a version here: says what it is and what is wanted. */
class ImportError extends Error {
  constructor(file: string, reason: string, options?: ErrorOptions) {
    super(`${file} ${reason}`, options);
    this.name = "ImportError";
  }
}

/**
 * Attributes of a booster (`Booster.set_attr`) by which a trainer elsewhere says what it was given. Without them the
 * folder of exported features has to be named.
 */
export const ATTRIBUTES = {
  featureVersion: "predictiondex_feature_version",
  frame: "predictiondex_frame",
  trainingRows: "predictiondex_training_rows",
  seed: "predictiondex_seed",
  /** JSON object of names and values. */
  parameters: "predictiondex_parameters",
  /** What trained it, such as `xgboost.dask 1.7.4`. */
  trainer: "predictiondex_trainer"
} as const;

const OBJECTIVES = ["binary:logistic", "reg:logistic"];

const parametersSchema = z.record(z.string(), z.union([z.number().finite(), z.string()]));

export interface ImportOptions {
  readonly paths: DataPaths;
  /** XGBoost's JSON or UBJSON, of any version from 1.0 on. */
  readonly file: string;
  /** Folder of the exported features that it was trained on; needed where its attributes do not say. */
  readonly features?: string;
  readonly now?: () => Date;
}

export interface ImportedModel {
  readonly version: number;
  /** Whether the same model was a version before. */
  readonly known: boolean;
  readonly trees: number;
}

function readModel(file: string): {bytes: Buffer; booster: Booster} {
  if (!existsSync(file)) throw new ImportError(file, "does not exist");
  const bytes = readFileSync(file);
  try {
    return {bytes, booster: Booster.load(bytes)};
  } catch (cause) {
    if (!(cause instanceof ModelError)) throw cause;
    throw new ImportError(file, `is no model file of XGBoost: ${cause.message}`, {cause});
  }
}

/** @throws ImportError for a model that answers another question than the ones here */
function checkKind(
  file: string,
  {booster = "gbtree", objective, numClass, numTarget = 1, trees}: Model
): void {
  if (booster !== "gbtree") throw new ImportError(file, `is a ${booster}; expected gbtree`);
  if (!OBJECTIVES.includes(objective))
    throw new ImportError(file, `has the objective ${objective}; expected ${OBJECTIVES.join(" or ")}`);
  if (numClass > 1 || numTarget > 1)
    throw new ImportError(
      file,
      `has ${Math.max(numClass, numTarget)} outputs; expected one, the probability`
    );
  if (trees.some(({categories}) => categories !== undefined && categories.size > 0))
    throw new ImportError(file, "splits by categories; the features here are numbers");
}

function checkFeatureNames(file: string, names: readonly string[]): void {
  if (names.length === 0)
    throw new ImportError(file, "has no feature names; set them from features.json before training");
  if (names.length !== FEATURE_NAMES.length)
    throw new ImportError(
      file,
      `has ${names.length} features; expected the ${FEATURE_NAMES.length} of the catalogue`
    );
  const different = FEATURE_NAMES.findIndex((name, at) => names[at] !== name);
  if (different >= 0)
    throw new ImportError(
      file,
      `has "${names[different]}" as feature ${different + 1}; expected "${FEATURE_NAMES[different]}"`
    );
}

/** The first of the given that is there: what the model says of itself, else what the features say. */
function told(model: Model, exported: ExportManifest | null) {
  const {attributes} = model;
  const number = (name: string): number | undefined =>
    attributes[name] === undefined ? undefined : Number(attributes[name]);
  return {
    featureVersion: attributes[ATTRIBUTES.featureVersion] ?? exported?.featureVersion,
    frame: attributes[ATTRIBUTES.frame] ?? exported?.frame,
    trainingRows: number(ATTRIBUTES.trainingRows) ?? exported?.trainRows,
    seed: number(ATTRIBUTES.seed) ?? exported?.seed ?? 0,
    trainer: attributes[ATTRIBUTES.trainer] ?? "XGBoost"
  };
}

function parametersOf(file: string, model: Model): Readonly<Record<string, number | string>> {
  const text = model.attributes[ATTRIBUTES.parameters];
  if (text === undefined) return {};
  try {
    return parametersSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new ImportError(
      file,
      `has the attribute ${ATTRIBUTES.parameters} = ${text.slice(0, 80)}; expected a JSON object of numbers and texts`,
      {cause}
    );
  }
}

/**
 * Registers a model that was trained elsewhere as the next version, without an evaluation: `evaluate --version` makes
 * it, `promote --version` lets the gate judge. No stage ever writes over it.
 * @throws ImportError naming what does not fit; nothing is changed then
 */
export async function importModel({
  paths,
  file,
  features,
  now = () => new Date()
}: ImportOptions): Promise<ImportedModel> {
  const {bytes, booster} = readModel(file);
  const {model} = booster;
  checkKind(file, model);
  checkFeatureNames(file, model.featureNames);
  const {featureVersion, frame, trainingRows, seed, trainer} = told(
    model,
    features === undefined ? null : readExportManifest(features)
  );
  if (featureVersion === undefined || frame === undefined || trainingRows === undefined)
    throw new ImportError(
      file,
      `does not say which features it was trained on (attributes ${ATTRIBUTES.featureVersion}, ${ATTRIBUTES.frame}, ${ATTRIBUTES.trainingRows}); name their folder by --features`
    );
  if (featureVersion !== FEATURE_VERSION)
    throw new ImportError(
      file,
      `was trained on features ${featureVersion}; those of this program are ${FEATURE_VERSION}: export them again and train anew`
    );
  if (frame !== MODEL_FRAME)
    throw new ImportError(file, `was trained with "${frame}"; expected "${MODEL_FRAME}"`);
  if (!Number.isSafeInteger(trainingRows) || trainingRows < 0)
    throw new ImportError(
      file,
      `says it was trained on ${trainingRows} rows; expected a whole number from 0 on`
    );
  if (!Number.isSafeInteger(seed))
    throw new ImportError(
      file,
      `has the attribute ${ATTRIBUTES.seed} = ${model.attributes[ATTRIBUTES.seed]}; expected a whole number`
    );
  const text = booster.saveModel("json") as string;
  const manifest: TrainedManifest = {
    name: MODEL_NAME,
    trainedAt: now().toISOString(),
    modelType: `XGBoost gbtree (${trainer}, imported)`,
    objective: model.objective,
    featureNames: FEATURE_NAMES,
    featureVersion,
    frame,
    parameters: {...parametersOf(file, model), rounds: booster.numBoostedRounds},
    seed,
    trainingRows,
    inputs: {imported: basename(file), sha256: hashOf(bytes)},
    modelHash: hashOf(text),
    metrics: {}
  };
  return changeRegistry(paths, "importing a model", async (registry) => {
    const same = listVersions(registry).find(
      (version) => readManifest(registry, version).modelHash === manifest.modelHash
    );
    if (same !== undefined) return {version: same, known: true, trees: model.trees.length};
    const version = await registerVersion(registry, manifest, {"model.json": text});
    appendLedger(registry, {
      at: now().toISOString(),
      action: "registered",
      version,
      previous: readAliases(registry).production ?? null,
      reasons: [`imported from ${basename(file)}, trained by ${trainer}`],
      evidence: {trees: model.trees.length, trainingRows}
    });
    return {version, known: false, trees: model.trees.length};
  });
}
