import type {SearchReport} from "../../pipelines/search/search.ts";
import {experimentsPage} from "../parts/experiments/page.ts";
import type {RunSummary} from "../parts/experiments/run-summary.ts";
import type {RegistrySummary} from "../parts/experiments/summary.ts";
import {mount} from "../ui/state.ts";

export interface ExperimentsFiles {
  readonly registry: Promise<RegistrySummary>;
  readonly searches: Promise<readonly SearchReport[]>;
  readonly runs: Promise<readonly RunSummary[]>;
}

export const showExperiments = ({registry, searches, runs}: ExperimentsFiles): Promise<void> =>
  mount(async () => experimentsPage({registry: await registry, searches: await searches, runs: await runs}));
