import {z} from "zod";
import {storedNumber} from "../../../lib/files/read-json.ts";
import {MODEL_NAME, type ModelManifest} from "./manifest.ts";

export const manifestSchema = z.object({
  name: z.literal(MODEL_NAME),
  version: z.int().min(1),
  trainedAt: z.string(),
  modelType: z.string(),
  objective: z.string(),
  featureNames: z.array(z.string()),
  featureVersion: z.string(),
  frame: z.string(),
  parameters: z.record(z.string(), z.union([z.number(), z.string()])),
  seed: z.number(),
  trainingRows: z.int().min(0),
  trainingBuilds: z.int().min(0).optional(),
  inputs: z.record(z.string(), z.string()),
  modelHash: z.string(),
  metrics: z.record(z.string(), storedNumber)
}) satisfies z.ZodType<ModelManifest>;
