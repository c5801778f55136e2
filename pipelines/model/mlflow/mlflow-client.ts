import type {z} from "zod";
import {answers, type ModelVersion} from "./mlflow-answers.ts";
import {hasCode} from "./mlflow-error.ts";
import {DOES_NOT_EXIST} from "./mlflow-limits.ts";
import type {Send} from "./transport.ts";

export interface KeyValue {
  readonly key: string;
  readonly value: string;
}

export interface MlflowMetric {
  readonly key: string;
  readonly value: number;
  /** Milliseconds since 1970. */
  readonly timestamp: number;
  readonly step: number;
}

export type MlflowRunStatus = "RUNNING" | "SCHEDULED" | "FINISHED" | "FAILED" | "KILLED";

const API = "/api/2.0/mlflow";
/** The proxy of a server started with `--serve-artifacts`, which is the default. */
export const ARTIFACT_PROXY = "/api/2.0/mlflow-artifacts/artifacts";

/** Where MLflow says that there is no such thing: undefined. */
async function orUndefined<T>(answer: Promise<T>, codes: readonly string[] = [DOES_NOT_EXIST]) {
  try {
    return await answer;
  } catch (error) {
    if (codes.some((code) => hasCode(error, code))) return undefined;
    throw error;
  }
}

type Call = keyof typeof answers;
type Answer<K extends Call> = z.output<(typeof answers)[K]>;
const answerOf = <K extends Call>(call: K) => answers[call] as unknown as z.ZodType<Answer<K>>;

/** MLflow's REST API 2.0, as far as it is used here; names and fields are the reference's. */
export function createMlflowClient(send: Send) {
  const get = <K extends Call>(call: K, query: Record<string, string>) =>
    send<Answer<K>>({call, method: "GET", path: `${API}/${call}`, query, answer: answerOf(call)});
  const post = <K extends Call>(call: K, body: object) =>
    send<Answer<K>>({call, method: "POST", path: `${API}/${call}`, body, answer: answerOf(call)});
  const aliases = "registered-models/alias";

  return {
    version: () => send<string>({call: "version", method: "GET", path: "/version", answer: "text"}),

    getExperimentByName: async (experiment_name: string) =>
      (await orUndefined(get("experiments/get-by-name", {experiment_name})))?.experiment,
    createExperiment: async (name: string): Promise<string> =>
      (await post("experiments/create", {name})).experiment_id,
    searchExperiments: (body: {filter?: string; max_results: number; page_token?: string}) =>
      post("experiments/search", body),

    createRun: async (body: {
      experiment_id: string;
      run_name: string;
      start_time: number;
      tags: readonly KeyValue[];
    }) => (await post("runs/create", body)).run.info,
    updateRun: (body: {run_id: string; status: MlflowRunStatus; end_time?: number}) =>
      post("runs/update", body),
    searchRuns: (body: {
      experiment_ids: readonly string[];
      filter?: string;
      max_results: number;
      page_token?: string;
    }) => post("runs/search", body),
    logBatch: (body: {
      run_id: string;
      metrics: readonly MlflowMetric[];
      params: readonly KeyValue[];
      tags: readonly KeyValue[];
    }) => post("runs/log-batch", body),
    logParameter: (body: {run_id: string} & KeyValue) => post("runs/log-parameter", body),
    setTag: (body: {run_id: string} & KeyValue) => post("runs/set-tag", body),

    /** @param path below the proxy's root; each part is encoded */
    putArtifact: (path: string, content: Uint8Array, contentType: string) =>
      send({
        call: "mlflow-artifacts",
        method: "PUT",
        path: `${ARTIFACT_PROXY}/${path.split("/").map(encodeURIComponent).join("/")}`,
        body: content,
        contentType,
        answer: answers["mlflow-artifacts"]
      }),

    createRegisteredModel: (body: {name: string; description: string; tags: readonly KeyValue[]}) =>
      post("registered-models/create", body),
    getRegisteredModel: async (name: string) =>
      (await orUndefined(get("registered-models/get", {name})))?.registered_model,
    createModelVersion: async (body: {
      name: string;
      source: string;
      run_id: string;
      description: string;
      tags: readonly KeyValue[];
    }): Promise<ModelVersion> => (await post("model-versions/create", body)).model_version,
    getModelVersion: async (name: string, version: string) =>
      (await orUndefined(get("model-versions/get", {name, version})))?.model_version,
    searchModelVersions: (query: {filter: string; max_results: string; page_token?: string}) =>
      get("model-versions/search", {...query}),
    setModelVersionTag: (body: {name: string; version: string} & KeyValue) =>
      post("model-versions/set-tag", body),
    setAlias: (body: {name: string; alias: string; version: string}) => post(aliases, body),
    /** MLflow's stores answer an unknown alias with either code. */
    getVersionByAlias: async (name: string, alias: string) =>
      (await orUndefined(get(aliases, {name, alias}), [DOES_NOT_EXIST, "INVALID_PARAMETER_VALUE"]))
        ?.model_version,
    deleteAlias: (name: string, alias: string) =>
      send({
        call: aliases,
        method: "DELETE",
        path: `${API}/${aliases}`,
        body: {name, alias},
        answer: answers.empty
      })
  };
}

export type MlflowClient = ReturnType<typeof createMlflowClient>;
