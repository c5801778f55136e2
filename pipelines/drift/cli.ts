import {Command, InvalidArgumentError, Option} from "commander";
import {dataPaths} from "../../data-loaders/io/paths.ts";
import {parseDuration} from "./duration.ts";
import type {DriftReport, Status} from "./report/drift-report.ts";
import {toMarkdown} from "./report/markdown.ts";
import {runDrift} from "./run-drift.ts";
import {loadWorld} from "./world.ts";

/** Exit status by verdict: 2 where something drifted, so that a CI job can tell it from a failure (1). */
export const exitStatus = (status: Status, failOn: "watch" | "drift"): number =>
  status === "drift" || status === "degraded" || (status === "watch" && failOn === "watch") ? 2 : 0;

const duration = (text: string): string => {
  try {
    parseDuration(text);
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
  return text;
};

const wholeNumber = (text: string): number => {
  if (!/^\d{1,7}$/.test(text)) throw new InvalidArgumentError("expected a whole number from 0 to 9999999");
  return Number(text);
};

const FORMATS: Readonly<Record<string, (report: DriftReport) => string>> = {
  md: toMarkdown,
  json: (report) => `${JSON.stringify(report, null, 2)}\n`
};

/** `drift --window 7d --format md`: reports to standard output, progress to standard error. */
export function driftCommand(): Command {
  return new Command("drift")
    .description(
      "compare the served predictions with the training data and the simulator; exit status 0 none, 2 drift"
    )
    .option("--window <duration>", "how far to look back, such as 24h or 7d", duration, "7d")
    .addOption(new Option("--format <format>", "of the output").choices(Object.keys(FORMATS)).default("md"))
    .addOption(
      new Option("--fail-on <verdict>", "least verdict that gives exit status 2")
        .choices(["watch", "drift"])
        .default("drift")
    )
    .option("--verify <rows>", "served predictions to re-simulate; 0: none", wholeNumber, 10_000)
    .option("--playouts <count>", "simulated fights a prediction", wholeNumber, 400)
    .option("--no-publish", "do not write the report for page, metrics and retraining")
    .action(async (options) => {
      const paths = dataPaths();
      const controller = new AbortController();
      process.once("SIGINT", () => controller.abort(new Error("interrupted")));
      const report = await runDrift({
        paths,
        world: await loadWorld(paths),
        window: options.window,
        now: new Date(),
        verifyRows: options.verify,
        playouts: options.playouts,
        publish: options.publish,
        signal: controller.signal,
        log: (line) => process.stderr.write(`${line}\n`)
      });
      process.stdout.write(FORMATS[options.format](report));
      process.exitCode = exitStatus(report.verdict.status, options.failOn);
    });
}
