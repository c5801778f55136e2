import {dataPaths} from "../../data-loaders/io/paths.ts";
import {listRuns, readMetrics} from "../../pipelines/tracking/store.ts";
import {summarizeRun} from "../parts/experiments/run-summary.ts";

const paths = dataPaths();
process.stdout.write(
  JSON.stringify(listRuns(paths).map((run) => summarizeRun(run, readMetrics(paths, run))))
);
