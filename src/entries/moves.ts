import type {GameData} from "../../data-loaders/game-data.ts";
import {movesPage} from "../parts/moves/page.ts";
import {mount} from "../ui/state.ts";

export const showMoves = (game: Promise<GameData>): Promise<void> => mount(async () => movesPage(await game));
