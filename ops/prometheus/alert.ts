/** A series with its values over time, in promtool's notation (`0+10x30`). */
interface Series {
  readonly series: string;
  readonly values: string;
}

/** What the rule must say of made-up series: `promtool test rules` runs every case. */
interface AlertCase {
  readonly what: string;
  readonly interval?: string;
  readonly input: readonly Series[];
  readonly at: string;
  /** Labels of each alert expected to fire, beside its severity; empty: silence. */
  readonly fires: readonly Readonly<Record<string, string>>[];
}

export interface Alert {
  /** In CamelCase; the runbook has a section of this name. */
  readonly name: string;
  /** critical: somebody has to act now; warning: today; ticket: when it suits. */
  readonly severity: "critical" | "warning" | "ticket";
  readonly expr: string;
  /** How long it has to hold before the alert fires. */
  readonly for: string;
  readonly summary: string;
  /** At least one that fires and one, close to the limit, that does not. */
  readonly cases: readonly AlertCase[];
}

/** The job's name in Prometheus; every rule and panel looks at it. */
export const JOB = "predictiondex";

/** Questions to the model: neither probes nor scrapes nor pages, which are many, quick, and never fail. */
export const PREDICTIONS = `job="${JOB}",method="POST",endpoint=~"(/compat)?/predict/.+|/v2/.+/infer"`;

/** A share as a summary says it. */
export const percent = (share: number): string => `${100 * share} %`;
