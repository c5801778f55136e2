import type {MetricStep, RunRecord} from "../../pipelines/model/tracking/run-record.ts";

/** A run as the page Experiments shows it. */
export interface RunSummary
  extends Pick<
    RunRecord,
    "id" | "experiment" | "name" | "status" | "startedAt" | "endedAt" | "parameters" | "metrics" | "error"
  > {
  /** `[step, value]` of each metric that was logged at more than one step, ascending. */
  readonly curves: Readonly<Record<string, readonly (readonly [number, number])[]>>;
}

/** Six significant digits: what a page can show. */
const rounded = (value: number): number => Number(value.toPrecision(6));

export function summarizeRun(run: RunRecord, steps: readonly MetricStep[]): RunSummary {
  const byName = new Map<string, Map<number, number>>();
  for (const {name, step, value} of steps) {
    const curve = byName.get(name) ?? new Map<number, number>();
    byName.set(name, curve.set(step, rounded(value)));
  }
  const {id, experiment, name, status, startedAt, endedAt, parameters, error} = run;
  return {
    id,
    experiment,
    name,
    status,
    startedAt,
    endedAt,
    parameters,
    error,
    metrics: Object.fromEntries(Object.entries(run.metrics).map(([key, value]) => [key, rounded(value)])),
    curves: Object.fromEntries(
      [...byName]
        .filter(([, curve]) => curve.size > 1)
        .map(([key, curve]) => [key, [...curve].sort(([x], [y]) => x - y)])
    )
  };
}

/**
 * Seconds of work: what a run says its fits took (a search keeps a point only after its fits, so that the
 * record's own times say nothing), else the time from its start to its end; null while it has not ended.
 */
export function runSeconds({metrics, startedAt, endedAt}: RunSummary): number | null {
  const {fit_seconds: fit} = metrics;
  if (fit !== undefined) return fit;
  return endedAt === null ? null : (Date.parse(endedAt) - Date.parse(startedAt)) / 1000;
}
