import type {GameData} from "../../data-loaders/game-data.ts";
import {mount} from "../ui/state.ts";
import {typesPage} from "./type-chart-page.ts";

export const showTypes = (game: Promise<GameData>): Promise<void> => mount(async () => typesPage(await game));
