import {readFileSync} from "node:fs";
import {join} from "node:path";
import {Predictor} from "xgboost-wasm/predict";
import {dataPaths} from "../../data-loaders/io/paths.ts";
import {encodeCovers} from "../../pipelines/model/forest-codec.ts";
import {readAliases, versionFolder} from "../../pipelines/registry/store.ts";

// No bytes at all say that no version is in production yet.
const paths = dataPaths();
const {production} = readAliases(paths);
if (production !== undefined) {
  const {model} = Predictor.load(readFileSync(join(versionFolder(paths, production), "model.json")));
  process.stdout.write(encodeCovers(model));
}
