import type {ModelManifest} from "../../../pipelines/registry/manifest.ts";
import type {LedgerEntry} from "../../../pipelines/registry/store.ts";

export type VersionSummary = Omit<ModelManifest, "featureNames" | "inputs"> & {readonly features: number};

/** The registry as the page Experiments shows it. */
export interface RegistrySummary {
  readonly versions: readonly VersionSummary[];
  readonly production: number | null;
  readonly candidate: number | null;
  /** The newest first. */
  readonly ledger: readonly LedgerEntry[];
  readonly gate: Readonly<Record<string, number>>;
}
