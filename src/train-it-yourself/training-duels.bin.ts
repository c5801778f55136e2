import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {Predictor} from "xgboost-wasm/predict";
import {loadGame} from "../../data-loaders/load-game.ts";
import {dataPaths} from "../../lib/files/paths.ts";
import {duelFiles, loadDuels} from "../../pipelines/model/duels/load-duels.ts";
import {pairDisjointSplit} from "../../pipelines/model/duels/splits.ts";
import {FEATURE_VERSION} from "../../pipelines/model/features/feature-catalogue.ts";
import {readAliases, readManifest, versionFolder} from "../../pipelines/model/registry/model-store.ts";
import {SEED} from "../../pipelines/model/training/train-model.ts";
import {drawSample, type ProductionModel} from "./draw-sample.ts";
import {encodeSample} from "./duel-sample.ts";

const paths = dataPaths();
const {production} = readAliases(paths);

/** A model of another feature catalogue cannot be compared with. */
function productionModel(): ProductionModel | null {
  if (production === undefined) return null;
  const {version, seed, trainingRows, featureVersion} = readManifest(paths, production);
  if (featureVersion !== FEATURE_VERSION) return null;
  const predictor = Predictor.load(readFileSync(join(versionFolder(paths, production), "model.json")));
  return {version, seed, trainingRows, predictor};
}

// No bytes at all say that no duel has been simulated yet.
const files = duelFiles(paths);
if (files.every((file) => existsSync(file))) {
  const game = await loadGame(paths.game);
  const duels = await loadDuels(files, game);
  const model = productionModel();
  // Held out is what the production model was not trained on.
  const split = pairDisjointSplit(duels, model?.seed ?? SEED);
  process.stdout.write(encodeSample(drawSample(game, duels, split, model)));
}
