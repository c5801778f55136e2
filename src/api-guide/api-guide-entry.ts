import type {GameData} from "../../data-loaders/game-data.ts";
import {mount} from "../ui/state.ts";
import {apiForm} from "./api-guide-page.ts";

export const showApi = (game: Promise<GameData>): Promise<void> => mount(async () => apiForm(await game));
