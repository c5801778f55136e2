import {readFileSync} from "node:fs";
import {join} from "node:path";
import {type Model, Predictor} from "xgboost-wasm/predict";
import type {GameData} from "../../../data-loaders/game-data.ts";
import {loadGame} from "../../../data-loaders/load-game.ts";
import {hashOf} from "../../../lib/files/hash.ts";
import type {DataPaths} from "../../../lib/files/paths.ts";
import {type BattleTables, createBattleTables} from "../../battle/battle-tables.ts";
import type {ForesightedRecommender} from "../prediction/prediction-answers.ts";
import {createRecommender} from "../prediction/recommender.ts";
import {createRowModel, type ExplainableModel} from "../prediction/row-model.ts";
import type {ModelManifest} from "../training/manifest.ts";
import {RegistryError, readAliases, readManifest, versionFolder} from "./model-store.ts";

export interface LoadedVersion {
  readonly manifest: ModelManifest;
  readonly model: Model;
}

/**
 * Reads a version's model file and checks it against its manifest.
 * @throws RegistryError naming the version and what is wrong with it
 */
export function loadVersion(paths: DataPaths, version: number): LoadedVersion {
  const manifest = readManifest(paths, version);
  const where = `model version ${version}`;
  let bytes: Buffer;
  try {
    bytes = readFileSync(join(versionFolder(paths, version), "model.json"));
  } catch (cause) {
    throw new RegistryError(`${where}: model.json cannot be read`, {cause});
  }
  if (hashOf(bytes) !== manifest.modelHash) {
    throw new RegistryError(`${where}: model.json is damaged (its SHA-256 is not the manifest's)`);
  }
  try {
    return {manifest, model: Predictor.load(bytes).model};
  } catch (cause) {
    throw new RegistryError(`${where}: ${(cause as Error).message}`, {cause});
  }
}

export interface OpenedVersion {
  readonly manifest: ModelManifest;
  readonly model: ExplainableModel;
  readonly recommender: ForesightedRecommender;
  readonly game: GameData;
  readonly tables: BattleTables;
}

/** Opens a registered version, ready to answer about the game. @throws RegistryError, FeatureMismatchError */
export function openVersion(paths: DataPaths, version: number, game: GameData): OpenedVersion {
  const {manifest, model} = loadVersion(paths, version);
  const tables = createBattleTables(game);
  const rowModel = createRowModel(model);
  const recommender = createRecommender({game, tables, model: rowModel, modelVersion: String(version)});
  return {manifest, model: rowModel, recommender, game, tables};
}

/** Opens the version in production, by default about the game on disk. @throws RegistryError where there is none, or it is broken */
export async function loadProduction(paths: DataPaths, given?: GameData): Promise<OpenedVersion> {
  const {production} = readAliases(paths);
  if (production === undefined) {
    throw new RegistryError("no model is in production yet: run `npm run pipeline` to train and promote one");
  }
  return openVersion(paths, production, given ?? (await loadGame(paths.game)));
}
