import type {GameData} from "../../data-loaders/game-data.ts";
import {explorationPage} from "../parts/exploration/page.ts";
import type {Exploration} from "../parts/exploration/summary.ts";
import {mount} from "../ui/state.ts";

export const showExploration = (data: Promise<Exploration>, game: Promise<GameData>): Promise<void> =>
  mount(async () => explorationPage(await data, await game));
