import {join} from "node:path";
import type {DataPaths} from "../../lib/files/paths.ts";
import {
  aliasesPath,
  RegistryError,
  readAliases,
  trialPath,
  versionFolder
} from "../../pipelines/model/registry/model-store.ts";
import {readTrial} from "../../pipelines/model/registry/trial.ts";

/** The version on trial; null where there is none, or nothing says it well. */
function trialVersion(paths: DataPaths): number | null {
  try {
    return readTrial(paths)?.version ?? null;
  } catch (error) {
    if (!(error instanceof RegistryError)) throw error;
    return null;
  }
}

/** The number of the version in production; undefined where there is none, or nothing says it well. */
function productionVersion(paths: DataPaths): number | undefined {
  try {
    return readAliases(paths).production;
  } catch (error) {
    if (!(error instanceof RegistryError)) throw error;
    return undefined;
  }
}

export const hasProduction = (paths: DataPaths): boolean => productionVersion(paths) !== undefined;

/**
 * The files that a release is made of: game, alias, trial, and what these name. Whichever arrives last, as in a copy
 * whose alias came first, lets the release be tried again.
 */
export function releaseFiles(paths: DataPaths): string[] {
  const versions = [productionVersion(paths), trialVersion(paths)].filter(
    (version) => typeof version === "number"
  );
  return [
    paths.game,
    aliasesPath(paths),
    trialPath(paths),
    ...versions.flatMap((version) =>
      ["manifest.json", "model.json"].map((name) => join(versionFolder(paths, version), name))
    )
  ];
}
