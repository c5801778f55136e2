import {THRESHOLDS} from "../../pipelines/drift/thresholds.ts";
import {JOB} from "../prometheus/alert.ts";
import {type Board, bars, heatmap, lines, stat} from "./panels.ts";

const {service, psi, driftedShare, multivariate, quality} = THRESHOLDS;
const job = `job="${JOB}"`;

const rate = (metric: string, more = ""): string => `rate(${metric}{${job}${more}}[$__rate_interval])`;
const quantile = (share: number, histogram: string, by = "le"): string =>
  `histogram_quantile(${share}, sum by (${by}) (${rate(`${histogram}_bucket`)}))`;
const mean = (histogram: string): string =>
  `sum(${rate(`${histogram}_sum`)}) / sum(${rate(`${histogram}_count`)})`;

const API: Board = {
  uid: "predictiondex-api",
  title: "API performance",
  description: "Requests, latencies and errors of the PredictionDex API, and the machine it runs on.",
  panels: [
    stat({
      title: "Up",
      description: "Instances that answer their scrape",
      unit: "none",
      limit: {value: 1, below: true},
      queries: [{expr: `sum(up{${job}})`}],
      width: 4
    }),
    stat({
      title: "Requests a second",
      description: "Over all routes",
      unit: "reqps",
      queries: [{expr: `sum(${rate("api_requests_total")})`}],
      width: 4
    }),
    stat({
      title: "p95 latency",
      description: "Nineteen of twenty requests are quicker",
      unit: "s",
      limit: {value: service.requestSecondsP95},
      queries: [{expr: quantile(0.95, "api_request_duration_seconds")}],
      width: 4
    }),
    stat({
      title: "Server errors",
      description: "Share of answers with a status from 500 on",
      unit: "percentunit",
      limit: {value: service.errorShare},
      queries: [
        {
          expr: `(sum(${rate("api_requests_total", ',status=~"5.."')}) or vector(0)) / sum(${rate("api_requests_total")})`
        }
      ],
      width: 4
    }),
    stat({
      title: "Processor",
      description: "Of the machine",
      unit: "percent",
      limit: {value: service.cpuPercent},
      queries: [{expr: `max(system_cpu_usage_percent{${job}})`}],
      width: 4
    }),
    stat({
      title: "Memory available",
      description: "On the machine",
      unit: "bytes",
      limit: {value: service.memoryAvailableBytes, below: true},
      queries: [{expr: `min(system_memory_available_bytes{${job}})`}],
      width: 4
    }),
    lines({
      title: "Request rate by route",
      description: "Routes by pattern",
      unit: "reqps",
      queries: [{expr: `sum by (endpoint) (${rate("api_requests_total")})`, legend: "{{endpoint}}"}],
      width: 12
    }),
    lines({
      title: "Latency percentiles",
      description: "Over all routes",
      unit: "s",
      limit: {value: service.requestSecondsP95},
      queries: [0.5, 0.95, 0.99].map((share) => ({
        expr: quantile(share, "api_request_duration_seconds"),
        legend: `p${100 * share}`
      })),
      width: 12
    }),
    lines({
      title: "p95 by route",
      description: "Routes by pattern",
      unit: "s",
      queries: [
        {expr: quantile(0.95, "api_request_duration_seconds", "le, endpoint"), legend: "{{endpoint}}"}
      ]
    }),
    lines({
      title: "Status codes",
      description: "Answers by status",
      unit: "reqps",
      queries: [{expr: `sum by (status) (${rate("api_requests_total")})`, legend: "{{status}}"}]
    }),
    lines({
      title: "Problems by type",
      description: "What went wrong, by problem type",
      unit: "reqps",
      queries: [{expr: `sum by (error_type) (${rate("api_errors_total")})`, legend: "{{error_type}}"}]
    }),
    lines({
      title: "Memory",
      description: "In use and available on the machine",
      unit: "bytes",
      queries: [
        {expr: `max(system_memory_usage_bytes{${job}})`, legend: "in use"},
        {expr: `min(system_memory_available_bytes{${job}})`, legend: "available"}
      ]
    }),
    lines({
      title: "Event loop delay",
      description: "p99 of how late timers run, by Node's own metric",
      unit: "s",
      queries: [{expr: `max(nodejs_eventloop_lag_p99_seconds{${job}})`, legend: "p99"}]
    }),
    lines({
      title: "Heap",
      description: "JavaScript heap in use",
      unit: "bytes",
      queries: [{expr: `sum(nodejs_heap_size_used_bytes{${job}})`, legend: "used"}]
    })
  ]
};

