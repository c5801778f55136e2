import type {GameData} from "../../data-loaders/game-data.ts";
import type {DataPaths} from "../../lib/files/paths.ts";
import type {RegretReport} from "../../pipelines/model/evaluation/regret/regret-report.ts";
import {checkFeatures} from "../../pipelines/model/registry/current-features.ts";
import {RegistryError, readManifest} from "../../pipelines/model/registry/model-store.ts";
import {loadProduction, openVersion} from "../../pipelines/model/registry/production.ts";
import {readVersionReport} from "../../pipelines/model/registry/version-report.ts";
import type {ModelManifest} from "../../pipelines/model/training/manifest.ts";
import type {ServedModel} from "./served-model.ts";

/** Opens the version in production, about this game. @throws RegistryError where there is none, or it is broken */
export async function loadServedModel(paths: DataPaths, game: GameData): Promise<ServedModel> {
  const {manifest, recommender, model} = await loadProduction(paths, game);
  checkFeatures(manifest);
  return {
    game,
    manifest,
    recommender,
    predictRow: model.predictRow,
    regret: regretOf(paths, manifest.version)
  };
}

/** What a registered version says of itself, without opening it. @throws RegistryError where it cannot answer */
export function readUsableManifest(paths: DataPaths, version: number): ModelManifest {
  const manifest = readManifest(paths, version);
  checkFeatures(manifest);
  return manifest;
}

/** Opens a registered version, about this game. @throws Error that says what is wrong with it */
export function loadRegisteredModel(paths: DataPaths, version: number, game: GameData): ServedModel {
  readUsableManifest(paths, version);
  const {manifest, recommender, model} = openVersion(paths, version, game);
  return {game, manifest, recommender, predictRow: model.predictRow};
}

/** A version answers as well without its evaluation. */
function regretOf(paths: DataPaths, version: number): RegretReport | null {
  try {
    return readVersionReport(paths, version)?.regret ?? null;
  } catch (error) {
    if (error instanceof RegistryError) return null;
    throw error;
  }
}
