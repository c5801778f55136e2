import type {GameData} from "../../data-loaders/game-data.ts";
import {mount} from "../ui/state.ts";
import {homePage} from "./home-page.ts";
import type {HomeSummary} from "./home-summary.ts";

export const showHome = (summary: Promise<HomeSummary>, game: Promise<GameData>): Promise<void> =>
  mount(async () => homePage(await summary, await game));
