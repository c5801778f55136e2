import {readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import type {GameData} from "../../data-loaders/game-data.ts";
import {keptFolder} from "../support/kept-folder.ts";

const folder = await keptFolder("game", async (unfinished) => {
  // Here, for reading the sources takes each file a second.
  const {gameOf} = await import("../../data-loaders/game-export.ts");
  const {embeddedTables} = await import("./embedded-tables.ts");
  const {tables, extras} = embeddedTables();
  writeFileSync(join(unfinished, "game.json"), JSON.stringify(gameOf(tables, extras)));
});
const text = readFileSync(join(folder, "game.json"), "utf8");

/** The whole game from the embedded sources: a value of the caller's own. */
export const embeddedGame = (): GameData => JSON.parse(text);