const MODEL: Board = {
  uid: "predictiondex-model",
  title: "Model performance",
  description: "What the model answers, how sure it is of it and how long it takes.",
  panels: [
    stat({
      title: "Predictions a minute",
      description: "Win probabilities served",
      unit: "none",
      queries: [{expr: `60 * sum(${rate("model_predictions_total")})`}],
      width: 4
    }),
    stat({
      title: "Predictions served",
      description: "Since the servers started",
      unit: "short",
      queries: [{expr: `sum(model_predictions_total{${job}})`}],
      width: 4
    }),
    stat({
      title: "Mean confidence",
      description: "Of max(p, 1 − p)",
      unit: "percentunit",
      limit: {value: service.confidenceMean, below: true},
      queries: [{expr: mean("model_confidence_score")}],
      width: 4
    }),
    stat({
      title: "p95 of the model",
      description: "For one request",
      unit: "s",
      limit: {value: service.predictionSecondsP95},
      queries: [{expr: quantile(0.95, "model_prediction_duration_seconds")}],
      width: 4
    }),
    stat({
      title: "Version in service",
      description: "Number of the registry's version",
      unit: "none",
      queries: [{expr: `max by (version) (model_info{${job}})`, legend: "{{version}}"}],
      width: 4
    }),
    stat({
      title: "Log waiting",
      description: "Predictions not yet in Parquet",
      unit: "short",
      queries: [{expr: `sum(prediction_log_pending_records{${job}})`}],
      width: 4
    }),
    lines({
      title: "Latency percentiles",
      description: "Time the model takes for one request",
      unit: "s",
      limit: {value: service.predictionSecondsP95},
      queries: [0.5, 0.95, 0.99].map((share) => ({
        expr: quantile(share, "model_prediction_duration_seconds"),
        legend: `p${100 * share}`
      }))
    }),
    lines({
      title: "Confidence",
      description: "Mean of max(p, 1 − p)",
      unit: "percentunit",
      limit: {value: service.confidenceMean, below: true},
      minimum: 0.5,
      maximum: 1,
      queries: [{expr: mean("model_confidence_score"), legend: "mean"}]
    }),
    heatmap({
      title: "Win probabilities",
      description: "Distribution of P(A wins) over time",
      unit: "none",
      queries: [{expr: `sum by (le) (increase(model_win_probability_bucket{${job}}[$__rate_interval]))`}]
    }),
    lines({
      title: "Predictions by version",
      description: "A promotion shows as a change of colour",
      unit: "ops",
      queries: [
        {
          expr: `sum by (model_version) (${rate("model_predictions_total")})`,
          legend: "version {{model_version}}"
        }
      ]
    }),
    lines({
      title: "Prediction log",
      description: "Rows by what became of them, and failures",
      unit: "ops",
      queries: [
        {expr: `sum by (result) (${rate("prediction_log_records_total")})`, legend: "{{result}}"},
        {expr: `sum(${rate("prediction_log_errors_total")}) or vector(0)`, legend: "failures"}
      ]
    }),
    lines({
      title: "Model loads",
      description: "Versions put into service or refused",
      unit: "none",
      queries: [{expr: `sum by (result) (model_loads_total{${job}})`, legend: "{{result}}"}]
    })
  ]
};

const latest = (metric: string, more = ""): string => `max(${metric}{${job}${more}})`;

