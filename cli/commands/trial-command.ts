import {Command} from "commander";
import {type DataPaths, dataPaths} from "../../lib/files/paths.ts";
import {durationUpTo, shareOf, versionNumber, wholeNumber} from "../../lib/terminal/arguments.ts";
import {EXIT} from "../../lib/terminal/exit-status.ts";
import {interruption, repeatEvery} from "../../lib/terminal/repeat-every.ts";
import {mlflowEnvironment} from "../../pipelines/model/mlflow/env-file.ts";
import {registerQuietly} from "../../pipelines/model/mlflow/register-quietly.ts";
import {onceInProduction} from "../../pipelines/model/registry/rollback.ts";
import {changeRegistry, pullRegistry} from "../../pipelines/model/registry/shared/change-registry.ts";
import {
  changeShare,
  endTrial,
  judgedOf,
  readTrial,
  startTrial,
  type Trial
} from "../../pipelines/model/registry/trial.ts";
import {loadWorld} from "../../pipelines/monitoring/drift/world.ts";
import {TRIAL_LIMITS} from "../../pipelines/monitoring/trial/decide-trial.ts";
import {judgeTrial, resumeTrial} from "../../pipelines/monitoring/trial/judge-trial.ts";
import {readTrialReport, type TrialReport} from "../../pipelines/monitoring/trial/trial-report.ts";
import {promoteRegistered} from "./promote-registered.ts";

const print = (text: string): void => void process.stdout.write(`${text}\n`);
const log = (line: string): void => void process.stderr.write(`${line}\n`);
const now = (): Date => new Date();

/** What a trial is, in a line. */
export function describeTrial({phase, version, production, share, since}: Trial): string {
  const began = since.slice(0, 16).replace("T", " ");
  if (phase === "probation")
    return `version ${production} is on probation since ${began} UTC; version ${version}, before it in production, is asked beside it`;
  const how = share === 0 ? "in shadow" : `with ${Number((100 * share).toFixed(2))} % of the requests`;
  return `version ${version} is on trial ${how} since ${began} UTC, beside version ${production} in production`;
}

/** What a look at a trial found, in lines for a terminal. */
export function describeReport({
  judged,
  other,
  outcome,
  reasons,
  rows,
  pairs,
  differences
}: TrialReport): string {
  const five = (value: number): string => value.toFixed(5);
  const words: Readonly<Record<TrialReport["outcome"], string>> = {
    waiting: `version ${judged} against version ${other}: not decided yet`,
    promoted: `version ${judged} is in production instead of version ${other}, on probation`,
    withdrawn: `version ${judged} is withdrawn; version ${other} stays in production`,
    "rolled back": `version ${other} is in production again instead of version ${judged}`,
    kept: `version ${judged} stays in production; its probation is over`
  };
  return [
    words[outcome],
    ...reasons.map((reason) => `  ${reason}`),
    `${rows} questions of ${pairs} pairs of Pokémon, played again`,
    ...differences.map(
      ({metric, values, value, interval: [low, high]}) =>
        `  ${metric.padEnd(18)} ${five(values[0])} against ${five(values[1])}, worse by ${five(value)} [${five(low)}, ${five(high)}]`
    )
  ].join("\n");
}

const tellMlflow = (paths: DataPaths, version: number): Promise<void> =>
  registerQuietly(mlflowEnvironment(), {paths, version}, {info: log, warn: log});

interface JudgeOptions {
  readonly rows: number;
  readonly playouts: number;
  readonly synthetic?: boolean;
  /** Milliseconds. */
  readonly every?: number;
}

async function judge(paths: DataPaths, options: JudgeOptions, signal: AbortSignal): Promise<TrialReport> {
  const {rows, playouts, synthetic = false} = options;
  await pullRegistry(paths);
  const world = await loadWorld(paths);
  const limits = {...TRIAL_LIMITS, decisiveRows: rows};
  const report = await judgeTrial({paths, world, now, playouts, synthetic, limits, signal, log});
  if (report.outcome !== "waiting")
    await tellMlflow(paths, report.outcome === "rolled back" ? report.other : report.judged);
  return report;
}

