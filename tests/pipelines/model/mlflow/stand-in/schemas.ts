import {z} from "zod";

/**
 * Requests of MLflow's REST API 2.0 as its reference and its server's validation (mlflow/protos/*.proto,
 * mlflow/utils/validation.py) describe them. Written from those, not from the client under test; fields that a
 * message does not have are refused, although MLflow would ignore them.
 */
const bytes = (most: number) =>
  z.string().refine((text) => Buffer.byteLength(text) <= most, {error: `longer than ${most} bytes`});
const isPath = (name: string): boolean =>
  name.split("/").every((part) => part !== "" && part !== "." && part !== "..");
const key = z
  .string()
  .max(250)
  .regex(/^[/\w.\- ]+$/)
  .refine(isPath, {error: "not the same name as a path"});
const int64 = z.int();
const runId = z.string().regex(/^[a-zA-Z0-9][\w-]{0,255}$/);
const experimentId = z.string().regex(/^[a-zA-Z0-9][\w-]{0,63}$/);
const alias = bytes(255).regex(/^(?![vV]\d+$)(?!latest$)[\w-]+$/i);
const modelName = z.string().min(1);
const modelVersion = z.string().regex(/^\d+$/);
const tag = z.strictObject({key, value: bytes(5000)});
const shortPair = z.strictObject({key, value: z.string().max(250)});
const metric = z.strictObject({key, value: z.number(), timestamp: int64.min(0), step: int64.default(0)});
const status = z.enum(["RUNNING", "SCHEDULED", "FINISHED", "FAILED", "KILLED"]);
const page = {max_results: int64.min(1).max(50_000).optional(), page_token: z.string().optional()};
const textPage = {max_results: z.string().regex(/^\d+$/).optional(), page_token: z.string().optional()};

const unique = (pairs: readonly {readonly key: string}[]): boolean =>
  new Set(pairs.map((pair) => pair.key)).size === pairs.length;

const logBatch = z
  .strictObject({
    run_id: runId,
    metrics: z.array(metric).max(1000).default([]),
    params: z.array(shortPair).max(100).refine(unique, {error: "duplicate parameter keys"}).default([]),
    tags: z.array(shortPair).max(100).default([])
  })
  .refine(({metrics, params, tags}) => metrics.length + params.length + tags.length <= 1000, {
    error: "more than 1000 metrics, params and tags"
  });

export const REQUESTS = {
  "GET experiments/get-by-name": z.strictObject({experiment_name: z.string().min(1)}),
  "POST experiments/create": z.strictObject({
    name: z.string().min(1).max(500),
    artifact_location: z.string().optional(),
    tags: z.array(tag).max(20).optional()
  }),
  "POST experiments/search": z.strictObject({
    filter: z.string().optional(),
    order_by: z.array(z.string()).optional(),
    view_type: z.enum(["ACTIVE_ONLY", "DELETED_ONLY", "ALL"]).optional(),
    ...page
  }),
  "POST runs/create": z.strictObject({
    experiment_id: experimentId,
    user_id: z.string().optional(),
    run_name: z.string().optional(),
    start_time: int64.optional(),
    tags: z.array(tag).optional()
  }),
  "POST runs/update": z.strictObject({
    run_id: runId,
    status: status.optional(),
    end_time: int64.optional(),
    run_name: z.string().optional()
  }),
  "POST runs/search": z.strictObject({
    experiment_ids: z.array(experimentId),
    filter: z.string().optional(),
    run_view_type: z.enum(["ACTIVE_ONLY", "DELETED_ONLY", "ALL"]).optional(),
    order_by: z.array(z.string()).optional(),
    ...page
  }),
  "POST runs/log-batch": logBatch,
  "POST runs/log-parameter": z.strictObject({run_id: runId, key, value: bytes(6000)}),
  "POST runs/set-tag": z.strictObject({run_id: runId, key, value: bytes(5000)}),
  "POST registered-models/create": z.strictObject({
    name: modelName,
    description: z.string().optional(),
    tags: z.array(tag).optional()
  }),
  "GET registered-models/get": z.strictObject({name: modelName}),
  "POST registered-models/alias": z.strictObject({name: modelName, alias, version: modelVersion}),
  "GET registered-models/alias": z.strictObject({name: modelName, alias}),
  "DELETE registered-models/alias": z.strictObject({name: modelName, alias}),
  "POST model-versions/create": z.strictObject({
    name: modelName,
    source: z.string().min(1),
    run_id: runId.optional(),
    run_link: z.string().optional(),
    description: z.string().optional(),
    tags: z.array(tag).optional()
  }),
  "GET model-versions/get": z.strictObject({name: modelName, version: modelVersion}),
  "GET model-versions/search": z.strictObject({filter: z.string().optional(), ...textPage}),
  "POST model-versions/set-tag": z.strictObject({
    name: modelName,
    version: modelVersion,
    key,
    value: bytes(5000)
  })
} as const;

export type Route = keyof typeof REQUESTS;
export type RequestOf<R extends Route> = z.output<(typeof REQUESTS)[R]>;
