import {readFileSync} from "node:fs";
import {join} from "node:path";
import {Predictor} from "xgboost-wasm/predict";
import {dataPaths} from "../../lib/files/paths.ts";
import {readAliases, versionFolder} from "../../pipelines/model/registry/model-store.ts";
import {encodeCovers} from "../../pipelines/model/training/forest-codec.ts";

// No bytes at all say that no version is in production yet.
const paths = dataPaths();
const {production} = readAliases(paths);
if (production !== undefined) {
  const {model} = Predictor.load(readFileSync(join(versionFolder(paths, production), "model.json")));
  process.stdout.write(encodeCovers(model));
}
