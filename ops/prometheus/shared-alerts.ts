import {type Alert, JOB} from "./alert.ts";

const shared = (metric: string, label: string, values: string): Alert["cases"][number]["input"] => [
  {series: `${metric}{job="${JOB}",instance="api:8080",${label}}`, values}
];

/** What several servers have in common; series that only those tell which are set to share it. */
export const SHARED_ALERTS: readonly Alert[] = [
  {
    name: "SharedLimitsDown",
    severity: "warning",
    expr: `api_shared_limits_up{job="${JOB}"} == 0`,
    for: "5m",
    summary:
      "{{ $labels.instance }} does not reach {{ $labels.store }}: it counts requests, work and wrong keys by itself",
    cases: [
      {
        what: "away for a quarter of an hour",
        input: shared("api_shared_limits_up", 'store="redis"', "1x5 0x30"),
        at: "20m",
        fires: [{job: JOB, instance: "api:8080", store: "redis"}]
      },
      {
        what: "away for four minutes",
        input: shared("api_shared_limits_up", 'store="redis"', "1x5 0x3 1x30"),
        at: "10m",
        fires: []
      },
      {
        what: "nothing is shared",
        input: shared("api_shared_limits_up", 'store="redis"', "_x30"),
        at: "20m",
        fires: []
      }
    ]
  },
  {
    name: "SharedRegistryDown",
    severity: "warning",
    expr: `model_shared_registry_up{job="${JOB}"} == 0`,
    for: "5m",
    summary:
      "{{ $labels.instance }} cannot follow the shared registry ({{ $labels.kind }}): it serves the models it has",
    cases: [
      {
        what: "away for a quarter of an hour",
        input: shared("model_shared_registry_up", 'kind="postgresql"', "1x5 0x30"),
        at: "20m",
        fires: [{job: JOB, instance: "api:8080", kind: "postgresql"}]
      },
      {
        what: "away for four minutes",
        input: shared("model_shared_registry_up", 'kind="postgresql"', "1x5 0x3 1x30"),
        at: "10m",
        fires: []
      }
    ]
  }
];
