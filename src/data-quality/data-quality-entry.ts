import type {QualityReport} from "../../data-loaders/quality/quality-report.ts";
import {mount} from "../ui/state.ts";
import {qualityPage} from "./data-quality-page.ts";

export const showQuality = (report: Promise<QualityReport | null>): Promise<void> =>
  mount(async () => qualityPage(await report));
