import {THRESHOLDS} from "../../pipelines/monitoring/drift/drift-thresholds.ts";
import {type Alert, JOB, PREDICTIONS, percent} from "./alert.ts";

const {service} = THRESHOLDS;

const errorShare = (errors: number): Alert["cases"][number]["input"] => [
  {
    series: `api_requests_total{job="${JOB}",method="POST",endpoint="/predict/duel",status="200"}`,
    values: `0+${100 - errors}x60`
  },
  {
    series: `api_requests_total{job="${JOB}",method="POST",endpoint="/predict/duel",status="500"}`,
    values: `0+${errors}x60`
  }
];

const probes = {
  series: `api_requests_total{job="${JOB}",method="GET",endpoint="/health",status="200"}`,
  values: "0+10000x60"
};

/** Buckets of a latency histogram of which 94 or 96 in 100 requests are below the limit. */
const latency = (
  name: string,
  limit: number,
  below: number,
  labels = ""
): Alert["cases"][number]["input"] => [
  {series: `${name}_bucket{job="${JOB}"${labels},le="${limit}"}`, values: `0+${below}x60`},
  {series: `${name}_bucket{job="${JOB}"${labels},le="${10 * limit}"}`, values: "0+100x60"},
  {series: `${name}_bucket{job="${JOB}"${labels},le="+Inf"}`, values: "0+100x60"}
];
const ASKED = ',method="POST",endpoint="/predict/duel"';
const SCRAPED = ',method="GET",endpoint="/metrics"';

