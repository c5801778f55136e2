import type {Command} from "commander";
import {dataPaths} from "../../lib/files/paths.ts";
import {partOf, versionNumber, wholeNumber} from "../../lib/terminal/arguments.ts";
import {EXIT} from "../../lib/terminal/exit-status.ts";
import {createProgress} from "../../lib/terminal/progress.ts";
import {MOST_SHARDS, type Shard} from "../../pipelines/model/shard.ts";
import {bringUpToDate, loadStages, log, type RunOptions} from "./bring-up-to-date.ts";
import {promoteRegistered} from "./promote-registered.ts";

function stageCommand(
  program: Command,
  name: string,
  stage: string | undefined,
  description: string
): Command {
  return program
    .command(name)
    .description(description)
    .option("--force", "run it even if nothing changed")
    .option("--json", "at the end, print each stage's record")
    .action((options: RunOptions) => bringUpToDate(stage, options));
}

export function registerPipelineCommands(program: Command): void {
  program
    .command("start")
    .description(
      "serve the site and the API as soon as the game is loaded, and bring every stage up to date meanwhile; settings come from the environment (PORT, HOST, …)"
    )
    .option(
      "--no-background",
      "once all stages are done, make nothing more (other splits, a search, synthetic traffic)"
    )
    .action(async ({background}: {readonly background: boolean}) => {
      const {startServing} = await import("../pipeline/start-serving.ts");
      await startServing(background);
    });
  program
    .command("prepare", {hidden: true})
    .description("make everything beside a server that runs already; used by start")
    .option("--no-background", "nothing once all stages are done")
    .action(async ({background}: {readonly background: boolean}) => {
      const {stageGraph} = await loadStages();
      const {prepare} = await import("../pipeline/prepare.ts");
      await prepare(dataPaths(), stageGraph(dataPaths()), background);
    });
  stageCommand(program, "pipeline", undefined, "bring every stage up to date")
    .option("--complete", "the stages on request too: models fitted on other splits (some minutes)")
    .option(
      "--background",
      "then what start makes in the background, and the site with it: a site to publish, with nothing empty"
    );
}

interface SimulateOptions extends RunOptions {
  readonly shard?: Shard;
  readonly to?: string;
  readonly threads?: number;
  readonly update: boolean;
}

interface VersionOptions extends RunOptions {
  readonly version?: number;
}

/** Scores a registered version on the pipeline's duels, and prints the scores. */
async function evaluateRegistered(version: number): Promise<void> {
  const {evaluateVersion, requireEvaluable} = await import(
    "../../pipelines/model/exchange/evaluate-version.ts"
  );
  const {loadPipelineDuels} = await import("../../pipelines/model/duels/load-duels.ts");
  const paths = dataPaths();
  await requireEvaluable(paths, version);
  await bringUpToDate("duels");
  const {splits} = await evaluateVersion({
    paths,
    ...(await loadPipelineDuels(paths)),
    version,
    progress: createProgress
  });
  const [{scores, testRows}] = splits;
  process.stdout.write(
    `version ${version} on ${testRows} test duels: accuracy ${(100 * scores.accuracy).toFixed(2)} %, log-loss ${scores.logLoss.toFixed(4)}. Next: predictiondex promote --version ${version}\n`
  );
}

/** Brings the game up to date, trains on the file, and prints what came of it. */
async function trainOnOwnDuels(file: string): Promise<void> {
  await bringUpToDate("etl");
  const {describeTraining, trainOnFile} = await import("../../pipelines/model/evaluation/train-on-file.ts");
  const {readParameters} = await import("../../pipelines/model/training/parameters.ts");
  const result = await trainOnFile({
    paths: dataPaths(),
    file,
    settings: readParameters(),
    progress: createProgress
  });
  process.stdout.write(`${describeTraining(result)}\n`);
}

