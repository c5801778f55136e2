import {type BattleTables, createBattleTables} from "../../pipelines/battle/battle-tables.ts";
import {embeddedGame} from "../data-loaders/embedded-game.ts";
import {indexOf} from "./index-of.ts";

export const game = embeddedGame();

let made: BattleTables | undefined;

/**
 * Made by the test that asks first, not when a file is read: mutation testing runs every test against what changes
 * code that runs outside of tests.
 */
export const tables = (): BattleTables => (made ??= createBattleTables(game));

/** Index of a Pokémon. */
export const P = (identifier: string): number => indexOf(game.pokemon, identifier);
/** Index of a move. */
export const M = (identifier: string): number => indexOf(game.moves, identifier);
