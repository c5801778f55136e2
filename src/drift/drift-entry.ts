import type {DriftReport} from "../../pipelines/monitoring/drift/report/drift-report.ts";
import type {Retraining} from "../../pipelines/monitoring/retraining/retraining-result.ts";
import {mount} from "../ui/state.ts";
import {driftPage} from "./drift-page.ts";

export const showDrift = (
  report: Promise<DriftReport | null>,
  retraining: Promise<Retraining | null>
): Promise<void> => mount(async () => driftPage(await report, await retraining));
