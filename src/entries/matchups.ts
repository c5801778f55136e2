import type {GameData} from "../../data-loaders/game-data.ts";
import {matchupPage} from "../parts/matchup-map/page.ts";
import {matchupsFrom} from "../parts/matchups.ts";
import {mount} from "../ui/state.ts";

export const showMatchups = (game: Promise<GameData>, matchups: Promise<ArrayBuffer>): Promise<void> =>
  mount(async () => {
    const data = await game;
    return matchupPage(data, matchupsFrom(await matchups, data.pokemon.length));
  });