export function registerStageCommands(program: Command): void {
  stageCommand(
    program,
    "simulate",
    "duels",
    "simulate the duels of the three scenarios, after what they need"
  )
    .option(
      "--shard <i/n>",
      "only this part of the duels, for `merge`; depends on game and seed alone",
      partOf(MOST_SHARDS)
    )
    .option("--to <folder>", "folder of the shards")
    .option("--threads <number>", "worker threads of a shard", wholeNumber(1, 256))
    .option("--no-update", "of a shard: take the game as it is")
    .action(async ({shard, to, threads, update, ...options}: SimulateOptions, command: Command) => {
      if ((shard === undefined) !== (to === undefined))
        command.error("error: --shard and --to go together, such as --shard 2/8 --to shards", {
          exitCode: EXIT.usage
        });
      if (shard === undefined && (threads !== undefined || !update))
        command.error("error: --threads and --no-update are of a shard: --shard 2/8 --to shards", {
          exitCode: EXIT.usage
        });
      if (shard !== undefined && (options.force || options.json))
        command.error(
          "error: a shard is made anew each time and has no record: --force and --json are of the stage",
          {
            exitCode: EXIT.usage
          }
        );
      if (shard === undefined || to === undefined) return bringUpToDate("duels", options);
      const {simulateOneShard} = await import("./shard-commands.ts");
      await simulateOneShard({shard, to, update, ...(threads !== undefined && {threads})});
    });
  stageCommand(program, "train", "train", "train the model, after what it needs")
    .option(
      "--data <file>",
      "train on the duels of a Parquet file (schema: docs/DATA.md) instead, beside the pipeline's model"
    )
    .action((options: RunOptions & {readonly data?: string}) =>
      options.data === undefined ? bringUpToDate("train", options) : trainOnOwnDuels(options.data)
    );
  stageCommand(
    program,
    "evaluate",
    "evaluate",
    "score the model on duels it has not seen, after what it needs"
  )
    .option("--version <number>", "a registered version instead, such as an imported one", versionNumber)
    .action(({version, ...options}: VersionOptions) =>
      version === undefined ? bringUpToDate("evaluate", options) : evaluateRegistered(version)
    );
  stageCommand(
    program,
    "generalize",
    "generalize",
    "fit again on other splits (unseen Pokémon, random rows, fewer pairs) and score those"
  );
  stageCommand(
    program,
    "builds",
    "builds",
    "score the model on duels of any level, values, nature, friendship and HP left"
  );
  stageCommand(
    program,
    "rank",
    "rankings",
    "solve random fights of four moves a side, fit the fight estimator, and rank every form by its fights"
  );
  stageCommand(program, "site", "site", "build the site, after what it needs");
  program
    .command("run-stage <name>", {hidden: true})
    .description("run one stage in this process; used by the others")
    .action(async (name: string) => {
      const {findStage, progressToParent, runStage, stageGraph} = await loadStages();
      const paths = dataPaths();
      const stage = findStage(stageGraph(paths), name);
      await runStage(paths, stage, log, process.send === undefined ? createProgress : progressToParent);
    });
}

/** Exit status 2 where the gate refuses the model, now or when it judged the same model before. */
export function registerPromoteCommand(program: Command): void {
  stageCommand(
    program,
    "promote",
    "promote",
    "let the gate judge the trained model, after what it needs; exit status 2 where it refuses"
  )
    .option(
      "--version <number>",
      "a registered and evaluated version instead, such as an imported one",
      versionNumber
    )
    .action(async ({version, ...options}: VersionOptions) => {
      const reasons = version === undefined ? await promoteLast(options) : await promoteRegistered(version);
      if (reasons === null) return;
      log.warn(
        `the gate refuses ${version === undefined ? "the trained model" : `version ${version}`}: ${reasons.join("; ")}`
      );
      process.exitCode = EXIT.verdict;
    });
}

/** @returns why the gate refuses the trained model, now or when it judged the same one before; null where it does not */
async function promoteLast(options: RunOptions): Promise<readonly string[] | null> {
  await bringUpToDate("promote", options);
  const {readRecord} = await loadStages();
  const {passed, reasons} = readRecord(dataPaths(), "promote")?.details ?? {};
  return passed === false ? (reasons as readonly string[]) : null;
}
