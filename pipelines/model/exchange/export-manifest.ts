import {join} from "node:path";
import {z} from "zod";
import {readJson} from "../../../lib/files/read-json.ts";
import {MOST_SHARDS} from "../shard.ts";
import {trainingParameters} from "../training/parameters.ts";

export const EXPORT_FILE = "features.json";

const exportManifestSchema = z.object({
  kind: z.literal("predictiondex features"),
  format: z.enum(["parquet", "npy"]),
  shard: z.object({index: z.int().min(1).max(MOST_SHARDS), count: z.int().min(1).max(MOST_SHARDS)}),
  rows: z.int().min(0),
  trainRows: z.int().min(0),
  testRows: z.int().min(0),
  parts: z.array(z.object({files: z.array(z.string()), rows: z.int().min(1), sha256: z.array(z.string())})),
  split: z.object({name: z.string(), guarantee: z.string(), seed: z.int()}),
  /** Which side of a duel the features call A. */
  frame: z.string(),
  featureVersion: z.string(),
  featureNames: z.array(z.string()),
  /** What `train` here would use. */
  training: trainingParameters,
  seed: z.int(),
  /** Keys of the stages that made game and duels. */
  inputs: z.record(z.string(), z.string())
});

/** What stands beside exported features: all that a trainer elsewhere has to know. */
export type ExportManifest = Readonly<z.infer<typeof exportManifestSchema>>;

/** @throws JsonFileError */
export const readExportManifest = (folder: string): ExportManifest =>
  readJson(join(folder, EXPORT_FILE), {
    schema: exportManifestSchema,
    what: "the description of exported features",
    remedy: "make it by `predictiondex features export --to FOLDER`"
  });
