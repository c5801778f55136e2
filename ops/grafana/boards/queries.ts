import {JOB} from "../../prometheus/alert.ts";

export const job = `job="${JOB}"`;

export const rate = (metric: string, more = ""): string => `rate(${metric}{${job}${more}}[$__rate_interval])`;
export const quantile = (share: number, histogram: string, by = "le"): string =>
  `histogram_quantile(${share}, sum by (${by}) (${rate(`${histogram}_bucket`)}))`;
export const mean = (histogram: string): string =>
  `sum(${rate(`${histogram}_sum`)}) / sum(${rate(`${histogram}_count`)})`;

export const latest = (metric: string, more = ""): string => `max(${metric}{${job}${more}})`;
