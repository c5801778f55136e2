import type {MetricStep, RunRecord, RunStatus} from "../tracking/run-record.ts";
import {contentTypeOf, proxiedPath} from "./artifacts.ts";
import {batchesOf} from "./batches.ts";
import type {MlflowRun} from "./ensure.ts";
import type {KeyValue, MlflowClient, MlflowRunStatus} from "./mlflow-client.ts";
import {MlflowError} from "./mlflow-error.ts";
import {LIMITS} from "./mlflow-limits.ts";
import {keyValues, mlflowKey} from "./names.ts";

const STATUS: Readonly<Record<RunStatus, MlflowRunStatus>> = {
  running: "RUNNING",
  finished: "FINISHED",
  failed: "FAILED",
  killed: "KILLED"
};

export async function logMetrics(client: MlflowClient, runId: string, steps: readonly MetricStep[]) {
  const metrics = steps.map(({name, value, step, at}) => ({
    key: mlflowKey(name),
    value,
    timestamp: Date.parse(at),
    step: Math.trunc(step)
  }));
  for (const batch of batchesOf({metrics})) await client.logBatch({run_id: runId, ...batch});
}

const isLong = ({value}: KeyValue): boolean => value.length > LIMITS.batchValueLength;

/** Parameters and tags; those too long for a batch one by one, by the calls that take longer ones. */
export async function describeRun(client: MlflowClient, runId: string, run: RunRecord) {
  const params = keyValues(run.parameters, LIMITS.parameterBytes);
  const tags = keyValues(run.tags, LIMITS.tagBytes);
  const short = (pair: KeyValue): boolean => !isLong(pair);
  for (const batch of batchesOf({params: params.filter(short), tags: tags.filter(short)})) {
    await client.logBatch({run_id: runId, ...batch});
  }
  for (const param of params.filter(isLong)) await client.logParameter({run_id: runId, ...param});
  for (const tag of tags.filter(isLong)) await client.setTag({run_id: runId, ...tag});
}

/** @param path below the run's artifacts. @throws MlflowError where the server is no proxy for artifacts */
export async function logArtifact(
  client: MlflowClient,
  {artifactUri}: MlflowRun,
  path: string,
  content: string | Uint8Array
) {
  const root = proxiedPath(artifactUri);
  if (root === undefined) {
    const scheme = artifactUri.split(":")[0] || "no scheme";
    throw new MlflowError(
      "mlflow-artifacts",
      `the run's artifacts are kept elsewhere (${scheme}); only a server started with --serve-artifacts takes files`,
      200
    );
  }
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  await client.putArtifact(`${root}/${path}`, bytes, contentTypeOf(path));
}

/** Closes the run as it closed here. */
export async function endRun(client: MlflowClient, runId: string, run: RunRecord) {
  const error: Record<string, string> = run.error === null ? {} : {"predictiondex.error": run.error};
  await describeRun(client, runId, {...run, parameters: {}, tags: {...run.tags, ...error}});
  await client.updateRun({
    run_id: runId,
    status: STATUS[run.status],
    ...(run.endedAt === null ? {} : {end_time: Date.parse(run.endedAt)})
  });
}
