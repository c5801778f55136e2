import {dataPaths} from "../../lib/files/paths.ts";
import {readLedger} from "../../pipelines/model/registry/model-store.ts";
import {readTrial} from "../../pipelines/model/registry/trial.ts";
import {readTrialReport} from "../../pipelines/monitoring/trial/trial-report.ts";
import type {TrialSummary} from "./trial-summary.ts";

const MOST_STEPS = 8;
const paths = dataPaths();

const summary: TrialSummary = {
  trial: readTrial(paths),
  report: readTrialReport(paths),
  steps: readLedger(paths).slice(-MOST_STEPS).reverse()
};
process.stdout.write(JSON.stringify(summary));
