import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import type {DataPaths} from "../../../lib/files/paths.ts";
import {publishText} from "../../../lib/files/publish.ts";

/** Mean |model − simulator| of both models on served duels of pairs that the candidate has not seen. */
export interface ServedErrors {
  /** Different duels that were served and learned from or held out. */
  readonly rows: number;
  readonly heldOutRows: number;
  /** null where none was held out. */
  readonly productionError: number | null;
  readonly candidateError: number | null;
}

/** What came of the latest retraining; the page Drift shows it. */
export interface Retraining {
  readonly at: string;
  readonly window: string;
  /** Version in production before. */
  readonly production: number;
  readonly candidate: number;
  readonly promoted: boolean;
  /** Why the gate refused it. */
  readonly reasons: readonly string[];
  /** Duels of the training set used beside the served ones. */
  readonly trainingRows: number;
  readonly served: ServedErrors;
}

type Places = Pick<DataPaths, "evaluation">;

export const retrainingPath = ({evaluation}: Places): string => join(evaluation, "retraining.json");

export const publishRetraining = (paths: Places, result: Retraining): Promise<void> =>
  publishText(retrainingPath(paths), `${JSON.stringify(result, null, 1)}\n`);

/** null where there was none yet. */
export function readRetraining(paths: Places): Retraining | null {
  const file = retrainingPath(paths);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Retraining) : null;
}