/** The service, as those who ask see it. */
export const SERVICE_ALERTS: readonly Alert[] = [
  {
    name: "ApiDown",
    severity: "critical",
    // Instances are found by name: where all are gone there is no `up` at all.
    expr: `up{job="${JOB}"} == 0 or absent(up{job="${JOB}"})`,
    for: "1m",
    summary: "The API on {{ $labels.instance }} does not answer its health scrape",
    cases: [
      {
        what: "down for two minutes",
        input: [{series: `up{job="${JOB}",instance="api:8080"}`, values: "1x5 0x10"}],
        at: "8m",
        fires: [{job: JOB, instance: "api:8080"}]
      },
      {
        what: "no instance to be found",
        input: [{series: `up{job="${JOB}",instance="api:8080"}`, values: "1x5"}],
        at: "14m",
        fires: [{job: JOB}]
      },
      {
        what: "one missed scrape",
        interval: "15s",
        input: [{series: `up{job="${JOB}",instance="api:8080"}`, values: "1x8 0 1x20"}],
        at: "3m",
        fires: []
      }
    ]
  },
  {
    name: "ReplicaLost",
    severity: "warning",
    // By number, not by name: a replica that is replaced comes back with another address.
    expr: `(count(up{job="${JOB}"} == 1) or vector(0)) < max_over_time(count(up{job="${JOB}"} == 1)[1h:1m])`,
    for: "2m",
    summary: "Only {{ $value }} instances of the API answer; within the last hour there were more",
    cases: [
      {
        what: "one of two is gone, its name with it",
        input: [
          {series: `up{job="${JOB}",instance="10.0.0.1:8080"}`, values: "1x60"},
          {series: `up{job="${JOB}",instance="10.0.0.2:8080"}`, values: "1x10 stale"}
        ],
        at: "20m",
        fires: [{}]
      },
      {
        what: "replaced by another",
        input: [
          {series: `up{job="${JOB}",instance="10.0.0.1:8080"}`, values: "1x60"},
          {series: `up{job="${JOB}",instance="10.0.0.2:8080"}`, values: "1x10 stale"},
          {series: `up{job="${JOB}",instance="10.0.0.3:8080"}`, values: "_x11 1x40"}
        ],
        at: "20m",
        fires: []
      },
      {
        what: "never more than one",
        input: [{series: `up{job="${JOB}",instance="10.0.0.1:8080"}`, values: "1x60"}],
        at: "40m",
        fires: []
      }
    ]
  },
  {
    name: "HighErrorRate",
    severity: "critical",
    expr: `sum(rate(api_requests_total{${PREDICTIONS},status=~"5.."}[5m])) / sum(rate(api_requests_total{${PREDICTIONS}}[5m])) > ${service.errorShare}`,
    for: "5m",
    summary: `More than ${percent(service.errorShare)} of the predictions asked for fail: {{ $value | humanizePercentage }}`,
    cases: [
      {what: "6 in 100 fail", input: errorShare(6), at: "30m", fires: [{}]},
      {what: "4 in 100 fail", input: errorShare(4), at: "30m", fires: []},
      {
        what: "every prediction fails among a hundred times as many probes",
        input: [...errorShare(100), probes],
        at: "30m",
        fires: [{}]
      },
      {
        what: "no requests at all",
        input: errorShare(0).map((s) => ({...s, values: "0x60"})),
        at: "30m",
        fires: []
      }
    ]
  },
  {
    name: "HighApiLatency",
    severity: "warning",
    expr: `histogram_quantile(0.95, sum by (le) (rate(api_request_duration_seconds_bucket{${PREDICTIONS}}[5m]))) > ${service.requestSecondsP95}`,
    for: "5m",
    summary: `One request in twenty takes longer than ${service.requestSecondsP95} s: p95 is {{ $value | humanizeDuration }}`,
    cases: [
      {
        what: "94 in 100 are quick enough",
        input: latency("api_request_duration_seconds", service.requestSecondsP95, 94, ASKED),
        at: "30m",
        fires: [{}]
      },
      {
        what: "96 in 100 are quick enough",
        input: latency("api_request_duration_seconds", service.requestSecondsP95, 96, ASKED),
        at: "30m",
        fires: []
      },
      {
        what: "only scrapes are slow",
        input: [
          ...latency("api_request_duration_seconds", service.requestSecondsP95, 100, ASKED),
          ...latency("api_request_duration_seconds", service.requestSecondsP95, 10, SCRAPED)
        ],
        at: "30m",
        fires: []
      }
    ]
  },
  {
    name: "HighPredictionLatency",
    severity: "warning",
    expr: `histogram_quantile(0.95, sum by (le) (rate(model_prediction_duration_seconds_bucket{job="${JOB}"}[5m]))) > ${service.predictionSecondsP95}`,
    for: "5m",
    summary: `The model takes longer than ${service.predictionSecondsP95} s for one request in twenty: p95 is {{ $value | humanizeDuration }}`,
    cases: [
      {
        what: "94 in 100 are quick enough",
        input: latency("model_prediction_duration_seconds", service.predictionSecondsP95, 94),
        at: "30m",
        fires: [{}]
      },
      {
        what: "96 in 100 are quick enough",
        input: latency("model_prediction_duration_seconds", service.predictionSecondsP95, 96),
        at: "30m",
        fires: []
      }
    ]
  },
  {
    name: "KeyFileUnusable",
    severity: "warning",
    expr: `max by (instance) (api_key_file_refused{job="${JOB}"}) == 1 or max by (instance) (api_keys_expired{job="${JOB}"}) > 0`,
    for: "1m",
    summary: "On {{ $labels.instance }} an API key has expired, or the changed key file is refused",
    cases: [
      {
        what: "a key's last day is over",
        input: [{series: `api_keys_expired{job="${JOB}",instance="api:8080"}`, values: "0x5 1x30"}],
        at: "10m",
        fires: [{instance: "api:8080"}]
      },
      {
        what: "the file is refused",
        input: [{series: `api_key_file_refused{job="${JOB}",instance="api:8080"}`, values: "0x5 1x30"}],
        at: "10m",
        fires: [{instance: "api:8080"}]
      },
      {
        what: "every key is valid",
        input: [
          {series: `api_keys_expired{job="${JOB}",instance="api:8080"}`, values: "0x30"},
          {series: `api_key_file_refused{job="${JOB}",instance="api:8080"}`, values: "1x5 0x30"}
        ],
        at: "10m",
        fires: []
      }
    ]
  },
  {
    name: "PredictionLogFailing",
    severity: "warning",
    expr: `sum by (instance) (increase(prediction_log_errors_total{job="${JOB}"}[10m])) > 0 or sum by (instance) (increase(prediction_log_records_total{job="${JOB}",result="dropped"}[10m])) > 0`,
    for: "5m",
    summary:
      "Served predictions cannot be logged on {{ $labels.instance }}; requests are answered all the same",
    cases: [
      {
        what: "writing fails again and again",
        input: [
          {
            series: `prediction_log_errors_total{job="${JOB}",instance="api:8080",operation="write"}`,
            values: "0+1x60"
          }
        ],
        at: "20m",
        fires: [{instance: "api:8080"}]
      },
      {
        what: "predictions are dropped",
        input: [
          {
            series: `prediction_log_records_total{job="${JOB}",instance="api:8080",result="dropped"}`,
            values: "0+5x60"
          }
        ],
        at: "20m",
        fires: [{instance: "api:8080"}]
      },
      {
        what: "a failure long ago",
        input: [
          {
            series: `prediction_log_errors_total{job="${JOB}",instance="api:8080",operation="write"}`,
            values: "0 1x60"
          }
        ],
        at: "40m",
        fires: []
      }
    ]
  }
];
