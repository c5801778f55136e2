import type {MetricStep, RunRecord} from "../tracking/run-record.ts";
import type {Mlflow} from "./connect.ts";
import {ensureExperiment, ensureRun, type MlflowRun} from "./ensure.ts";
import {describeRun, endRun, logArtifact, logMetrics} from "./log-run.ts";

/** What the tracker told of a run. Each carries the run's record, so that each can be delivered by itself. */
export type Told =
  | {readonly kind: "started" | "ended"; readonly run: RunRecord}
  | {readonly kind: "metrics"; readonly run: RunRecord; readonly steps: readonly MetricStep[]}
  | {
      readonly kind: "artifact";
      readonly run: RunRecord;
      readonly name: string;
      readonly content: string | Uint8Array;
    };

const keyOf = ({experiment, id}: RunRecord): string => `${experiment}/${id}`;

/** Delivers what was told; the run and its experiment are made where MLflow does not have them yet. */
export function createDelivery(mlflow: Mlflow) {
  const experiments = new Map<string, string>();
  const runs = new Map<string, MlflowRun>();
  const {client} = mlflow;

  async function counterpart(run: RunRecord): Promise<MlflowRun> {
    const known = runs.get(keyOf(run));
    if (known) return known;
    const experimentId = experiments.get(run.experiment) ?? (await ensureExperiment(mlflow, run.experiment));
    experiments.set(run.experiment, experimentId);
    const made = await ensureRun(mlflow, experimentId, run);
    await describeRun(client, made.runId, run);
    runs.set(keyOf(run), made);
    return made;
  }

  return async (told: Told): Promise<void> => {
    const made = await counterpart(told.run);
    if (told.kind === "metrics") await logMetrics(client, made.runId, told.steps);
    else if (told.kind === "artifact") await logArtifact(client, made, told.name, told.content);
    else if (told.kind === "ended") {
      await endRun(client, made.runId, told.run);
      runs.delete(keyOf(told.run));
    }
  };
}

/**
 * The first of the queue, with the metrics of the same run that follow it at once: one request instead of many.
 * @param most steps of one request
 * @returns what to deliver, and how much of the queue it is
 */
export function takeNext(queue: readonly Told[], most: number): {told: Told; length: number} {
  const [first] = queue;
  if (first.kind !== "metrics") return {told: first, length: 1};
  const steps = [...first.steps];
  let length = 1;
  for (const next of queue.slice(1)) {
    const joins =
      next.kind === "metrics" &&
      keyOf(next.run) === keyOf(first.run) &&
      steps.length + next.steps.length <= most;
    if (!joins) break;
    steps.push(...next.steps);
    length++;
  }
  return {told: {...first, steps}, length};
}
