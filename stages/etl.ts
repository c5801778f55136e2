import {runEtl} from "../data-loaders/etl.ts";
import {CSV_FOLDER} from "../data-loaders/sources/csv-source.ts";
import type {DataPaths} from "../lib/files/paths.ts";
import type {StageContext} from "../lib/stage-runner/stage.ts";

export const title = "load the game into the warehouse";
export const after = [];
export const inputs = () => [CSV_FOLDER];
export const outputs = ({warehouse, parquet, game, quality, downloads}: DataPaths) => [
  warehouse,
  parquet,
  game,
  quality,
  downloads
];
export const parameters = {source: "embedded"} as const;

export async function run({paths, log}: StageContext) {
  const {rows, disagreements, seconds} = await runEtl({paths, source: parameters.source, log});
  return {rows, disagreements, seconds};
}
