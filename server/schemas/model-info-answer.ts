import {z} from "zod";

export const modelInfoResponse = z
  .object({
    name: z.string().describe("Name of the model in the registry"),
    model_type: z.string().describe("Kind of model"),
    version: z.string().describe("Version that this is about"),
    versions: z.array(z.string()).describe("Registered versions, each of which model_version may ask for"),
    n_features: z.int().describe("How many features it has"),
    features: z.array(z.string()).describe("Their names, in the model's order"),
    feature_version: z.string().describe("Version of the features' definition"),
    metrics: z.record(z.string(), z.number()).describe("On the pair-disjoint test split"),
    trained_at: z.string().describe("When it was trained, ISO 8601"),
    training_rows: z.int().describe("How many duels it was trained on"),
    hyperparameters: z
      .record(z.string(), z.union([z.number(), z.string()]))
      .describe("What its trainer was told"),
    model_hash: z.string().describe("SHA-256 of the model file")
  })
  .meta({id: "GetModelInfoResponse", description: "A version of the model"});
