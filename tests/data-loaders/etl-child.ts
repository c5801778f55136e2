import {runEtl} from "../../data-loaders/etl.ts";
import {dataPaths} from "../../lib/files/paths.ts";

/** Runs the ETL on other CSV files and reports each line of its log, so that the parent can kill it. */
const [data, csvFolder] = process.argv.slice(2);
const tell = (message: string): void => void process.send!(message);
await runEtl({
  paths: dataPaths({PREDICTIONDEX_DATA: data}),
  csvFolder,
  log: {info: tell, warn: tell}
});
