import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import type {GameData} from "../../../data-loaders/game-data.ts";
import {hashOf} from "../../../lib/files/hash.ts";
import type {DataPaths} from "../../../lib/files/paths.ts";
import {publishDirectory} from "../../../lib/files/publish.ts";
import {noProgress, type StartProgress} from "../../../lib/terminal/report-progress.ts";
import type {LabelledDuels} from "../duels/duel-columns.ts";
import {pairDisjointSplit, rowsOf, shuffledPlaces, TRAIN} from "../duels/splits.ts";
import {FEATURE_NAMES, FEATURE_VERSION, MODEL_FRAME} from "../features/feature-catalogue.ts";
import {buildMatrix, orientedLabels, rejectUnusable} from "../features/matrix.ts";
import {type RunMirror, track} from "../tracking/tracker.ts";
import {fitBooster} from "./booster.ts";
import {MODEL_NAME, type ModelManifest} from "./manifest.ts";
import type {TrainingParameters} from "./parameters.ts";

/** Seed of the split and of the trees: one number for the whole experiment. */
export const SEED = 20261124;

/** Rows as the model sees them. */
export interface TrainingRows {
  /** Row-major, oriented. */
  readonly matrix: Float32Array;
  /** Of the oriented rows. */
  readonly label: Float32Array;
}

export interface TrainOptions {
  readonly paths: DataPaths;
  readonly game: GameData;
  readonly duels: LabelledDuels;
  readonly settings: TrainingParameters;
  /** Of other builds, learned in the place of as many of the duels; in no pair of the test part. */
  readonly builds?: TrainingRows | null | undefined;
  /** Names and hashes of what the training rests on, for the manifest. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly mirror?: RunMirror;
  /** Where the model is published; `data/model/` by default. */
  readonly folder?: string;
  readonly now?: () => Date;
  readonly progress?: StartProgress;
}

/** Training rows whose log-loss is followed while training. */
const WATCHED_ROWS = 20_000;
const LOGGED_EVERY = 10;

/** The trained model before it has a version: `data/model/`. */
export type TrainedManifest = Omit<ModelManifest, "version">;

export const trainedFolder = (paths: DataPaths): string => join(paths.data, "model");

/** Other builds' share of the rows: the default build is what the model is asked about. */
const MOST_BUILDS = 1 / 20;

/** Some rows fewer, left out at random. */
const allBut = (rows: Uint32Array, fewer: number): Uint32Array =>
  fewer === 0
    ? rows
    : shuffledPlaces(rows, SEED)
        .subarray(fewer)
        .map((place) => rows[place])
        .sort();

/** Trains on the training part of the pair-disjoint split and publishes the model and its manifest. */
export async function trainModel(options: TrainOptions): Promise<TrainedManifest> {
  const {
    paths,
    game,
    duels,
    settings,
    builds,
    inputs,
    mirror,
    now = () => new Date(),
    progress: startProgress = noProgress
  } = options;
  const split = pairDisjointSplit(duels, SEED);
  const trained = rowsOf(split, TRAIN);
  const ofBuilds = Math.min(builds?.label.length ?? 0, Math.floor(MOST_BUILDS * trained.length));
  const rows = allBut(trained, ofBuilds);
  const trainingRows = rows.length + ofBuilds;
  const oriented = await buildMatrix(game, duels, rows, {room: ofBuilds, progress: startProgress});
  const label = new Float32Array(trainingRows);
  label.set(orientedLabels(duels, rows, oriented));
  if (builds) {
    const learned = builds.matrix.subarray(0, ofBuilds * FEATURE_NAMES.length);
    rejectUnusable(learned);
    oriented.matrix.set(learned, rows.length * FEATURE_NAMES.length);
    label.set(builds.label.subarray(0, ofBuilds), rows.length);
  }
  const parameters = {...settings.parameters, rounds: settings.rounds};
  const tracker = {paths, now, ...(mirror ? {mirror} : {})};
  const newRun = {
    experiment: "training",
    name: `${settings.rounds} trees on ${trainingRows} duels`,
    parameters: {...parameters, rows: trainingRows, features: FEATURE_NAMES.length},
    tags: {...inputs, feature_version: FEATURE_VERSION}
  };
  const model = await track(newRun, tracker, async (run) => {
    const progress = startProgress({label: "training", total: settings.rounds, unit: "trees"});
    const watched = Math.min(WATCHED_ROWS, rows.length);
    const trees = await fitBooster(oriented.matrix, label, {
      settings,
      seed: SEED,
      watch: {
        matrix: oriented.matrix.subarray(0, watched * FEATURE_NAMES.length),
        label: label.subarray(0, watched)
      },
      onTree(count, logLoss) {
        progress.update(count);
        if (logLoss !== undefined && (count % LOGGED_EVERY === 0 || count === settings.rounds))
          run.logMetrics({train_log_loss: logLoss}, count);
      }
    });
    progress.end();
    run.logArtifact("model.json", trees);
    run.tag({modelHash: hashOf(trees)});
    return trees;
  });
  const manifest: TrainedManifest = {
    name: MODEL_NAME,
    trainedAt: now().toISOString(),
    modelType: "XGBoost gbtree (xgboost-wasm)",
    objective: settings.parameters.objective,
    featureNames: FEATURE_NAMES,
    featureVersion: FEATURE_VERSION,
    frame: MODEL_FRAME,
    parameters,
    seed: SEED,
    trainingRows,
    trainingBuilds: ofBuilds,
    inputs,
    modelHash: hashOf(model),
    metrics: {}
  };
  await publishDirectory(options.folder ?? trainedFolder(paths), (folder) => {
    mkdirSync(folder, {recursive: true});
    writeFileSync(join(folder, "model.json"), model);
    writeFileSync(join(folder, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  });
  return manifest;
}
