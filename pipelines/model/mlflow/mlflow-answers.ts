import {z} from "zod";

/** MLflow writes int64 as a number or, as protobuf's JSON mapping says, as a string. */
const int64 = z.union([z.number(), z.string()]).transform(Number);
const keyValue = z.object({key: z.string(), value: z.string().default("")});

const experiment = z.object({
  experiment_id: z.string(),
  name: z.string(),
  lifecycle_stage: z.string().default("active")
});

const run = z.object({
  info: z.object({
    run_id: z.string(),
    run_name: z.string().optional(),
    experiment_id: z.string(),
    status: z.string().optional(),
    start_time: int64.optional(),
    end_time: int64.optional(),
    artifact_uri: z.string().default("")
  })
});

const modelVersion = z.object({
  name: z.string(),
  version: z.union([z.string(), z.number()]).transform(String),
  source: z.string().optional(),
  run_id: z.string().optional(),
  status: z.string().optional(),
  tags: z.array(keyValue).default([]),
  aliases: z.array(z.string()).default([])
});
export type ModelVersion = z.infer<typeof modelVersion>;

const empty = z.object({});
const versionAnswer = z.object({model_version: modelVersion});
const next_page_token = z.string().optional();

/** What is read of each call's answer; protobuf's JSON leaves empty lists out. */
export const answers = {
  empty,
  "experiments/get-by-name": z.object({experiment}),
  "experiments/create": z.object({experiment_id: z.string()}),
  "experiments/search": z.object({experiments: z.array(experiment).default([]), next_page_token}),
  "runs/create": z.object({run}),
  "runs/update": empty,
  "runs/search": z.object({runs: z.array(run).default([]), next_page_token}),
  "runs/log-batch": empty,
  "runs/log-parameter": empty,
  "runs/set-tag": empty,
  "mlflow-artifacts": empty,
  "registered-models/create": empty,
  "registered-models/get": z.object({
    registered_model: z.object({
      name: z.string(),
      aliases: z
        .array(z.object({alias: z.string(), version: z.union([z.string(), z.number()]).transform(String)}))
        .default([])
    })
  }),
  "model-versions/create": versionAnswer,
  "model-versions/get": versionAnswer,
  "model-versions/search": z.object({model_versions: z.array(modelVersion).default([]), next_page_token}),
  "model-versions/set-tag": empty,
  "registered-models/alias": z.object({model_version: modelVersion.optional()})
} as const;
