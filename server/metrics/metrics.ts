import {
  Counter,
  collectDefaultMetrics,
  Gauge,
  Histogram,
  type OpenMetricsContentType,
  Registry
} from "prom-client";
import {openMetricsText} from "./open-metrics.ts";
import {regretGauges} from "./regret-gauges.ts";
import {registerSystemMetrics} from "./system.ts";

const REQUEST_SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const PREDICTION_SECONDS = [
  0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1
];
const TENTHS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

/** In which form metrics are told: Prometheus's text, or OpenMetrics, which has exemplars. */
export type MetricsForm = "prometheus" | "openmetrics";

/** Every metric of the server, in a registry of its own so that tests can have several. */
export function createMetrics({system = true}: {system?: boolean} = {}) {
  const registry = new Registry();
  // prom-client makes histograms with exemplars in such a registry alone, and tells them in the other form as well.
  (registry as unknown as Registry<OpenMetricsContentType>).setContentType(Registry.OPENMETRICS_CONTENT_TYPE);
  const registers = [registry];
  if (system) {
    collectDefaultMetrics({register: registry});
    registerSystemMetrics(registers);
  }
  const metrics = {
    registry,
    requests: new Counter({
      name: "api_requests_total",
      help: "Requests answered, by route pattern",
      labelNames: ["method", "endpoint", "status"],
      registers
    }),
    requestSeconds: new Histogram({
      name: "api_request_duration_seconds",
      help: "Time from a request's arrival to the end of its answer",
      labelNames: ["method", "endpoint"],
      buckets: REQUEST_SECONDS,
      enableExemplars: true,
      registers
    }),
    errors: new Counter({
      name: "api_errors_total",
      help: "Requests answered with a problem, by its type",
      labelNames: ["method", "endpoint", "error_type"],
      registers
    }),
    predictions: new Counter({
      name: "model_predictions_total",
      help: "Win probabilities served",
      labelNames: ["model_version"],
      registers
    }),
    predictionSeconds: new Histogram({
      name: "model_prediction_duration_seconds",
      help: "Time the model took for one request",
      buckets: PREDICTION_SECONDS,
      enableExemplars: true,
      registers
    }),
    confidence: new Histogram({
      name: "model_confidence_score",
      help: "max(p, 1 - p) of the win probabilities served",
      buckets: [0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.99, 1],
      registers
    }),
    winProbability: new Histogram({
      name: "model_win_probability",
      help: "Win probabilities served",
      buckets: TENTHS,
      registers
    }),
    modelInfo: new Gauge({
      name: "model_info",
      help: "1 for the model version in service",
      labelNames: ["name", "version", "feature_version"],
      registers,
      aggregator: "max"
    }),
    trialInfo: new Gauge({
      name: "model_trial_share",
      help: "Share of the requests that the version on trial answers; 0: in shadow",
      labelNames: ["version", "phase"],
      registers,
      aggregator: "max"
    }),
    modelLoads: new Counter({
      name: "model_loads_total",
      help: "Attempts to put a model version into service",
      labelNames: ["result"],
      registers
    }),
    regret: regretGauges(registers),
    foreseen: new Gauge({
      name: "model_foreseen_ratio",
      help: "Share of the Pokémon whose usual best-move answers are worked out beforehand",
      registers,
      aggregator: "min"
    }),
    keyFileRefused: new Gauge({
      name: "api_key_file_refused",
      help: "1 where the changed file of API keys cannot be used; those before it stay valid",
      registers,
      aggregator: "max"
    }),
    /** @param count of keys that are kept and not valid any more */
    countExpired: (count: () => number) =>
      new Gauge({
        name: "api_keys_expired",
        help: "API keys that are kept and whose last day is over",
        registers,
        aggregator: "max",
        collect() {
          this.set(count());
        }
      }),
    workInFlight: new Gauge({
      name: "api_work_in_flight_predictions",
      help: "Prices of the requests under way, in predictions",
      registers,
      aggregator: "sum"
    }),
    workRefused: new Counter({
      name: "api_work_refused_total",
      help: "Requests refused for their price, by whose budget was spent",
      labelNames: ["reason"],
      registers
    }),
    /** Without a value where each server counts by itself. */
    sharedLimitsUp: new Gauge({
      name: "api_shared_limits_up",
      help: "1 while limits are counted together with other servers, in Redis",
      labelNames: ["store"],
      registers,
      aggregator: "min"
    }),
    sharedLimitsFailures: new Counter({
      name: "api_shared_limits_failures_total",
      help: "Counts that Redis did not take, so that this process counted by itself",
      registers
    }),
    /** Without a value where the registry is the folder alone. */
    sharedRegistryUp: new Gauge({
      name: "model_shared_registry_up",
      help: "1 while the shared registry is followed",
      labelNames: ["kind"],
      registers,
      aggregator: "min"
    }),
    verificationError: new Histogram({
      name: "model_verification_absolute_error",
      help: "|model's win probability - simulator's|, of the predictions verified on request",
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.2, 0.5, 1],
      registers
    }),
    fights: new Counter({
      name: "fights_solved_total",
      help: "Fights answered by the solver, by whether exactly",
      labelNames: ["method"],
      registers
    }),
    fightInterval: new Histogram({
      name: "fight_interval_width",
      help: "Widths of the intervals that solved fights were answered with",
      buckets: [0.001, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1],
      registers
    }),
    logRecords: new Counter({
      name: "prediction_log_records_total",
      help: "Predictions taken into the log, by what became of them",
      labelNames: ["result"],
      registers
    }),
    logErrors: new Counter({
      name: "prediction_log_errors_total",
      help: "Failures of the prediction log, by operation",
      labelNames: ["operation"],
      registers
    }),
    logPending: new Gauge({
      name: "prediction_log_pending_records",
      help: "Predictions in the write-ahead file or in memory, not yet in Parquet",
      registers,
      aggregator: "sum"
    })
  };
  registry.setContentType(Registry.PROMETHEUS_CONTENT_TYPE);
  return metrics;
}
/** The metrics of one process. */
export const metricsText = async (registry: Registry, form: MetricsForm): Promise<string> =>
  form === "prometheus" ? registry.metrics() : openMetricsText(await registry.getMetricsAsJSON());

export type Metrics = ReturnType<typeof createMetrics>;
