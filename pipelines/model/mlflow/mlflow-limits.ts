/**
 * Limits of MLflow's REST API 2.0. Source: its reference of runs/log-batch, runs/log-parameter, runs/set-tag and
 * the registry's calls; the server checks them in mlflow/utils/validation.py.
 */
export const LIMITS = {
  /** Of a metric, parameter or tag; characters. */
  keyLength: 250,
  /** Of a parameter or tag inside a log-batch request; characters. */
  batchValueLength: 250,
  /** Of a parameter given by log-parameter; bytes. */
  parameterBytes: 6000,
  /** Of a tag given by set-tag or to a model version; bytes. */
  tagBytes: 5000,
  metricsPerBatch: 1000,
  paramsPerBatch: 100,
  tagsPerBatch: 100,
  /** Metrics, parameters and tags together. */
  itemsPerBatch: 1000,
  /** Of a log-batch request as JSON. */
  batchBytes: 1_000_000
} as const;

/** Error codes of MLflow that decide what is done next. */
export const ALREADY_EXISTS = "RESOURCE_ALREADY_EXISTS";
export const DOES_NOT_EXIST = "RESOURCE_DOES_NOT_EXIST";
