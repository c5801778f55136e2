import {dataPaths} from "../../lib/files/paths.ts";
import {readEvaluation} from "../../pipelines/model/evaluation/read-evaluation.ts";
import {CLOSENESS} from "../../pipelines/model/evaluation/slices.ts";
import {readAliases} from "../../pipelines/model/registry/model-store.ts";
import type {ProductionSummary} from "./uncertainty.ts";

// null says that no version is in production yet.
const paths = dataPaths();
const {production} = readAliases(paths);

function summary(version: number): ProductionSummary {
  const slices = readEvaluation(paths)?.splits[0].slices ?? [];
  const errors = CLOSENESS.flatMap(([upTo, name]) => {
    const slice = slices.find(({dimension, value}) => dimension === "closeness" && value === name);
    return slice ? [{upTo, error: slice.meanAbsoluteError}] : [];
  });
  return {version, errors};
}

process.stdout.write(JSON.stringify(production === undefined ? null : summary(production)));
