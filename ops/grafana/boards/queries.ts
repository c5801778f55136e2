import {JOB} from "../../prometheus/alert.ts";

/** Of the instances that are chosen above the panels. */
export const job = `job="${JOB}",instance=~"$instance"`;

/** Of the model versions that are chosen there; for series that have the label. */
export const version = ',model_version=~"$version"';

export const rate = (metric: string, more = ""): string => `rate(${metric}{${job}${more}}[$__rate_interval])`;
export const quantile = (share: number, histogram: string, by = "le"): string =>
  `histogram_quantile(${share}, sum by (${by}) (${rate(`${histogram}_bucket`)}))`;
export const mean = (histogram: string): string =>
  `sum(${rate(`${histogram}_sum`)}) / sum(${rate(`${histogram}_count`)})`;

export const latest = (metric: string, more = ""): string => `max(${metric}{${job}${more}})`;
