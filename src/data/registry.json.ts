import {dataPaths} from "../../data-loaders/io/paths.ts";
import {readVersionReport} from "../../pipelines/registry/compare.ts";
import {
  listVersions,
  RegistryError,
  readAliases,
  readLedger,
  readManifest
} from "../../pipelines/registry/store.ts";
import {GATE} from "../../pipelines/registry/thresholds.ts";
import type {JudgedSplit, RegistrySummary} from "../parts/experiments/summary.ts";

const paths = dataPaths();
const {production = null, candidate = null} = readAliases(paths);

function judgedSplit(version: number): JudgedSplit | null {
  try {
    const [{name, testRows, testPairs, scores, intervals, limit}] = readVersionReport(paths, version).splits;
    return {name, testRows, testPairs, scores, intervals, limit};
  } catch (error) {
    if (error instanceof RegistryError) return null;
    throw error;
  }
}

const summary: RegistrySummary = {
  versions: listVersions(paths).map((version) => {
    const {featureNames, ...manifest} = readManifest(paths, version);
    return {...manifest, features: featureNames.length, judged: judgedSplit(version)};
  }),
  production,
  candidate,
  ledger: readLedger(paths).reverse(),
  gate: GATE
};
process.stdout.write(JSON.stringify(summary));
