import {inject} from "vitest";
import type {GameData} from "../../data-loaders/game-data.ts";

/** Stands in for `embedded-game.ts` under mutation testing, where reading the sources would be most of the time. */
export const embeddedGame = (): GameData => inject("game");
