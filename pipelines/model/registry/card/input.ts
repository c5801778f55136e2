import type {EvaluationReport, SplitEvaluation} from "../../evaluation/evaluation-report.ts";
import type {ModelManifest} from "../../training/manifest.ts";
import type {Aliases, LedgerEntry} from "../registry-schema.ts";

/** A file or folder that the training rests on. */
export interface DataFile {
  readonly path: string;
  /** null where the file is not the one of the training any more. */
  readonly rows: number | null;
  /** SHA-256. */
  readonly hash: string;
}

/** Everything a card is made of. */
export interface CardInput {
  readonly manifest: ModelManifest;
  /** Of this very model. */
  readonly report: EvaluationReport;
  /** Splits on which the same parameters were fitted anew; empty where that was not done for this model. */
  readonly otherSplits: readonly SplitEvaluation[];
  readonly data: readonly DataFile[];
  readonly aliases: Aliases;
  /** Oldest first. */
  readonly ledger: readonly LedgerEntry[];
}
