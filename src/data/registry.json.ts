import {dataPaths} from "../../lib/files/paths.ts";
import {GATE} from "../../pipelines/model/registry/gate-thresholds.ts";
import {
  listVersions,
  RegistryError,
  readAliases,
  readLedger,
  readManifest
} from "../../pipelines/model/registry/model-store.ts";
import {readVersionReport} from "../../pipelines/model/registry/version-report.ts";
import type {JudgedSplit, RegistrySummary} from "./registry-summary.ts";

const paths = dataPaths();
const {production = null, candidate = null} = readAliases(paths);

function judgedSplit(version: number): JudgedSplit | null {
  try {
    const split = readVersionReport(paths, version)?.splits[0];
    if (!split) return null;
    const {name, testRows, testPairs, scores, intervals, limit} = split;
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
