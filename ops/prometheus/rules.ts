import {stringify} from "yaml";
import type {Alert} from "./alert.ts";
import {MACHINE_ALERTS} from "./machine-alerts.ts";
import {MODEL_ALERTS} from "./model-alerts.ts";
import {SERVICE_ALERTS} from "./service-alerts.ts";
import {SHARED_ALERTS} from "./shared-alerts.ts";
import {SLO_ALERTS, SLO_RECORDS} from "./slo.ts";

const GROUPS: Readonly<Record<string, readonly Alert[]>> = {
  service: [...SERVICE_ALERTS, ...SHARED_ALERTS, ...MACHINE_ALERTS],
  model: MODEL_ALERTS
};

export const ALERTS: readonly Alert[] = [...Object.values(GROUPS).flat(), ...SLO_ALERTS];

const NOTE =
  "# Made by `npm run ops` from ops/prometheus/*.ts; limits come from pipelines/monitoring/drift/drift-thresholds.ts.\n";
const yaml = (value: unknown): string =>
  NOTE + stringify(value, {lineWidth: 0, aliasDuplicateObjects: false});

const annotations = ({name, summary}: Alert) => ({
  summary,
  runbook_url: `{{ $externalLabels.runbook }}#${name.toLowerCase()}`
});

const alertRules = (alerts: readonly Alert[]) =>
  alerts.map((alert) => ({
    alert: alert.name,
    expr: alert.expr,
    for: alert.for,
    labels: {severity: alert.severity},
    annotations: annotations(alert)
  }));

/** Prometheus' rule files: alerts, and objectives with theirs. */
export const rulesFile = (): string =>
  yaml({groups: Object.entries(GROUPS).map(([name, alerts]) => ({name, rules: alertRules(alerts)}))});
export const objectivesFile = (): string =>
  yaml({groups: [{name: "slo", rules: [...SLO_RECORDS, ...alertRules(SLO_ALERTS)]}]});
const RULE_FILES = ["alerts.yml", "slo.yml"];

/** The series by which Prometheus says that an alert fires. */
const firing = ({name, severity}: Alert, labels: Readonly<Record<string, string>>): string => {
  const all = {alertname: name, alertstate: "firing", severity, ...labels};
  return `ALERTS{${Object.entries(all)
    .map(([label, value]) => `${label}="${value}"`)
    .join(",")}}`;
};

/** Cases for `promtool test rules`; what looks at days is evaluated less often. */
const testFile = (rules: string, evaluation: string, alerts: readonly Alert[]): string =>
  yaml({
    rule_files: [rules],
    evaluation_interval: evaluation,
    tests: alerts.flatMap((alert) =>
      alert.cases.map(({what, interval = "1m", input, at, fires}) => ({
        name: `${alert.name}: ${what}`,
        interval,
        input_series: input,
        promql_expr_test: [
          {
            expr: `ALERTS{alertname="${alert.name}",alertstate="firing"}`,
            eval_time: at,
            exp_samples: fires.map((labels) => ({labels: firing(alert, labels), value: 1}))
          }
        ]
      }))
    )
  });
export const rulesTestFile = (): string => testFile("alerts.yml", "1m", Object.values(GROUPS).flat());
export const objectivesTestFile = (): string => testFile("slo.yml", "15m", SLO_ALERTS);

export interface ScrapeTarget {
  /** host:port of the API. */
  readonly api: string;
  readonly interval: string;
  /** Whether hosts' names stand for as many instances as there are, none too, each to be scraped. */
  readonly discover?: boolean;
  /** host:port of a node-exporter. */
  readonly nodeExporter?: string;
  /** host:port of an Alertmanager. */
  readonly alertmanager?: string;
  /** Address of the runbook, whose sections have the alerts' names; `${NAME}` is read from Prometheus' environment. */
  readonly runbook: string;
}

/** For Prometheus' environment; docker-compose.yml sets it. */
export const RUNBOOK_SETTING = `\${RUNBOOK_URL}`;

const instances = (address: string): object => {
  const [name, port] = address.split(":");
  return {dns_sd_configs: [{names: [name], type: "A", port: Number(port), refresh_interval: "15s"}]};
};
const fixed = (address: string): object => ({static_configs: [{targets: [address]}]});

/** Prometheus' configuration. */
export const prometheusFile = ({
  api,
  interval,
  discover = false,
  nodeExporter,
  alertmanager,
  runbook
}: ScrapeTarget): string =>
  yaml({
    global: {scrape_interval: interval, evaluation_interval: interval, external_labels: {runbook}},
    rule_files: RULE_FILES,
    ...(alertmanager === undefined
      ? {}
      : {
          alerting: {
            // Rules read the address; as a label it would only lengthen each message.
            alert_relabel_configs: [{action: "labeldrop", regex: "runbook"}],
            alertmanagers: [fixed(alertmanager)]
          }
        }),
    scrape_configs: [
      {job_name: "predictiondex", metrics_path: "/metrics", ...(discover ? instances(api) : fixed(api))},
      ...(nodeExporter === undefined
        ? []
        : [{job_name: "node", ...(discover ? instances(nodeExporter) : fixed(nodeExporter))}]),
      {job_name: "prometheus", ...fixed("127.0.0.1:9090")}
    ]
  });
