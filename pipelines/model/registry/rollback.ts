import type {DataPaths} from "../../../lib/files/paths.ts";
import {checkFeatures} from "../prediction/recommender.ts";
import {writeModelCard} from "./model-card.ts";
import {appendLedger, listVersions, RegistryError, readAliases, readLedger, setAlias} from "./model-store.ts";
import {loadVersion} from "./production.ts";
import type {LedgerEntry} from "./registry-schema.ts";
import {changeRegistry} from "./shared/change-registry.ts";

/** Versions that were in production, the latest first; each once. */
export function onceInProduction(paths: DataPaths): number[] {
  const put = readLedger(paths)
    .filter(({action}) => action === "promoted" || action === "rolled back")
    .map(({version}) => version);
  return [...new Set(put.reverse())];
}

export interface Rollback {
  readonly from: number;
  readonly to: number;
}

/** For the ledger. */
export interface RollbackDecision {
  readonly reasons?: readonly string[];
  readonly evidence?: LedgerEntry["evidence"];
  readonly now?: () => Date;
}

/**
 * Puts an earlier version back in production; a running server takes it over.
 * @param version the one that was in production before the present one, unless given
 * @throws RegistryError where that version never passed the gate, is broken, or is of other features
 */
export const rollback = (
  paths: DataPaths,
  version?: number,
  decision: RollbackDecision = {}
): Promise<Rollback> =>
  changeRegistry(paths, "rolling back", (registry) => rollBack(registry, version, decision));

/** The same for who is changing the registry already. */
export async function rollBack(
  paths: DataPaths,
  version: number | undefined,
  {reasons = ["asked for"], evidence = {}, now = () => new Date()}: RollbackDecision = {}
): Promise<Rollback> {
  const from = readAliases(paths).production;
  if (from === undefined) throw new RegistryError("no model is in production: there is nothing to roll back");
  const candidates = onceInProduction(paths).filter((known) => known !== from);
  const to = version ?? candidates[0];
  if (to === undefined)
    throw new RegistryError(`version ${from} is the only one that was ever in production`);
  if (to === from) throw new RegistryError(`version ${to} is in production already`);
  if (!listVersions(paths).includes(to)) {
    throw new RegistryError(
      `model version ${to} does not exist; there are: ${listVersions(paths).join(", ") || "none"}`
    );
  }
  if (!candidates.includes(to)) {
    throw new RegistryError(
      `version ${to} never passed the gate; versions that did: ${candidates.join(", ") || "none"}`
    );
  }
  const {model} = loadVersion(paths, to);
  try {
    checkFeatures(model.featureNames);
  } catch (cause) {
    throw new RegistryError(`version ${to} cannot serve: ${(cause as Error).message}`, {cause});
  }
  appendLedger(paths, {
    at: now().toISOString(),
    action: "rolled back",
    version: to,
    previous: from,
    reasons,
    evidence
  });
  await setAlias(paths, "production", to);
  await writeModelCard(paths, to);
  return {from, to};
}
