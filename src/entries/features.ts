import type {FeatureReport} from "../../pipelines/evaluation/report.ts";
import {featuresPage} from "../parts/features/page.ts";
import type {FeatureRow} from "../parts/features/row.ts";
import {mount} from "../ui/state.ts";

export const showFeatures = (
  rows: Promise<readonly FeatureRow[]>,
  report: Promise<FeatureReport | null>
): Promise<void> => mount(async () => featuresPage(await rows, await report));
