import {join} from "node:path";
import {z} from "zod";
import type {DataPaths} from "../../../lib/files/paths.ts";
import {publishText} from "../../../lib/files/publish.ts";
import {readJsonIfThere} from "../../../lib/files/read-json.ts";

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
  /** Passed the gate, and is held against production on live questions before it may replace it. */
  readonly onTrial: boolean;
  /** Why the gate refused it. */
  readonly reasons: readonly string[];
  /** Duels of the training set used beside the served ones. */
  readonly trainingRows: number;
  /** Which training set; null where that is not known. */
  readonly trainingSet: string | null;
  readonly served: ServedErrors;
}

const count = z.int().min(0);

const retrainingSchema = z.object({
  at: z.string(),
  window: z.string(),
  production: z.int().min(1),
  candidate: z.int().min(1),
  promoted: z.boolean(),
  onTrial: z.boolean().default(false),
  reasons: z.array(z.string()),
  trainingRows: count,
  trainingSet: z.string().nullable().default(null),
  served: z.object({
    rows: count,
    heldOutRows: count,
    productionError: z.number().nullable(),
    candidateError: z.number().nullable()
  })
}) satisfies z.ZodType<Retraining>;

type Places = Pick<DataPaths, "evaluation">;

export const retrainingPath = ({evaluation}: Places): string => join(evaluation, "retraining.json");

export const publishRetraining = (paths: Places, result: Retraining): Promise<void> =>
  publishText(retrainingPath(paths), `${JSON.stringify(result, null, 1)}\n`);

/** null where there was none yet. */
export function readRetraining(paths: Places): Retraining | null {
  return readJsonIfThere(retrainingPath(paths), {
    schema: retrainingSchema,
    what: "the result of a retraining",
    remedy: "delete it, or run `npm run retrain` to make it anew"
  });
}
