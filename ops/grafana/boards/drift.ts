import {THRESHOLDS} from "../../../pipelines/monitoring/drift/drift-thresholds.ts";
import {type Board, bars, lines, stat} from "../panels.ts";
import {job, latest, quantile} from "./queries.ts";

const {service, psi, multivariate, quality} = THRESHOLDS;

export const DRIFT: Board = {
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
      title: "Moved columns",
      description: "Weight of the input columns that moved, as a multiple of its limit",
      unit: "none",
      limit: {value: 1},
      queries: [{expr: `${latest("model_drift_columns_share")} / ${latest("model_drift_columns_limit")}`}],
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
    lines({
      title: "Regret of served recommendations",
      description: "True P(win) that recommended moves lack of the best, with bounds that hold at every look",
      unit: "none",
      minimum: 0,
      queries: [{expr: `max by (bound) (model_served_regret{${job}})`, legend: "{{bound}}"}]
    }),
    lines({
      title: "Version on trial against production",
      description: "By how much the judged version is worse on the same live questions; below 0 it is better",
      unit: "none",
      queries: [
        {expr: `max by (measure, bound) (model_trial_worse{${job}})`, legend: "{{measure}}, {{bound}}"}
      ]
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
