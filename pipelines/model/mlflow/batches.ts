import type {KeyValue, MlflowMetric} from "./mlflow-client.ts";
import {LIMITS} from "./mlflow-limits.ts";

export interface Batch {
  readonly metrics: readonly MlflowMetric[];
  readonly params: readonly KeyValue[];
  readonly tags: readonly KeyValue[];
}

/** Cuts into log-batch requests within MLflow's limits; the order within each kind is kept. */
export function* batchesOf({metrics, params, tags}: Partial<Batch>): Generator<Batch> {
  const left = {metrics: [...(metrics ?? [])], params: [...(params ?? [])], tags: [...(tags ?? [])]};
  while (left.metrics.length + left.params.length + left.tags.length > 0) {
    const batch = {
      params: left.params.splice(0, LIMITS.paramsPerBatch),
      tags: left.tags.splice(0, LIMITS.tagsPerBatch)
    };
    const room = LIMITS.itemsPerBatch - batch.params.length - batch.tags.length;
    yield {...batch, metrics: left.metrics.splice(0, Math.min(room, LIMITS.metricsPerBatch))};
  }
}