const judgeCommand = (): Command =>
  new Command("judge")
    .description(
      "play a sample of the questions again that both versions answered, and do what follows: wait, promote, withdraw, keep, or put the version before back; exit status 2 withdrawn or put back"
    )
    .option(
      "--rows <count>",
      "questions after which it is decided, and that are played again at most",
      wholeNumber(TRIAL_LIMITS.leastRows),
      TRIAL_LIMITS.decisiveRows
    )
    .option("--playouts <count>", "simulated fights a question", wholeNumber(1), 400)
    .option("--synthetic", "let questions made for demonstration count as well")
    .option("--every <duration>", "again and again, also while nothing is on trial", durationUpTo())
    .action(async (options: JudgeOptions) => {
      const paths = dataPaths();
      const signal = interruption();
      if (options.every === undefined) {
        const report = await judge(paths, options, signal);
        print(describeReport(report));
        if (report.outcome === "withdrawn" || report.outcome === "rolled back")
          process.exitCode = EXIT.verdict;
        return;
      }
      await repeatEvery(
        async () => {
          await pullRegistry(paths);
          await resumeTrial(paths);
          if (readTrial(paths) !== null) log(describeReport(await judge(paths, options, signal)));
        },
        {every: options.every, signal, failed: (message) => log(`trial: ${message}`)}
      );
    });

const startCommand = (): Command =>
  new Command("start")
    .description("put a registered version that passes the gate on trial beside production")
    .argument("<version>", "of the registry", versionNumber)
    .option("--share <share>", "of the requests that it answers; 0: in shadow", shareOf, 0)
    .action(async (version: number, {share}: {share: number}) => {
      const paths = dataPaths();
      if (onceInProduction(paths).includes(version)) {
        const reasons = ["it passed the gate before"];
        const trial = await changeRegistry(paths, "starting a trial", (registry) =>
          startTrial(registry, version, {share, now, reasons})
        );
        await tellMlflow(paths, version);
        return print(describeTrial(trial));
      }
      const reasons = await promoteRegistered(version, {share});
      if (reasons === null) return;
      for (const reason of reasons) log(`predictiondex trial: ${reason}`);
      process.exitCode = EXIT.verdict;
    });

const shareCommand = (): Command =>
  new Command("share")
    .description("let the version on trial answer another share of the requests; running servers follow")
    .argument("<share>", "from 0 (in shadow) to 1", shareOf)
    .action(async (share: number) => {
      const trial = await changeRegistry(dataPaths(), "changing a trial", (registry) =>
        changeShare(registry, share, {now})
      );
      print(describeTrial(trial));
    });

const stopCommand = (): Command =>
  new Command("stop")
    .description("end the trial; production stays what it is")
    .option("--reason <text>", "for the ledger", "asked for")
    .action(async ({reason}: {reason: string}) => {
      const paths = dataPaths();
      const trial = await changeRegistry(paths, "ending a trial", (registry) =>
        endTrial(registry, {now, reasons: [reason]})
      );
      await tellMlflow(paths, judgedOf(trial));
      const {version, production} = trial;
      print(`the trial of version ${version} is over; version ${production} stays in production`);
    });

const statusCommand = (): Command =>
  new Command("status")
    .description("what is on trial, and what the latest look at it found")
    .option("--json", "print as JSON")
    .action(async ({json}: {json?: boolean}) => {
      const paths = dataPaths();
      await pullRegistry(paths);
      const [trial, report] = [readTrial(paths), readTrialReport(paths)];
      if (json) return print(JSON.stringify({trial, report}, null, 2));
      print(trial === null ? "no version is on trial" : describeTrial(trial));
      if (report !== null) print(describeReport(report));
    });

/** `trial`: a version held against production on live questions. */
export const trialCommand = (): Command =>
  new Command("trial")
    .description("hold a version against the one in production on the questions that are asked")
    .addCommand(startCommand())
    .addCommand(shareCommand())
    .addCommand(judgeCommand())
    .addCommand(stopCommand())
    .addCommand(statusCommand());
