import {everInProduction, type RegistrySummary, type VersionSummary} from "../data/registry-summary.ts";

/**
 * The version to hold the evaluated model against: the one in production, or the one before it where the
 * evaluated model is in production itself. null where no other version was ever in production, or none of them
 * has a readable evaluation.
 * @param modelHash of the evaluated model
 */
export function rivalVersion(registry: RegistrySummary, modelHash: string): VersionSummary | null {
  for (const number of everInProduction(registry).reverse()) {
    const version = registry.versions.find((entry) => entry.version === number);
    if (version?.judged && version.modelHash !== modelHash) return version;
  }
  return null;
}

/** The version in production where it is not the evaluated model: one that was retrained, rolled back to, or kept. */
export function otherInProduction(registry: RegistrySummary, modelHash: string): VersionSummary | null {
  const serving = registry.versions.find(({version}) => version === registry.production);
  return serving && serving.modelHash !== modelHash ? serving : null;
}
