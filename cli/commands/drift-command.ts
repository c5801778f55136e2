import {Command, Option} from "commander";
import {toMarkdown} from "../../lib/documents/to-markdown.ts";
import {dataPaths} from "../../lib/files/paths.ts";
import {durationText, durationUpTo, wholeNumber} from "../../lib/terminal/arguments.ts";
import {interruption, repeatEvery} from "../../lib/terminal/repeat-every.ts";
import {pullRegistry} from "../../pipelines/model/registry/shared/change-registry.ts";
import {driftDocument} from "../../pipelines/monitoring/drift/report/drift-document.ts";
import type {DriftReport, Status} from "../../pipelines/monitoring/drift/report/drift-report.ts";
import {runDrift} from "../../pipelines/monitoring/drift/run-drift.ts";
import {loadWorld} from "../../pipelines/monitoring/drift/world.ts";

const FAIL_ON = ["watch", "drift"] as const;
type FailOn = (typeof FAIL_ON)[number];

/** Exit status by verdict: 2 where something drifted, so that a CI job can tell it from a failure (1). */
export const exitStatus = (status: Status, failOn: FailOn): number =>
  ["drift", "degraded", "broken"].includes(status) || (status === "watch" && failOn === "watch") ? 2 : 0;

const FORMATS: Readonly<Record<string, (report: DriftReport) => string>> = {
  md: (report) => toMarkdown(driftDocument(report)),
  json: (report) => `${JSON.stringify(report, null, 2)}\n`
};

interface Options {
  readonly window: string;
  readonly format: string;
  readonly failOn: FailOn;
  readonly verify: number;
  readonly playouts: number;
  readonly regret: number;
  readonly publish: boolean;
  /** Milliseconds. */
  readonly every?: number;
}

const log = (line: string): void => void process.stderr.write(`${line}\n`);

/** One report; the model is opened anew each time, so that a promotion is followed, here or in the shared registry. */
async function report(options: Options, signal: AbortSignal): Promise<DriftReport> {
  const paths = dataPaths();
  await pullRegistry(paths);
  return runDrift({
    paths,
    world: await loadWorld(paths),
    window: options.window,
    now: new Date(),
    verifyRows: options.verify,
    playouts: options.playouts,
    regretQuestions: options.regret,
    publish: options.publish,
    signal,
    log
  });
}

/** `drift --window 7d --format md`: the report to standard output, progress to standard error. */
export function driftCommand(): Command {
  return new Command("drift")
    .description(
      "compare the served predictions with the training data and the simulator; exit status 0 none, 1 failure, 2 drift"
    )
    .option("--window <duration>", "how far to look back, such as 24h or 7d", durationText, "7d")
    .addOption(new Option("--format <format>", "of the output").choices(Object.keys(FORMATS)).default("md"))
    .addOption(
      new Option("--fail-on <verdict>", "least verdict that gives exit status 2")
        .choices(FAIL_ON)
        .default("drift")
    )
    .option("--verify <rows>", "served predictions to re-simulate; 0: none", wholeNumber(0), 10_000)
    .option("--playouts <count>", "simulated fights a prediction", wholeNumber(1), 400)
    .option(
      "--regret <questions>",
      "served recommendations to judge by what would really have been best; 0: none",
      wholeNumber(0),
      300
    )
    .option("--no-publish", "do not write the report for page, metrics and retraining")
    .option("--every <duration>", "report again and again, printing only each verdict", durationUpTo())
    .action(async (options: Options) => {
      const signal = interruption();
      if (options.every)
        return repeatEvery(async () => log((await report(options, signal)).verdict.sentence), {
          every: options.every,
          signal,
          failed: (message) => log(`drift: ${message}`)
        });
      const made = await report(options, signal);
      process.stdout.write(FORMATS[options.format](made));
      process.exitCode = exitStatus(made.verdict.status, options.failOn);
    });
}
