import {existsSync} from "node:fs";
import {join} from "node:path";
import type {DataPaths} from "../../../lib/files/paths.ts";
import type {EvaluationReport} from "../evaluation/evaluation-report.ts";
import {EVIDENCE_FILE, type Evidence, readEvidence} from "../evaluation/evidence.ts";
import {readEvaluationFile} from "../evaluation/read-evaluation.ts";
import {compareJudged, type JudgedVersion, type VersionComparison} from "./compare-scores.ts";
import {RegistryError, readAliases, readManifest, readRegistered, versionFolder} from "./model-store.ts";

export type {VersionComparison} from "./compare-scores.ts";

/** The evaluation a version was judged by; null where it never was. @throws RegistryError for one that cannot be used */
export function readVersionReport(paths: DataPaths, version: number): EvaluationReport | null {
  const file = join(versionFolder(paths, version), "evaluation.json");
  return readRegistered(`model version ${version} has no readable evaluation`, () =>
    existsSync(file)
      ? readEvaluationFile(file, "delete it, and promote the model anew by `npm run promote`")
      : null
  );
}

/** A version's answers one by one; null where none were kept. @throws RegistryError for a file that cannot be used */
export const readVersionEvidence = (paths: DataPaths, version: number): Evidence | null =>
  readRegistered(`model version ${version} has no readable answers`, () =>
    readEvidence(
      join(versionFolder(paths, version), EVIDENCE_FILE),
      "delete it: the version is asked anew by `npm run promote` where it has to be"
    )
  );

/** The evaluation of the version that answers, whichever model was evaluated last; null where there is none. */
export function productionReport(paths: DataPaths): EvaluationReport | null {
  const {production} = readAliases(paths);
  return production === undefined ? null : readVersionReport(paths, production);
}

/** @throws RegistryError also where it was never evaluated */
export function requireVersionReport(paths: DataPaths, version: number): EvaluationReport {
  const report = readVersionReport(paths, version);
  if (report === null) throw new RegistryError(`model version ${version} has no evaluation`);
  return report;
}

/** Puts two versions side by side on the headline split each was judged on. */
export function compareVersions(paths: DataPaths, first: number, second: number): VersionComparison {
  const judged = (version: number): JudgedVersion => ({
    manifest: readManifest(paths, version),
    split: requireVersionReport(paths, version).splits[0]
  });
  return compareJudged(judged(first), judged(second));
}
