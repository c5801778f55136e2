import type {GameData} from "../../data-loaders/game-data.ts";
import {mount} from "../ui/state.ts";
import {movesPage} from "./move-list-page.ts";

export const showMoves = (game: Promise<GameData>): Promise<void> => mount(async () => movesPage(await game));
