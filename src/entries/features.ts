import {featuresPage} from "../parts/features/page.ts";
import type {FeatureRow} from "../parts/features/row.ts";
import {mount} from "../ui/state.ts";

export const showFeatures = (rows: Promise<readonly FeatureRow[]>): Promise<void> =>
  mount(async () => featuresPage(await rows));
