import cluster from "node:cluster";
import {fileURLToPath} from "node:url";
import {Command, CommanderError} from "commander";
import {etlCommand, mirrorCommand} from "../data-loaders/cli.ts";
import {dataPaths} from "../data-loaders/io/paths.ts";
import {keysCommand, serveCommand} from "../server/cli.ts";
import {driftCommand} from "./drift/cli.ts";
import {stageGraph} from "./stages/graph.ts";
import {runPipeline, runStage, runStageInChild, StageError} from "./stages/runner.ts";
import type {StageLog} from "./stages/stage.ts";
import {backfillCommand, trafficCommand} from "./traffic/cli.ts";

const paths = dataPaths();
const log: StageLog = {
  info: (message) => void process.stderr.write(`${message}\n`),
  warn: (message) => void process.stderr.write(`WARNING: ${message}\n`)
};
const THIS_MODULE = fileURLToPath(import.meta.url);

interface RunOptions {
  readonly force?: boolean;
}

async function bringUpToDate(target: string | undefined, {force}: RunOptions): Promise<void> {
  const stages = stageGraph(paths);
  await runPipeline({
    paths,
    stages,
    target,
    force: force ? (target ? [target] : stages.map(({name}) => name)) : [],
    log,
    execute: (stage) => runStageInChild({module: THIS_MODULE, args: ["run-stage"]}, stage)
  });
}

const program = new Command("predictiondex")
  .description("Which move wins this fight? Pipeline, site and API for Pokémon Let's Go battles.")
  .showHelpAfterError()
  .exitOverride();

const stageCommand = (name: string, stage: string | undefined, description: string): void => {
  program
    .command(name)
    .description(description)
    .option("--force", "run it even if nothing changed")
    .action((options: RunOptions) => bringUpToDate(stage, options));
};

stageCommand("pipeline", undefined, "bring every stage up to date");
stageCommand("simulate", "duels", "simulate the duels of the three scenarios");
stageCommand("train", "train", "train the model");
stageCommand("evaluate", "evaluate", "score the model on duels it has not seen");
stageCommand("promote", "promote", "let the gate judge the trained model");
stageCommand("site", "site", "build the site");

program
  .command("start")
  .description("bring every stage up to date, then serve the site and the API")
  .action(async () => {
    // A worker process of the server runs this very command.
    if (cluster.isPrimary) await bringUpToDate(undefined, {});
    const {runServer} = await import("../server/run.ts");
    await runServer();
  });

for (const command of [
  etlCommand(),
  mirrorCommand(),
  serveCommand(),
  keysCommand(),
  driftCommand(),
  trafficCommand(),
  backfillCommand()
]) {
  program.addCommand(command);
}

program
  .command("run-stage <name>", {hidden: true})
  .description("run one stage in this process; used by the others")
  .action(async (name: string) => {
    const stage = stageGraph(paths).find((candidate) => candidate.name === name);
    if (!stage) throw new StageError(name, "there is no such stage");
    await runStage(paths, stage, log);
  });

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode;
  else {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`predictiondex: ${message}\n`);
    if (process.env.DEBUG) process.stderr.write(`${error instanceof Error ? error.stack : ""}\n`);
    process.exitCode = 1;
  }
}
