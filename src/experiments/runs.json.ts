import {dataPaths} from "../../lib/files/paths.ts";
import {listRuns, readMetrics} from "../../pipelines/model/tracking/run-store.ts";
import {summarizeRun} from "./run-summary.ts";

const paths = dataPaths();
process.stdout.write(
  JSON.stringify(listRuns(paths).map((run) => summarizeRun(run, readMetrics(paths, run))))
);
