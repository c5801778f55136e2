import type {TestProject} from "vitest/node";
import type {GameData} from "../../data-loaders/game-data.ts";
import {embeddedGame} from "./embedded-game.ts";

declare module "vitest" {
  export interface ProvidedContext {
    game: GameData;
  }
}

/** Reads the game once for all test files of a process. */
export function setup(project: TestProject): void {
  project.provide("game", embeddedGame());
}
