import type {GameData} from "../../data-loaders/game-data.ts";
import {mount} from "../ui/state.ts";
import {explorationPage} from "./exploration-page.ts";
import type {Exploration} from "./exploration-summary.ts";

export const showExploration = (data: Promise<Exploration>, game: Promise<GameData>): Promise<void> =>
  mount(async () => explorationPage(await data, await game));
