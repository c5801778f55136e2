import {THRESHOLDS} from "../../pipelines/monitoring/drift/drift-thresholds.ts";
import {type Alert, JOB, PREDICTIONS} from "./alert.ts";

const {service} = THRESHOLDS;

/** What is promised of questions to the model. Names of series and labels are Sloth's. */
interface Objective {
  readonly id: string;
  /** Of its alerts. */
  readonly title: string;
  /** Share of the questions that must be good over thirty days. */
  readonly objective: number;
  readonly what: string;
  /** Share of the questions within `window` that were not. */
  readonly errors: (window: string) => string;
}

const asked = (window: string): string => `sum(rate(api_requests_total{${PREDICTIONS}}[${window}]))`;

const OBJECTIVES: readonly Objective[] = [
  {
    id: "availability",
    title: "Availability",
    objective: 0.995,
    what: "answered without a fault of the server",
    errors: (window) =>
      `sum(rate(api_requests_total{${PREDICTIONS},status=~"5.."}[${window}])) / (${asked(window)} > 0)`
  },
  {
    id: "latency",
    title: "Latency",
    objective: 0.99,
    what: `answered within ${service.requestSecondsP95} s`,
    errors: (window) =>
      `1 - sum(rate(api_request_duration_seconds_bucket{${PREDICTIONS},le="${service.requestSecondsP95}"}[${window}])) / (sum(rate(api_request_duration_seconds_count{${PREDICTIONS}}[${window}])) > 0)`
  }
];

const WINDOWS = ["5m", "30m", "1h", "2h", "6h", "1d", "3d"] as const;
type Window = (typeof WINDOWS)[number];
const labels = (id: string) => ({sloth_service: JOB, sloth_slo: id});
const selector = (id: string): string => `sloth_service="${JOB}",sloth_slo="${id}"`;

interface RecordingRule {
  readonly record: string;
  readonly expr: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** Error shares by window, the objective and its error budget, and how much of it thirty days have left. */
export const SLO_RECORDS: readonly RecordingRule[] = OBJECTIVES.flatMap(({id, objective, errors}) => [
  ...WINDOWS.map((window) => ({
    record: `slo:sli_error:ratio_rate${window}`,
    expr: errors(window),
    labels: {...labels(id), sloth_window: window}
  })),
  {
    record: "slo:sli_error:ratio_rate30d",
    expr: `avg_over_time(slo:sli_error:ratio_rate5m{${selector(id)}}[30d])`,
    labels: {...labels(id), sloth_window: "30d"}
  },
  {record: "slo:objective:ratio", expr: `vector(${objective})`, labels: labels(id)},
  {record: "slo:error_budget:ratio", expr: `vector(1-${objective})`, labels: labels(id)},
  {
    record: "slo:period_error_budget_remaining:ratio",
    expr: `1 - slo:sli_error:ratio_rate30d{${selector(id)}} / on(sloth_service, sloth_slo) group_left slo:error_budget:ratio{${selector(id)}}`,
    labels: labels(id)
  }
]);

/** Google's multi-window burn rates: how many times faster than allowed, in a short and a long window together. */
const SPEEDS = [
  {
    name: "BurnsFast",
    severity: "critical",
    pairs: [
      ["5m", "1h", 14.4],
      ["30m", "6h", 6]
    ]
  },
  {
    name: "BurnsSlowly",
    severity: "warning",
    pairs: [
      ["2h", "1d", 3],
      ["6h", "3d", 1]
    ]
  }
] as const satisfies readonly {
  readonly name: string;
  readonly severity: Alert["severity"];
  readonly pairs: readonly (readonly [Window, Window, number])[];
}[];

const burning = (id: string, window: Window, limit: number): string =>
  `max(slo:sli_error:ratio_rate${window}{${selector(id)}}) > ${limit}`;
const rounded = (value: number): number => Number(value.toPrecision(6));

/** Questions of which `share` are bad, as the server counts them. */
function asks(id: string, share: number, length: number): Alert["cases"][number]["input"] {
  const route = `job="${JOB}",method="POST",endpoint="/predict/duel"`;
  const [good, bad] = [rounded(1_000 * (1 - share)), rounded(1_000 * share)];
  return id === "availability"
    ? [
        {series: `api_requests_total{${route},status="200"}`, values: `0+${good}x${length}`},
        {series: `api_requests_total{${route},status="500"}`, values: `0+${bad}x${length}`}
      ]
    : [
        {
          series: `api_request_duration_seconds_bucket{${route},le="${service.requestSecondsP95}"}`,
          values: `0+${good}x${length}`
        },
        {series: `api_request_duration_seconds_count{${route}}`, values: `0+1000x${length}`}
      ];
}

export const SLO_ALERTS: readonly Alert[] = OBJECTIVES.flatMap(({id, title, objective, what}) =>
  SPEEDS.map(({name, severity, pairs}): Alert => {
    const budget = rounded(1 - objective);
    const least = Math.min(...pairs.map(([, , factor]) => factor));
    return {
      name: `${title}${name}`,
      severity,
      expr: pairs
        .map(
          ([short, long, factor]) =>
            `(${burning(id, short, rounded(factor * budget))} and ${burning(id, long, rounded(factor * budget))})`
        )
        .join(" or "),
      for: "1m",
      summary: `The error budget of ${id} (${100 * objective} % ${what}) is used up at least ${least} times as fast as it may`,
      cases: [
        {what: "just above", input: asks(id, 1.1 * least * budget, 180), at: "3h", fires: [{}]},
        {what: "just below", input: asks(id, 0.9 * least * budget, 180), at: "3h", fires: []},
        {
          what: "nothing asked",
          input: asks(id, 0, 180).map((one) => ({...one, values: "0x180"})),
          at: "3h",
          fires: []
        }
      ]
    };
  })
);
