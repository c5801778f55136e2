import type {GameData} from "../../data-loaders/game-data.ts";
import type {BestMoves} from "../data/best-moves.ts";
import {mount} from "../ui/state.ts";
import {type FormPageData, formPage} from "./pokedex-form.ts";
import {pokedexList} from "./pokedex-list.ts";

export const showPokedex = (game: Promise<GameData>): Promise<void> =>
  mount(async () => pokedexList(await game));

export const showForm = (
  game: Promise<GameData>,
  matchups: Promise<ArrayBuffer>,
  best: Promise<BestMoves | null>,
  identifier: string
): Promise<void> =>
  mount(async () => {
    const data: FormPageData = {
      game: await game,
      matchups: await matchups,
      best: await best,
      identifier
    };
    return formPage(data);
  });
