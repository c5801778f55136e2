import type {GameData} from "../../data-loaders/game-data.ts";
import type {Rankings} from "../../pipelines/model/rankings/rankings.ts";
import {mount} from "../ui/state.ts";
import {rankingsPage} from "./rankings-page.ts";

export const showRankings = (game: Promise<GameData>, rankings: Promise<Rankings | null>): Promise<void> =>
  mount(async () => rankingsPage(await game, await rankings));
