import {THRESHOLDS} from "../../pipelines/monitoring/drift/drift-thresholds.ts";
import {STATUSES, type Status} from "../../pipelines/monitoring/drift/report/drift-report.ts";
import {type Alert, JOB} from "./alert.ts";

const {quality, service} = THRESHOLDS;

const confidence = (mean: number): Alert["cases"][number]["input"] => [
  {series: `model_confidence_score_sum{job="${JOB}"}`, values: `0+${100 * mean}x60`},
  {series: `model_confidence_score_count{job="${JOB}"}`, values: "0+100x60"}
];

const status = (verdict: Status, minutes = 60): Alert["cases"][number]["input"] =>
  STATUSES.map((name) => ({
    series: `model_drift_status{job="${JOB}",status="${name}"}`,
    values: `${name === verdict ? 1 : 0}x${minutes}`
  }));

const problems = {missing: quality.missing, outOfRange: quality.outOfRange, unseen: quality.unseen};

/** Fires where a count of what should never be is above 0. */
const anyAtAll = ({
  metric,
  ...told
}: Pick<Alert, "name" | "severity" | "summary"> & {readonly metric: string}): Alert => {
  const series = `${metric}{job="${JOB}"}`;
  return {
    ...told,
    expr: `max(${series}) > 0`,
    for: "1m",
    cases: [
      {what: "one", input: [{series, values: "1x30"}], at: "10m", fires: [{}]},
      {what: "none", input: [{series, values: "0x30"}], at: "10m", fires: []}
    ]
  };
};

