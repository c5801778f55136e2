import type {SplitEvaluation} from "../../pipelines/model/evaluation/evaluation-report.ts";
import type {GateLimits} from "../../pipelines/model/registry/gate-thresholds.ts";
import type {LedgerEntry} from "../../pipelines/model/registry/registry-schema.ts";
import type {ModelManifest} from "../../pipelines/model/training/manifest.ts";

/** The headline split a version was judged on. */
export type JudgedSplit = Pick<
  SplitEvaluation,
  "name" | "testRows" | "testPairs" | "scores" | "intervals" | "limit"
>;

export type VersionSummary = Omit<ModelManifest, "featureNames"> & {
  readonly features: number;
  /** null where the version's evaluation cannot be read. */
  readonly judged: JudgedSplit | null;
};

/** The registry as the pages Evaluation and Experiments show it. */
export interface RegistrySummary {
  readonly versions: readonly VersionSummary[];
  readonly production: number | null;
  readonly candidate: number | null;
  /** The newest first. */
  readonly ledger: readonly LedgerEntry[];
  readonly gate: GateLimits;
}

/** Versions that were ever in production, in the order they came there. */
export function everInProduction({ledger, production}: RegistrySummary): number[] {
  const versions = ledger
    .filter(({action}) => action === "promoted" || action === "rolled back")
    .map(({version}) => version)
    .reverse();
  return production === null ? versions : [...versions, production];
}