const DRIFT: Board = {
  uid: "predictiondex-drift",
  title: "Drift and truth",
  description:
    "The latest drift report: inputs and predictions against the training data, the model against the game.",
  panels: [
    stat({
      title: "Verdict",
      description: "Of the latest report",
      unit: "none",
      queries: [{expr: `max by (status) (model_drift_status{${job}}) == 1`, legend: "{{status}}"}],
      width: 4
    }),
    stat({
      title: "Marked for retraining",
      description: "1: the verified error is beyond its limits",
      unit: "none",
      limit: {value: 1},
      queries: [{expr: latest("model_retrain_marked")}],
      width: 4
    }),
    stat({
      title: "Columns drifted",
      description: "Share of the model's input columns",
      unit: "percentunit",
      limit: {value: driftedShare},
      queries: [{expr: latest("model_drift_columns_share")}],
      width: 4
    }),
    stat({
      title: "Prediction PSI",
      description: "Of the win probability",
      unit: "none",
      limit: {value: psi.moderate},
      queries: [{expr: latest("model_drift_prediction_psi")}],
      width: 4
    }),
    stat({
      title: "Classifier AUC",
      description: "0.5: the window cannot be told from the reference",
      unit: "none",
      limit: {value: multivariate.auc},
      queries: [{expr: latest("model_drift_classifier_auc")}],
      width: 4
    }),
    stat({
      title: "Age of the report",
      description: "Time since it was made",
      unit: "s",
      limit: {value: service.reportAgeSeconds},
      queries: [{expr: `time() - ${latest("model_drift_report_timestamp_seconds")}`}],
      width: 4
    }),
    bars({
      title: "Columns that moved most",
      description: "Population stability index beyond what the sample's size explains",
      unit: "none",
      limit: {value: psi.moderate},
      minimum: 0,
      queries: [{expr: `topk(15, max by (column) (model_drift_psi{${job}}))`, legend: "{{column}}"}],
      width: 12
    }),
    lines({
      title: "Winner of one fight named",
      description: "Estimated from the model's own confidence, and verified by re-simulation",
      unit: "percentunit",
      queries: [
        {expr: latest("model_estimated_fight_accuracy"), legend: "estimated"},
        {expr: latest("model_verified_fight_accuracy"), legend: "verified"}
      ],
      width: 12
    }),
    lines({
      title: "Verified error",
      description: "Mean absolute error of P(A wins) and calibration error, by re-simulation",
      unit: "none",
      minimum: 0,
      queries: [
        {expr: latest("model_verified_absolute_error"), legend: "absolute error"},
        {expr: latest("model_verified_calibration_error"), legend: "calibration error"}
      ]
    }),
    lines({
      title: "Rise of the error",
      description: "Since training, as a multiple of its limit",
      unit: "none",
      limit: {value: 1},
      queries: [{expr: `max by (measure) (model_verified_error_rise{${job}})`, legend: "{{measure}}"}]
    }),
    bars({
      title: "Data quality",
      description: `Largest share of faulty rows of any column (limits: missing ${quality.missing}, out of range ${quality.outOfRange}, unseen ${quality.unseen})`,
      unit: "percentunit",
      minimum: 0,
      queries: [{expr: `max by (problem) (model_data_quality_share{${job}})`, legend: "{{problem}}"}]
    }),
    lines({
      title: "Predictions covered",
      description: "Real ones and such made for demonstration",
      unit: "short",
      queries: [{expr: `max by (kind) (model_drift_window_predictions{${job}})`, legend: "{{kind}}"}]
    }),
    stat({
      title: "Predictions re-simulated",
      description: "For the latest report",
      unit: "short",
      queries: [{expr: latest("model_verified_predictions")}]
    }),
    lines({
      title: "Error of predictions verified on request",
      description: "p50 and p95 of |model − simulator| where a request asked for it",
      unit: "none",
      queries: [0.5, 0.95].map((share) => ({
        expr: quantile(share, "model_verification_absolute_error"),
        legend: `p${100 * share}`
      }))
    })
  ]
};

export const BOARDS: readonly Board[] = [API, MODEL, DRIFT];
