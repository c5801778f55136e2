import {type Metric, type OpenMetricsContentType, Registry} from "prom-client";

/** A metric's value; of a bucket perhaps with a request that fell into it. */
interface Value {
  readonly value: number;
  readonly labels: Readonly<Record<string, string | number | undefined>>;
  readonly metricName?: string;
  readonly exemplar?: Exemplar | null;
}
interface Exemplar {
  readonly labelSet: Readonly<Record<string, string>>;
  readonly value: number;
  /** Seconds since 1970. */
  readonly timestamp: number;
}
interface Told {
  readonly name: string;
  readonly type: unknown;
  readonly values: readonly Value[];
}

const keyOf = ({metricName, labels}: Value): string =>
  JSON.stringify([metricName, Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1))]);

/** Totals with the latest exemplar that the processes give for each bucket, which prom-client leaves out of sums. */
export function withExemplars<T extends Told>(
  totals: readonly T[],
  processes: readonly (readonly Told[])[]
): T[] {
  const latest = new Map<string, Exemplar>();
  for (const {values} of processes.flat()) {
    for (const value of values) {
      const {exemplar} = value;
      if (!exemplar) continue;
      const key = keyOf(value);
      if (exemplar.timestamp >= (latest.get(key)?.timestamp ?? 0)) latest.set(key, exemplar);
    }
  }
  return totals.map((metric) => ({
    ...metric,
    values: metric.values.map((value) => ({...value, exemplar: latest.get(keyOf(value))}))
  }));
}

/** The suffix that OpenMetrics has a counter's samples end with, and its family not. */
const family = ({name, type}: Told): string =>
  String(type) === "counter" ? name.replace(/_total$/, "") : name;

/**
 * Metrics as OpenMetrics 1.0, exemplars among them. A registry of prom-client cannot be told in both forms: telling
 * it in this one renames its counters.
 */
export function openMetricsText(metrics: readonly Told[]): Promise<string> {
  const registry = new Registry<OpenMetricsContentType>();
  registry.setContentType(Registry.OPENMETRICS_CONTENT_TYPE);
  for (const metric of metrics) {
    const told = {...metric, name: family(metric)};
    registry.registerMetric({...told, get: async () => told} as unknown as Metric);
  }
  return registry.metrics();
}

/** Whether `Accept` names OpenMetrics before plain text, whatever versions and escapings it lists with them. */
export function prefersOpenMetrics(accept = ""): boolean {
  const quality = (wanted: string): number =>
    accept.split(",").reduce((most, range) => {
      const [type, ...parameters] = range.split(";").map((part) => part.trim().toLowerCase());
      const q = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2) ?? "1";
      return type === wanted ? Math.max(most, Number(q) || 0) : most;
    }, 0);
  return quality("application/openmetrics-text") > quality("text/plain");
}
