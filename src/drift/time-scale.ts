import type {ScaleOptions} from "@observablehq/plot";
import type {DriftReport} from "../../pipelines/monitoring/drift/report/drift-report.ts";
import {momentTick} from "../i18n/numbers.ts";

const TWO_DAYS_MS = 2 * 86_400_000;
/** Pixels. */
const NARROW = 420;

/** The whole window in the reader's time, however few of its slots have anything to show. */
export function timeScale({window}: DriftReport, width: number): ScaleOptions {
  const domain = [new Date(window.from), new Date(window.to)];
  const withinDays = domain[1].getTime() - domain[0].getTime() < TWO_DAYS_MS;
  return {
    type: "time",
    label: null,
    domain,
    // Days stand apart on a phone too.
    ticks: width < NARROW ? 3 : 6,
    tickFormat: (moment: Date) => momentTick(moment, withinDays)
  };
}
