import type {SearchReport} from "../../pipelines/model/search/search-schema.ts";
import type {RegistrySummary} from "../data/registry-summary.ts";
import {mount} from "../ui/state.ts";
import {experimentsPage} from "./experiments-page.ts";
import type {RunSummary} from "./run-summary.ts";

export interface ExperimentsFiles {
  readonly registry: Promise<RegistrySummary>;
  readonly searches: Promise<readonly SearchReport[]>;
  readonly runs: Promise<readonly RunSummary[]>;
}

export const showExperiments = ({registry, searches, runs}: ExperimentsFiles): Promise<void> =>
  mount(async () => experimentsPage({registry: await registry, searches: await searches, runs: await runs}));
