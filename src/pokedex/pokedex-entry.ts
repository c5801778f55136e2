import type {GameData} from "../../data-loaders/game-data.ts";
import {mount} from "../ui/state.ts";
import {type FormPageData, formPage} from "./pokedex-form.ts";
import {pokedexList} from "./pokedex-list.ts";

export const showPokedex = (game: Promise<GameData>): Promise<void> =>
  mount(async () => pokedexList(await game));

export const showForm = (
  game: Promise<GameData>,
  matchups: Promise<ArrayBuffer>,
  identifier: string
): Promise<void> =>
  mount(async () => {
    const data: FormPageData = {game: await game, matchups: await matchups, identifier};
    return formPage(data);
  });
