import {Command, Option} from "commander";
import {hashOfFolder} from "../../lib/files/hash.ts";
import {dataPaths} from "../../lib/files/paths.ts";
import {publishText} from "../../lib/files/publish.ts";
import {partOf, wholeNumber} from "../../lib/terminal/arguments.ts";
import {EXIT} from "../../lib/terminal/exit-status.ts";
import {loadPipelineDuels} from "../../pipelines/model/duels/load-duels.ts";
import {mlflowEnvironment} from "../../pipelines/model/mlflow/env-file.ts";
import {mirrorFromEnvironment} from "../../pipelines/model/mlflow/run-mirror.ts";
import {describePoint, GRIDS, type GridName} from "../../pipelines/model/search/grid.ts";
import {resultsPath} from "../../pipelines/model/search/known-fits.ts";
import {fitShard, runSearch} from "../../pipelines/model/search/run-search.ts";
import type {SearchReport} from "../../pipelines/model/search/search-schema.ts";
import {MOST_SHARDS, type Shard} from "../../pipelines/model/shard.ts";
import {PARAMETERS_FILE, readParameters} from "../../pipelines/model/training/parameters.ts";

/** A table for people: the best points first. */
export function searchTable({points, folds, trainRows}: SearchReport, most = 20): string {
  const number = new Intl.NumberFormat("en");
  const cell = (value: number, digits: number): string => value.toFixed(digits).padStart(9);
  const lines = points
    .slice(0, most)
    .map(
      ({point, mean, standardError, share}) =>
        `${cell(mean.logLoss, 5)} ±${standardError.logLoss.toFixed(5)} ${cell(100 * mean.accuracy, 2)} ${cell(mean.rocAuc, 5)} ${cell(mean.meanAbsoluteError, 4)}  ${describePoint(point)}${share < 1 ? ` (on ${Math.round(100 * share)} % of the pairs)` : ""}`
    );
  return [
    `Cross-validated by Pokémon pair, ${folds} folds of ${number.format(trainRows)} training duels; best first:`,
    " log-loss ±st.error accuracy %   ROC-AUC mean |q−p|  parameters",
    ...lines,
    ...(points.length > most ? [`… and ${points.length - most} more`] : [])
  ].join("\n");
}

interface TuneOptions {
  readonly grid: GridName;
  readonly folds: number;
  readonly threads?: number;
  readonly halving?: boolean;
  readonly earlyStopping: number;
  readonly fresh?: boolean;
  readonly shard?: Shard;
  readonly known?: readonly string[];
  readonly knownOnly?: boolean;
  readonly apply?: boolean;
  readonly json?: boolean;
}

function checkTogether({shard, halving, apply, json, known, knownOnly}: TuneOptions, command: Command): void {
  if (shard === undefined) return;
  const [other] =
    Object.entries({halving, apply, json, known, "known-only": knownOnly}).find(([, given]) => given) ?? [];
  if (other !== undefined)
    command.error(`error: --${other} is of a whole search, not of --shard`, {exitCode: EXIT.usage});
}

async function tune(given: TuneOptions, command: Command): Promise<void> {
  checkTogether(given, command);
  const {grid, apply, json, shard, ...options} = given;
  const paths = dataPaths();
  const log = (message: string): void => void process.stderr.write(`${message}\n`);
  const {game, duels} = await loadPipelineDuels(paths);
  const asked = {
    ...options,
    paths,
    game,
    duels,
    duelsHash: hashOfFolder(paths.duels, ".parquet"),
    grid: GRIDS[grid],
    log
  };
  if (shard !== undefined) {
    const {fits, reused} = await fitShard(asked, shard);
    process.stdout.write(`${resultsPath(paths, grid)}: ${fits} fits, ${reused} known from before\n`);
    return;
  }
  const mirror = mirrorFromEnvironment(mlflowEnvironment(), {info: log, warn: log});
  const report = await runSearch({
    ...asked,
    ...(mirror ? {mirror} : {})
  });
  process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : `${searchTable(report)}\n`);
  const [{point}] = report.points;
  if (apply) {
    await publishText(PARAMETERS_FILE, `${JSON.stringify(point, null, 2)}\n`);
    log(`models/parameters.json now says ${describePoint(point)}; npm run train uses it`);
  } else if (JSON.stringify(readParameters()) !== JSON.stringify(point)) {
    log(`training uses ${describePoint(readParameters())}; --apply would record the best point instead`);
  }
}

/** `tune`: searches the grid and keeps every point as a run. */
export function tuneCommand(): Command {
  return new Command("tune")
    .description("search for the best training parameters by cross-validation grouped by Pokémon pair")
    .addOption(
      new Option(
        "--grid <name>",
        Object.values(GRIDS)
          .map(({name, description}) => `${name}: ${description}`)
          .join("; ")
      )
        .choices(Object.keys(GRIDS))
        .default("fast")
    )
    .option("--folds <number>", "folds, 2 to 20", wholeNumber(2, 20), 3)
    .option("--halving", "successive halving: most points see only a part of the pairs")
    .option(
      "--early-stopping <trees>",
      "stop a fit after so many trees without a better log-loss; 0: never",
      wholeNumber(0, 5_000),
      0
    )
    .option("--threads <number>", "fits at a time; as many as there are cores", wholeNumber(1, 64))
    .option("--fresh", "forget the fits of earlier searches instead of going on from them")
    .option(
      "--shard <i/n>",
      "only this part of the fits, which are kept as finished ones",
      partOf(MOST_SHARDS)
    )
    .option("--known <file...>", "fits of other machines (data/search/GRID.jsonl there) to take for finished")
    .option("--known-only", "fail where a fit is not known, instead of doing it")
    .option("--apply", "record the best point in models/parameters.json")
    .option("--json", "print the whole report")
    .action(tune);
}
