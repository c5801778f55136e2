import type {GameData} from "../../data-loaders/game-data.ts";
import {typesPage} from "../parts/types/page.ts";
import {mount} from "../ui/state.ts";

export const showTypes = (game: Promise<GameData>): Promise<void> => mount(async () => typesPage(await game));
