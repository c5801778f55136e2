import type {GameData} from "../../data-loaders/game-data.ts";
import {homePage} from "../parts/home/page.ts";
import type {HomeSummary} from "../parts/home/summary.ts";
import {mount} from "../ui/state.ts";

export const showHome = (summary: Promise<HomeSummary>, game: Promise<GameData>): Promise<void> =>
  mount(async () => homePage(await summary, await game));
