import {spawn, spawnSync} from "node:child_process";
import {join, resolve} from "node:path";
import {Command, Option} from "commander";
import {loadGame} from "../../data-loaders/load-game.ts";
import {dataPaths, REPOSITORY} from "../../lib/files/paths.ts";
import {staleness} from "../../lib/stage-runner/stage-key.ts";
import {wholeNumber} from "../../lib/terminal/arguments.ts";
import {forwardSignals} from "../../lib/terminal/forward-signals.ts";
import {GRIDS, type GridName} from "../../pipelines/model/search/grid.ts";
import {MOST_SHARDS} from "../../pipelines/model/shard.ts";
import {readFights} from "../../pipelines/model/solved/fights-file.ts";
import {MOST_PASSES} from "../../pipelines/model/solved/solve-fights.ts";
import {readParameters} from "../../pipelines/model/training/parameters.ts";
import {bringUpToDate} from "./bring-up-to-date.ts";
import {duelsStage} from "./shard-commands.ts";

const PROGRAM = join(REPOSITORY, "ops", "dask", "predictiondex_cluster.py");
const WANTED = ["distributed", "xgboost", "numpy", "pandas"];
const REMEDY =
  "on Debian: apt install python3-distributed python3-pandas python3-xgboost; elsewhere: pip install 'dask[distributed,array,dataframe]' xgboost; or name another Python by --python";

type Job = "simulate" | "solve" | "train" | "search";

interface ClusterOptions {
  readonly scheduler: string;
  readonly to?: string;
  readonly shards?: number;
  readonly features?: string;
  readonly parameters?: string;
  readonly rounds?: number;
  readonly fights?: string;
  readonly passes?: number;
  readonly grid?: GridName;
  readonly folds?: number;
  readonly python: string;
  readonly home: string;
  readonly timeout: number;
  readonly update: boolean;
}

/** @throws Error that names what this Python lacks */
export function checkPython(python: string): void {
  const tried = spawnSync(
    python,
    [
      "-c",
      `import importlib.util; print(",".join(n for n in ${JSON.stringify(WANTED)} if importlib.util.find_spec(n) is None))`
    ],
    {encoding: "utf8"}
  );
  if (tried.error !== undefined || tried.status !== 0)
    throw new Error(`${python} cannot be run (${tried.error?.message ?? tried.stderr.trim()}); ${REMEDY}`);
  const missing = tried.stdout.trim();
  if (missing !== "") throw new Error(`${python} has no ${missing.replaceAll(",", ", ")}; ${REMEDY}`);
}

/** What the workers are handed has to be what this program makes: they would make it all anew. */
async function requireDuels(): Promise<void> {
  const {paths, stage, current} = await duelsStage(false);
  const reason = await staleness(paths, stage, current);
  if (reason !== null)
    throw new Error(
      `the duels are not up to date (${reason}); run \`predictiondex simulate\`, or \`predictiondex cluster run simulate\`, first`
    );
}

function runProgram(python: string, args: readonly string[]): Promise<void> {
  const {data, models} = dataPaths();
  const env = {...process.env, PREDICTIONDEX_DATA: data, PREDICTIONDEX_MODELS: models};
  return new Promise((done, fail) => {
    const child = spawn(python, [PROGRAM, ...args], {stdio: ["ignore", "inherit", "inherit"], env});
    // Python ends in order by an interrupt alone.
    const ended = forwardSignals(child, () => "SIGINT");
    child.once("error", fail);
    child.once("exit", (code, signal) => {
      ended();
      if (code === 0) done();
      else
        fail(
          new Error(
            signal === null ? "the cluster's work failed, for the reason above" : `stopped by ${signal}`
          )
        );
    });
  });
}

async function runJob(job: Job, options: ClusterOptions): Promise<void> {
  checkPython(options.python);
  if (options.parameters !== undefined) readParameters(resolve(options.parameters));
  if (options.update) await bringUpToDate("etl");
  const learns = job === "search" || (job === "train" && options.features === undefined);
  if (options.update && learns) await requireDuels();
  const {data, game} = dataPaths();
  if (options.fights !== undefined) await readFights(options.fights, await loadGame(game));
  const {scheduler, to, shards, features, parameters, rounds, fights, passes, grid, folds} = options;
  const {python, home, timeout} = options;
  const given = {
    scheduler,
    home,
    data,
    to: to && resolve(to),
    shards,
    features: features && resolve(features),
    parameters: parameters && resolve(parameters),
    rounds,
    fights: fights && resolve(fights),
    passes,
    grid,
    folds,
    timeout
  };
  await runProgram(python, [
    job,
    ...Object.entries(given).flatMap(([name, value]) =>
      value === undefined ? [] : [`--${name}`, String(value)]
    )
  ]);
}

const TO = {
  simulate: "the shards are kept",
  solve: "the file of solved fights goes",
  train: "the model file is kept"
} as const;

function job(name: Job, description: string): Command {
  const command = new Command(name)
    .description(description)
    .requiredOption("--scheduler <address>", "of the Dask cluster, such as tcp://10.0.0.1:8786")
    .option("--shards <number>", "parts of the work", wholeNumber(1, MOST_SHARDS))
    .addOption(
      new Option("--python <program>", "Python that has distributed, xgboost, numpy and pandas").default(
        "python3"
      )
    )
    .option("--home <folder>", "this repository's folder on the workers", REPOSITORY)
    .option("--timeout <seconds>", "how long to wait for the scheduler", wholeNumber(1, 600), 15)
    .option("--no-update", "take game and duels as they are")
    .action((options: ClusterOptions) => runJob(name, options));
  if (name !== "search") command.option("--to <folder>", `where ${TO[name]}; below the data by default`);
  return command;
}

/** `cluster run simulate|solve|train|search`: the same work on a Dask cluster. */
export function clusterCommand(): Command {
  const command = new Command("cluster").description(
    "simulate, solve, search and train on a Dask cluster (docs/SCALING.md)"
  );
  const run = command.command("run").description("run a job on the workers of a Dask scheduler");
  run.addCommand(job("simulate", "simulate the duels in shards, and merge them here"));
  run.addCommand(
    job("solve", "solve fights in shards, and merge them here")
      .option("--fights <file>", "fights, one a line as JSON, instead of every form against every other")
      .option("--passes <number>", "effort of the solver", wholeNumber(1, MOST_PASSES))
  );
  run.addCommand(
    job("search", "spread the fits of a search over the workers, and judge its points here")
      .addOption(new Option("--grid <name>", "as of tune").choices(Object.keys(GRIDS)))
      .option("--folds <number>", "folds, 2 to 20", wholeNumber(2, 20))
  );
  run.addCommand(
    job("train", "train by xgboost.dask on the training duels, and register the model as a version")
      .option(
        "--features <folder>",
        "exported features on storage that all workers see (Parquet wants pyarrow there)"
      )
      .option(
        "--parameters <file>",
        "rounds and parameters as in models/parameters.json, instead of those there"
      )
      .option("--rounds <number>", "trees; those of the parameters", wholeNumber(1, 5_000))
  );
  return command;
}
