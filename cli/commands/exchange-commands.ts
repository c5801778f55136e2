import {resolve} from "node:path";
import {Command, Option} from "commander";
import {dataPaths} from "../../lib/files/paths.ts";
import {readRecord} from "../../lib/stage-runner/stage-record.ts";
import {partOf, wholeNumber} from "../../lib/terminal/arguments.ts";
import {createProgress} from "../../lib/terminal/progress.ts";
import {loadPipelineDuels} from "../../pipelines/model/duels/load-duels.ts";
import {
  describeFeatures,
  exportFeatures,
  ROWS_A_PART
} from "../../pipelines/model/exchange/export-features.ts";
import type {ExportManifest} from "../../pipelines/model/exchange/export-manifest.ts";
import {importModel} from "../../pipelines/model/exchange/import-model.ts";
import {MOST_SHARDS, type Shard} from "../../pipelines/model/shard.ts";
import {bringUpToDate} from "./bring-up-to-date.ts";

const count = new Intl.NumberFormat("en");
const print = (text: string): void => void process.stdout.write(`${text}\n`);

interface FeaturesOptions {
  readonly to: string;
  readonly shard?: Shard;
  readonly format: ExportManifest["format"];
  readonly rowsAPart: number;
  readonly threads?: number;
  readonly update: boolean;
}

async function exportAll({to, shard, format, rowsAPart, threads, update}: FeaturesOptions): Promise<void> {
  if (update) await bringUpToDate("duels");
  const paths = dataPaths();
  const {game, duels} = await loadPipelineDuels(paths);
  const keyOf = (stage: string): string => readRecord(paths, stage)?.key ?? "unknown";
  const {folder, rows, trainRows, testRows, featureNames, parts} = await exportFeatures({
    game,
    duels,
    to: resolve(to),
    format,
    rowsAPart,
    inputs: {etl: keyOf("etl"), duels: keyOf("duels")},
    progress: createProgress,
    ...(shard && {shard}),
    ...(threads !== undefined && {threads})
  });
  print(
    `${folder}: ${count.format(rows)} duels (${count.format(trainRows)} to train on, ${count.format(testRows)} to test) × ${featureNames.length} features in ${parts.length} parts; features.json says what a trainer has to know`
  );
}

/** `features export --to DIR`: what the trainer here learns from, for one elsewhere. */
export function featuresCommand(): Command {
  const command = new Command("features").description("the features of every duel, for trainers elsewhere");
  command
    .command("export")
    .description("write every duel's features with label, weight, group and split, after what they need")
    .requiredOption("--to <folder>", "folder to make, or to make anew")
    .option("--shard <i/n>", "only this part of the rows, in a folder of its own below", partOf(MOST_SHARDS))
    .addOption(
      new Option("--format <format>", "Parquet with named columns, or NumPy arrays")
        .choices(["parquet", "npy"])
        .default("parquet")
    )
    .option("--rows-a-part <rows>", "rows of a part file", wholeNumber(1_000, 500_000), ROWS_A_PART)
    .option("--threads <number>", "worker threads", wholeNumber(1, 256))
    .option("--no-update", "take game and duels as they are")
    .action(exportAll);
  command
    .command("describe")
    .description(
      "print what a trainer has to know, whatever the rows: names, version, orientation, parameters (JSON)"
    )
    .action(() => print(JSON.stringify(describeFeatures())));
  return command;
}

/** `model import FILE`: a model that was trained elsewhere as a version. */
export function modelCommand(): Command {
  const command = new Command("model").description("models that were trained elsewhere");
  command
    .command("import")
    .description(
      "register a model file as the next version, unjudged: evaluate --version and promote --version follow"
    )
    .argument("<file>", "XGBoost's JSON or UBJSON, of version 1.0 or later")
    .option("--features <folder>", "the exported features it was trained on, where it does not say so itself")
    .action(async (file: string, {features}: {readonly features?: string}) => {
      const {version, known, trees} = await importModel({
        paths: dataPaths(),
        file,
        ...(features !== undefined && {features})
      });
      print(
        known
          ? `this very model is version ${version} already`
          : `version ${version}: ${count.format(trees)} trees. Next: predictiondex evaluate --version ${version}`
      );
    });
  return command;
}
