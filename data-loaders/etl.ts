import {gameOf} from "./game-export.ts";
import type {DataPaths} from "./io/paths.ts";
import {publishText} from "./io/publish.ts";
import {TABLE_NAMES, type TableName} from "./schema/tables.ts";
import {readCsvSource} from "./sources/csv.ts";
import {readEmbeddedSource} from "./sources/embedded.ts";
import {postProcess} from "./steps/post-process.ts";
import {publishWarehouse} from "./warehouse.ts";

export interface EtlReport {
  readonly rows: Readonly<Record<TableName, number>>;
  readonly disagreements: number;
  readonly seconds: number;
}

export interface EtlOptions {
  readonly paths: DataPaths;
  readonly source?: "embedded" | "live" | "cache";
  readonly force?: boolean;
  readonly log?: (message: string) => void;
}

/** Runs the five steps and publishes the warehouse, the Parquet files and game.json. */
export async function runEtl({paths, log = () => {}}: EtlOptions): Promise<EtlReport> {
  const start = performance.now();
  log("step 2 of 5: load the three CSV files");
  const csv = readCsvSource();
  log("step 3 of 5: enrich from the embedded game data");
  const embedded = readEmbeddedSource(csv.rows.pokemon ?? []);
  log("step 5 of 5: reconcile, inheritance, Megas");
  const {tables, disagreements} = postProcess([csv, embedded]);
  await publishWarehouse(tables, paths);
  await publishText(paths.game, `${JSON.stringify(gameOf(tables))}\n`);
  const rows = Object.fromEntries(TABLE_NAMES.map((name) => [name, tables[name].length]));
  return {
    rows: rows as EtlReport["rows"],
    disagreements: disagreements.length,
    seconds: (performance.now() - start) / 1000
  };
}