/** The model and what it is asked. */
export const MODEL_ALERTS: readonly Alert[] = [
  {
    name: "LowConfidence",
    severity: "warning",
    expr: `sum(rate(model_confidence_score_sum{job="${JOB}"}[15m])) / sum(rate(model_confidence_score_count{job="${JOB}"}[15m])) < ${service.confidenceMean}`,
    for: "15m",
    summary: `The model's mean confidence is below ${service.confidenceMean}: {{ $value | humanize }}`,
    cases: [
      {what: "mean 0.59", input: confidence(0.59), at: "50m", fires: [{}]},
      {what: "mean 0.61", input: confidence(0.61), at: "50m", fires: []}
    ]
  },
  {
    name: "ModelDrift",
    severity: "warning",
    expr: `max(model_drift_status{job="${JOB}",status=~"drift|degraded"}) == 1`,
    for: "1m",
    summary: "What the model is asked has drifted from its training data",
    cases: [
      {what: "drift", input: status("drift"), at: "10m", fires: [{}]},
      {what: "degraded", input: status("degraded"), at: "10m", fires: [{}]},
      {what: "single columns moved", input: status("watch"), at: "10m", fires: []},
      {what: "stable", input: status("stable"), at: "10m", fires: []}
    ]
  },
  {
    name: "ModelWatch",
    severity: "ticket",
    expr: `max(model_drift_status{job="${JOB}",status="watch"}) == 1`,
    for: "1h",
    summary: "Single columns of what the model is asked moved, or logged values are faulty",
    cases: [
      {what: "for longer than an hour", input: status("watch", 90), at: "80m", fires: [{}]},
      {what: "not for an hour yet", input: status("watch", 90), at: "50m", fires: []},
      {what: "drift, which has an alert of its own", input: status("drift", 90), at: "80m", fires: []}
    ]
  },
  {
    name: "RetrainFailed",
    severity: "warning",
    expr: `max(model_retrain_failed{job="${JOB}"}) == 1`,
    for: "1m",
    summary: "The latest retraining came to no decision; the model in production goes on",
    cases: [
      {
        what: "failed",
        input: [{series: `model_retrain_failed{job="${JOB}"}`, values: "1x30"}],
        at: "10m",
        fires: [{}]
      },
      {
        what: "ended with a decision",
        input: [{series: `model_retrain_failed{job="${JOB}"}`, values: "1x5 0x30"}],
        at: "10m",
        fires: []
      }
    ]
  },
  {
    name: "TrialLost",
    severity: "ticket",
    expr: `max by (outcome) (model_trial_outcome{job="${JOB}",outcome=~"withdrawn|rolled back"}) == 1`,
    for: "1m",
    summary: "On live questions a version was not as good as the other ({{ $labels.outcome }})",
    cases: [
      {
        what: "rolled back",
        input: [{series: `model_trial_outcome{job="${JOB}",outcome="rolled back"}`, values: "1x30"}],
        at: "10m",
        fires: [{outcome: "rolled back"}]
      },
      {
        what: "promoted",
        input: [{series: `model_trial_outcome{job="${JOB}",outcome="promoted"}`, values: "1x30"}],
        at: "10m",
        fires: []
      }
    ]
  },
  {
    name: "VerifiedErrorHigh",
    severity: "critical",
    expr: `max by (measure) (model_verified_error_rise{job="${JOB}"}) >= 1`,
    for: "1m",
    summary: "By re-simulation the model is worse than at training ({{ $labels.measure }}): retrain it",
    cases: [
      {
        what: "at the limit",
        input: [
          {series: `model_verified_error_rise{job="${JOB}",measure="meanAbsoluteError"}`, values: "1x30"}
        ],
        at: "10m",
        fires: [{measure: "meanAbsoluteError"}]
      },
      {
        what: "just below",
        input: [
          {series: `model_verified_error_rise{job="${JOB}",measure="meanAbsoluteError"}`, values: "0.98x30"}
        ],
        at: "10m",
        fires: []
      }
    ]
  },
  {
    name: "DataQuality",
    severity: "warning",
    expr: Object.entries(problems)
      .map(
        ([problem, limit]) =>
          `max by (problem) (model_data_quality_share{job="${JOB}",problem="${problem}"}) > ${limit}`
      )
      .join(" or "),
    for: "1m",
    summary:
      "Logged predictions have faulty values ({{ $labels.problem }}) in {{ $value | humanizePercentage }} of the rows",
    cases: [
      ...Object.entries(problems).map(([problem, limit]) => ({
        what: `${problem} above its limit`,
        input: [
          {series: `model_data_quality_share{job="${JOB}",problem="${problem}"}`, values: `${2 * limit}x30`}
        ],
        at: "10m",
        fires: [{problem}]
      })),
      {
        what: "each at half its limit",
        input: Object.entries(problems).map(([problem, limit]) => ({
          series: `model_data_quality_share{job="${JOB}",problem="${problem}"}`,
          values: `${limit / 2}x30`
        })),
        at: "10m",
        fires: []
      }
    ]
  },
  anyAtAll({
    name: "UnusablePredictions",
    severity: "critical",
    metric: "model_drift_unusable_predictions",
    summary: "{{ $value }} predictions were served that are not probabilities"
  }),
  anyAtAll({
    name: "LogFilesLeftOut",
    severity: "warning",
    metric: "model_drift_files_left_out",
    summary: "{{ $value }} files of the prediction log cannot be read; the drift report is of the others"
  }),
  {
    name: "DriftReportStale",
    severity: "warning",
    expr: `time() - max(model_drift_report_timestamp_seconds{job="${JOB}"}) > ${service.reportAgeSeconds} or absent(model_drift_report_timestamp_seconds{job="${JOB}"})`,
    for: "1h",
    summary: "There is no recent drift report: nobody watches the model",
    cases: [
      // Time starts at 0 here, so that a report of an hour before has the timestamp -3600.
      {
        what: "made 28 hours ago",
        input: [
          {series: `model_drift_report_timestamp_seconds{job="${JOB}"}`, values: `-${25 * 3600}+0x200`}
        ],
        at: "3h",
        fires: [{}]
      },
      {what: "never made", input: [], at: "2h", fires: [{job: JOB}]},
      {
        what: "made a day ago",
        input: [
          {series: `model_drift_report_timestamp_seconds{job="${JOB}"}`, values: `-${21 * 3600}+0x200`}
        ],
        at: "3h",
        fires: []
      }
    ]
  },
  {
    name: "ModelLoadFailed",
    severity: "warning",
    expr: `sum(increase(model_loads_total{job="${JOB}",result="refused"}[15m])) > 0`,
    for: "1m",
    summary: "A promoted model version, or one on trial, was refused; what served before goes on",
    cases: [
      {
        what: "refused",
        input: [{series: `model_loads_total{job="${JOB}",result="refused"}`, values: "0x5 1x5"}],
        at: "8m",
        fires: [{}]
      },
      {
        what: "put into service",
        input: [{series: `model_loads_total{job="${JOB}",result="ok"}`, values: "0x5 1x5"}],
        at: "8m",
        fires: []
      }
    ]
  }
];
