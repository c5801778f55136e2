import type {ScaleOptions} from "@observablehq/plot";
import type {DriftReport} from "../../../pipelines/drift/report/drift-report.ts";

/** The whole window in the reader's time, however few of its slots have anything to show. */
export const timeScale = ({window}: DriftReport): ScaleOptions => ({
  type: "time",
  label: null,
  domain: [new Date(window.from), new Date(window.to)],
  ticks: 6
});
