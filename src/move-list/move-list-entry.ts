import type {GameData} from "../../data-loaders/game-data.ts";
import type {BestMoves} from "../data/best-moves.ts";
import {mount} from "../ui/state.ts";
import {movesPage} from "./move-list-page.ts";
import {movePage} from "./move-page.ts";

export const showMoves = (game: Promise<GameData>): Promise<void> => mount(async () => movesPage(await game));

export const showMove = (
  game: Promise<GameData>,
  best: Promise<BestMoves | null>,
  identifier: string
): Promise<void> => mount(async () => movePage({game: await game, best: await best, identifier}));
