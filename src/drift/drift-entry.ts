import type {DriftReport} from "../../pipelines/monitoring/drift/report/drift-report.ts";
import type {Retraining} from "../../pipelines/monitoring/retraining/retraining-result.ts";
import {mount} from "../ui/state.ts";
import {driftPage} from "./drift-page.ts";
import type {TrialSummary} from "./trial-summary.ts";

export const showDrift = (
  report: Promise<DriftReport | null>,
  retraining: Promise<Retraining | null>,
  trial: Promise<TrialSummary>
): Promise<void> => mount(async () => driftPage(await report, await retraining, await trial));
