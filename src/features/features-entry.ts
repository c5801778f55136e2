import type {FeatureReport} from "../../pipelines/model/evaluation/evaluation-report.ts";
import {mount} from "../ui/state.ts";
import {featuresPage} from "./features-page.ts";
import type {FeatureRow} from "./features-row.ts";

export const showFeatures = (
  rows: Promise<readonly FeatureRow[]>,
  report: Promise<FeatureReport | null>
): Promise<void> => mount(async () => featuresPage(await rows, await report));
