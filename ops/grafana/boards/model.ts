import {THRESHOLDS} from "../../../pipelines/monitoring/drift/drift-thresholds.ts";
import {type Board, heatmap, lines, stat} from "../panels.ts";
import {job, mean, quantile, rate, version} from "./queries.ts";

const {service} = THRESHOLDS;

export const MODEL: Board = {
  uid: "predictiondex-model",
  title: "Model performance",
  description: "What the model answers, how sure it is of it and how long it takes.",
  panels: [
    stat({
      title: "Predictions a minute",
      description: "Win probabilities served",
      unit: "none",
      queries: [{expr: `60 * sum(${rate("model_predictions_total", version)})`}],
      width: 4
    }),
    stat({
      title: "Predictions served",
      description: "Since the servers started",
      unit: "short",
      queries: [{expr: `sum(model_predictions_total{${job}${version}})`}],
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
      })),
      exemplars: true
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
          expr: `sum by (model_version) (${rate("model_predictions_total", version)})`,
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
