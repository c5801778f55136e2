import {existsSync, readFileSync} from "node:fs";
import {dataPaths} from "../../lib/files/paths.ts";
import {evaluationPath} from "../../pipelines/model/evaluation/evaluate-model.ts";
import type {EvaluationReport} from "../../pipelines/model/evaluation/evaluation-report.ts";
import {CLOSENESS} from "../../pipelines/model/evaluation/slices.ts";
import {readAliases} from "../../pipelines/model/registry/model-store.ts";
import type {ProductionSummary} from "./uncertainty.ts";

// null says that no version is in production yet.
const paths = dataPaths();
const {production} = readAliases(paths);

function summary(version: number): ProductionSummary {
  const file = evaluationPath(paths);
  const report = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as EvaluationReport) : null;
  const slices = report?.splits[0]?.slices ?? [];
  const errors = CLOSENESS.flatMap(([upTo, name]) => {
    const slice = slices.find(({dimension, value}) => dimension === "closeness" && value === name);
    return slice ? [{upTo, error: slice.meanAbsoluteError}] : [];
  });
  return {version, errors};
}

process.stdout.write(JSON.stringify(production === undefined ? null : summary(production)));
