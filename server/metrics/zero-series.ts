import type {Metrics} from "./metrics.ts";

/** What the prediction log does, and may fail at. */
const LOG_OPERATIONS = ["append", "housekeeping", "read", "record", "write"] as const;
export type LogOperation = (typeof LOG_OPERATIONS)[number];

const LOG_RESULTS = ["written", "left_out", "dropped"];
const LOADS = ["ok", "refused"];
const REFUSALS = ["caller", "server", "log"];
/** What a prediction is answered with where all is well, and where the server is at fault. */
const STATUSES = [200, 500, 503];

interface Route {
  readonly method: string;
  readonly path: string;
}

/** Routes that are asked for predictions, as the alerts' `PREDICTIONS` name them. */
const PREDICTS = /^(\/compat)?\/predict\/.+|^\/v2\/.+\/infer$/;
const predicts = ({method, path}: Route): boolean => method === "post" && PREDICTS.test(path);

/**
 * Counts nothing of each kind that an alert looks at: a series that begins with its first event begins at 1, and has no
 * increase.
 */
export function startAtZero(metrics: Metrics, routes: readonly Route[]): void {
  for (const result of LOADS) metrics.modelLoads.inc({result}, 0);
  for (const result of LOG_RESULTS) metrics.logRecords.inc({result}, 0);
  for (const operation of LOG_OPERATIONS) metrics.logErrors.inc({operation}, 0);
  for (const reason of REFUSALS) metrics.workRefused.inc({reason}, 0);
  for (const {method, path} of routes.filter(predicts)) {
    const labels = {method: method.toUpperCase(), endpoint: path};
    for (const status of STATUSES) metrics.requests.inc({...labels, status}, 0);
    metrics.requestSeconds.zero(labels);
  }
}
