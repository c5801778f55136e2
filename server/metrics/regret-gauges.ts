import {Gauge, type Registry} from "prom-client";
import {ADVISERS, type RegretReport} from "../../pipelines/model/evaluation/regret/regret-report.ts";

/** How good the moves are that the version in service recommends, as its evaluation found. */
export function regretGauges(registers: Registry[]) {
  const gauge = <Label extends string>(name: string, help: string, labelNames: Label[]): Gauge<Label> =>
    new Gauge({
      name,
      help: `${help}; of the evaluation of the version in service`,
      labelNames,
      registers,
      aggregator: "max"
    });
  const mean = gauge(
    "model_regret_mean",
    "What the recommended move's true worst case lacks of the best move's",
    ["replies", "by"]
  );
  const above = gauge("model_regret_above_ratio", "Share of questions with a regret above the bound", [
    "replies",
    "by",
    "bound"
  ]);
  const wrong = gauge("model_wrong_verdict_ratio", "Share of questions whose favourite is not the true one", [
    "replies",
    "by"
  ]);
  const overstatement = gauge(
    "model_overstatement_mean",
    "Promised less true P(win) of the recommended move",
    ["replies", "by"]
  );
  return {
    /** null where the version's evaluation did not measure it: then nothing is told. */
    set(report: RegretReport | null): void {
      for (const one of [mean, above, wrong, overstatement]) one.reset();
      for (const {replies, figures} of report?.kinds ?? []) {
        for (const by of ADVISERS) {
          const of = figures[by];
          mean.set({replies, by}, of.mean.value);
          above.set({replies, by, bound: "0.01"}, of.above001.value);
          above.set({replies, by, bound: "0.05"}, of.above005.value);
          wrong.set({replies, by}, of.wrongVerdict.value);
          overstatement.set({replies, by}, of.overstatement.value);
        }
      }
    }
  };
}
