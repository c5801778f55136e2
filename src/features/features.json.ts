import {readFileSync} from "node:fs";
import {join} from "node:path";
import {Booster} from "xgboost-wasm";
import {dataPaths} from "../../lib/files/paths.ts";
import {FEATURES} from "../../pipelines/model/features/feature-catalogue.ts";
import {readAliases, versionFolder} from "../../pipelines/model/registry/model-store.ts";
import type {FeatureRow} from "./features-row.ts";

const paths = dataPaths();
const {production} = readAliases(paths);

/** Share of the model's total gain, by feature; null where no model is in production. */
function gains(): ReadonlyMap<string, number> | null {
  if (production === undefined) return null;
  const booster = Booster.load(readFileSync(join(versionFolder(paths, production), "model.json")));
  const gain = Object.entries(booster.featureImportance("total_gain"));
  const total = gain.reduce((sum, [, value]) => sum + value, 0);
  return new Map(gain.map(([name, value]) => [name, value / total]));
}

const shares = gains();
const rows: FeatureRow[] = FEATURES.map(({name, group, unit, description, source, oneHot}) => ({
  name,
  group,
  unit,
  description,
  source,
  oneHot: oneHot ?? null,
  gain: shares ? (shares.get(name) ?? 0) : null
}));
process.stdout.write(JSON.stringify(rows));
