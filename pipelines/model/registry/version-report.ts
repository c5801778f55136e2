import {readFileSync} from "node:fs";
import {join} from "node:path";
import type {DataPaths} from "../../../lib/files/paths.ts";
import type {EvaluationReport} from "../evaluation/evaluation-report.ts";
import {compareJudged, type JudgedVersion, type VersionComparison} from "./compare-scores.ts";
import {RegistryError, readManifest, versionFolder} from "./model-store.ts";

export type {VersionComparison} from "./compare-scores.ts";

/** The evaluation a version was judged by. @throws RegistryError */
export function readVersionReport(paths: DataPaths, version: number): EvaluationReport {
  try {
    return JSON.parse(
      readFileSync(join(versionFolder(paths, version), "evaluation.json"), "utf8")
    ) as EvaluationReport;
  } catch (cause) {
    if (cause instanceof RegistryError) throw cause;
    throw new RegistryError(`model version ${version} has no readable evaluation`, {cause});
  }
}

/** Puts two versions side by side on the headline split each was judged on. */
export function compareVersions(paths: DataPaths, first: number, second: number): VersionComparison {
  const judged = (version: number): JudgedVersion => ({
    manifest: readManifest(paths, version),
    split: readVersionReport(paths, version).splits[0]
  });
  return compareJudged(judged(first), judged(second));
}
