import {join} from "node:path";
import {z} from "zod";
import {REPOSITORY} from "../../../lib/files/paths.ts";
import {readJson} from "../../../lib/files/read-json.ts";

/** The best parameters found by the search, kept in the repository; training uses them unless told otherwise. */
export const PARAMETERS_FILE = join(REPOSITORY, "models", "parameters.json");

const share = z.number().gt(0).max(1);

export const trainingParameters = z.strictObject({
  rounds: z.int().min(1).max(5_000),
  parameters: z.strictObject({
    objective: z.literal("binary:logistic"),
    tree_method: z.literal("hist"),
    eta: z.number().gt(0).max(1),
    max_depth: z.int().min(1).max(16),
    min_child_weight: z.number().min(0),
    subsample: share,
    /** By gradient, a tree needs fewer rows: most duels are soon answered as well as they can be. */
    sampling_method: z.enum(["uniform", "gradient_based"]).default("uniform"),
    colsample_bytree: share,
    max_bin: z.int().min(2).max(256)
  })
});
export type TrainingParameters = z.infer<typeof trainingParameters>;

/** @throws JsonFileError that names the file, the field and what would be right */
export const readParameters = (file = PARAMETERS_FILE): TrainingParameters =>
  readJson(file, {
    schema: trainingParameters,
    what: "a set of training parameters",
    remedy: "mend it, or record the best of a search by `npm run tune -- --apply`"
  });
