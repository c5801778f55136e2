import type {Catalogue} from "../../data-loaders/quality/catalogue.ts";
import type {QualityReport} from "../../data-loaders/quality/report.ts";
import type {StageRecord} from "../../pipelines/stages/stage.ts";
import {cataloguePage} from "../parts/catalogue/page.ts";
import {pipelinePage} from "../parts/pipeline/page.ts";
import {qualityPage} from "../parts/quality/page.ts";
import {mount} from "../ui/state.ts";

export const showQuality = (report: Promise<QualityReport | null>): Promise<void> =>
  mount(async () => qualityPage(await report));

export const showCatalogue = (catalogue: Promise<Catalogue | null>, erd: Promise<string>): Promise<void> =>
  mount(async () => cataloguePage(await catalogue, await erd));

export const showPipeline = (records: Promise<readonly StageRecord[]>): Promise<void> =>
  mount(async () => pipelinePage(await records));
