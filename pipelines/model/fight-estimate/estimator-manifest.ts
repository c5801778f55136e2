import {join} from "node:path";
import {z} from "zod";
import type {DataPaths} from "../../../lib/files/paths.ts";
import {readJsonIfThere} from "../../../lib/files/read-json.ts";

export const ESTIMATOR_NAME = "fight_estimator";

const count = z.int().min(0);

/** How far estimates of fights that were not learned from are from the solver's values. */
const estimatorScores = z.object({
  /** Fights whose value is known to five points either way or better. */
  fights: count,
  meanError: z.number(),
  /** The same of the guess that the model mends. */
  guessError: z.number(),
  /** Of these, fights with a value outside 0.45 to 0.55, and how many of them have the right favourite. */
  clear: count,
  rightVerdicts: count,
  /** Fights that are known less well, and how many estimates lie inside what is known. */
  wide: count,
  insideWide: count
});
export type EstimatorScores = z.infer<typeof estimatorScores>;

/** Whether it is nearer to the solver than the guess alone, in fights that were not learned from. */
export const mendsGuess = ({meanError, guessError}: EstimatorScores): boolean => meanError < guessError;

const schema = z.object({
  name: z.literal(ESTIMATOR_NAME),
  trainedAt: z.string(),
  modelHash: z.string(),
  featureNames: z.array(z.string()),
  parameters: z.record(z.string(), z.union([z.number(), z.string()])),
  seed: z.int(),
  trainingFights: count,
  /** Of A's Pokémon and B's no pair is in both parts. */
  scores: estimatorScores,
  inputs: z.record(z.string(), z.string())
});
/** What is known of the estimator; stored beside its `model.json` as `manifest.json`. */
export type EstimatorManifest = z.infer<typeof schema>;

/** Beside the versions of the duels' model. */
export const estimatorFolder = (paths: Pick<DataPaths, "models">): string =>
  join(paths.models, "fight-estimator");
export const estimatorModel = (paths: Pick<DataPaths, "models">): string =>
  join(estimatorFolder(paths), "model.json");

/** null before it has been fitted. @throws JsonFileError */
export const readEstimatorManifest = (paths: Pick<DataPaths, "models">): EstimatorManifest | null =>
  readJsonIfThere(join(estimatorFolder(paths), "manifest.json"), {
    schema,
    what: "the fight estimator's manifest",
    remedy: "run `npm run rank` to fit it anew"
  });
