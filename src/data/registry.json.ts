import {existsSync, readFileSync} from "node:fs";
import {dataPaths} from "../../data-loaders/io/paths.ts";
import {ledgerPath, listVersions, readAliases, readManifest} from "../../pipelines/registry/store.ts";
import {GATE} from "../../pipelines/registry/thresholds.ts";
import type {RegistrySummary} from "../parts/experiments/summary.ts";

const paths = dataPaths();
const {production = null, candidate = null} = readAliases(paths);
const ledger = existsSync(ledgerPath(paths))
  ? readFileSync(ledgerPath(paths), "utf8").trim().split("\n")
  : [];
const summary: RegistrySummary = {
  versions: listVersions(paths).map((version) => {
    const {featureNames, inputs: _, ...manifest} = readManifest(paths, version);
    return {...manifest, features: featureNames.length};
  }),
  production,
  candidate,
  ledger: ledger
    .filter(Boolean)
    .map((line) => JSON.parse(line))
    .reverse(),
  gate: GATE
};
process.stdout.write(JSON.stringify(summary));
