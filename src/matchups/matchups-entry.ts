import type {GameData} from "../../data-loaders/game-data.ts";
import {matchupsFrom} from "../data/matchups.ts";
import {mount} from "../ui/state.ts";
import {matchupPage} from "./matchups-page.ts";

export const showMatchups = (game: Promise<GameData>, matchups: Promise<ArrayBuffer>): Promise<void> =>
  mount(async () => {
    const data = await game;
    return matchupPage(data, matchupsFrom(await matchups, data.pokemon.length));
  });
