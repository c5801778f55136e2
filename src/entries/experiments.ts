import type {EvaluationReport} from "../../pipelines/evaluation/report.ts";
import {experimentsPage} from "../parts/experiments/page.ts";
import type {RegistrySummary} from "../parts/experiments/summary.ts";
import {mount} from "../ui/state.ts";

export const showExperiments = (
  registry: Promise<RegistrySummary>,
  report: Promise<EvaluationReport | null>
): Promise<void> => mount(async () => experimentsPage(await registry, await report));
