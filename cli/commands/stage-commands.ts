import cluster from "node:cluster";
import type {Command} from "commander";
import {dataPaths, TOOL} from "../../lib/files/paths.ts";
import type {StageLog} from "../../lib/stage-runner/stage.ts";
import {EXIT} from "../../lib/terminal/exit-status.ts";
import {createProgress} from "../../lib/terminal/progress.ts";

const log: StageLog = {
  info: (message) => void process.stderr.write(`${message}\n`),
  warn: (message) => void process.stderr.write(`WARNING: ${message}\n`)
};
/** The stages with all their code: loaded to work, not to explain a command. */
const loadStages = async () => ({
  ...(await import("../../stages/graph.ts")),
  ...(await import("../../lib/stage-runner/run-stages.ts")),
  ...(await import("../../lib/stage-runner/stage-record.ts"))
});
interface RunOptions {
  readonly force?: boolean;
  readonly json?: boolean;
  readonly complete?: boolean;
}

/** Brings the stages up to `target`, or all, to date; each that has to run does so in a process of its own. */
export async function bringUpToDate(target: string | undefined, options: RunOptions = {}): Promise<void> {
  const {readRecord, runPipeline, runStageInChild, stageGraph} = await loadStages();
  const paths = dataPaths();
  const stages = stageGraph(paths);
  const ran = await runPipeline({
    paths,
    stages,
    target,
    complete: options.complete ?? false,
    force: options.force ? (target ? [target] : stages.map(({name}) => name)) : [],
    log,
    execute: (stage) => runStageInChild({module: TOOL, args: ["run-stage"]}, stage)
  });
  if (!options.json) return;
  const reasons = new Map(ran.map(({name, reason}) => [name, reason]));
  const current = stages
    .map(({name}) => readRecord(paths, name))
    .filter((record) => record !== null)
    .map(({name, key, startedAt, seconds, details}) => ({
      name,
      ran: reasons.get(name) ?? null,
      key,
      startedAt,
      seconds,
      details
    }));
  process.stdout.write(`${JSON.stringify(current, null, 2)}\n`);
}

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
      "bring every stage up to date, then serve the site and the API; settings come from the environment (PORT, HOST, …)"
    )
    .action(async () => {
      // A worker process of the server runs this very command.
      if (cluster.isPrimary) await bringUpToDate(undefined);
      const {runServer} = await import("../../server/run.ts");
      await runServer();
    });
  stageCommand(program, "pipeline", undefined, "bring every stage up to date").option(
    "--complete",
    "the stages on request too: models fitted on other splits (some minutes)"
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
  );
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
  );
  stageCommand(
    program,
    "generalize",
    "generalize",
    "fit again on other splits (unseen Pokémon, random rows, fewer pairs) and score those"
  );
  stageCommand(program, "site", "site", "build the site, after what it needs");
  program
    .command("run-stage <name>", {hidden: true})
    .description("run one stage in this process; used by the others")
    .action(async (name: string) => {
      const {findStage, runStage, stageGraph} = await loadStages();
      const paths = dataPaths();
      const stage = findStage(stageGraph(paths), name);
      await runStage(paths, stage, log, createProgress);
    });
}

/** Exit status 2 where the gate refuses the model, now or when it judged the same model before. */
export function registerPromoteCommand(program: Command): void {
  stageCommand(
    program,
    "promote",
    "promote",
    "let the gate judge the trained model, after what it needs; exit status 2 where it refuses"
  ).action(async (options: RunOptions) => {
    await bringUpToDate("promote", options);
    const {readRecord} = await loadStages();
    const {passed, reasons} = readRecord(dataPaths(), "promote")?.details ?? {};
    if (passed !== false) return;
    log.warn(`the gate refuses the trained model: ${(reasons as readonly string[]).join("; ")}`);
    process.exitCode = EXIT.verdict;
  });
}
