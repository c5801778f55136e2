import {Gauge, type Registry} from "prom-client";
import type {DataPaths} from "../../../lib/files/paths.ts";
import {readTrialReport, TRIAL_OUTCOMES, type TrialReport} from "./trial-report.ts";

/** What `/metrics` says of the latest look at a trial; nothing where there was none. */
export function registerTrialGauges(registers: Registry[], paths: Pick<DataPaths, "evaluation">): void {
  const latest = (): TrialReport | null => {
    try {
      return readTrialReport(paths);
    } catch {
      return null;
    }
  };
  new Gauge({
    name: "model_trial_outcome",
    help: "1 for what became of the latest trial, 0 for the others",
    labelNames: ["outcome"],
    registers,
    aggregator: "max",
    collect() {
      const report = latest();
      for (const outcome of TRIAL_OUTCOMES) this.set({outcome}, Number(report?.outcome === outcome));
    }
  });
  new Gauge({
    name: "model_trial_worse",
    help: "By how much the judged version is worse than the other on the same live questions, with the bounds that hold at every look",
    labelNames: ["measure", "bound"],
    registers,
    aggregator: "max",
    collect() {
      this.reset();
      for (const {metric: measure, value, interval} of latest()?.differences ?? []) {
        this.set({measure, bound: "value"}, value);
        this.set({measure, bound: "low"}, interval[0]);
        this.set({measure, bound: "high"}, interval[1]);
      }
    }
  });
}
