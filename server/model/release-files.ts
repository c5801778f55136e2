import {join} from "node:path";
import type {DataPaths} from "../../lib/files/paths.ts";
import {
  aliasesPath,
  RegistryError,
  readAliases,
  versionFolder
} from "../../pipelines/model/registry/model-store.ts";

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
 * The files that a release is made of: game, alias, and what the alias names. Whichever arrives last, as in a copy
 * whose alias came first, lets the release be tried again.
 */
export function releaseFiles(paths: DataPaths): string[] {
  const files = [paths.game, aliasesPath(paths)];
  const version = productionVersion(paths);
  if (version === undefined) return files;
  const folder = versionFolder(paths, version);
  return [...files, ...["manifest.json", "model.json"].map((name) => join(folder, name))];
}
