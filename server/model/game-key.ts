import type {GameData} from "../../data-loaders/game-data.ts";
import {hashOf} from "../../lib/files/hash.ts";

const keys = new WeakMap<GameData, string>();

/** What a game is told from another by: a hash of all that is in it. */
export function gameKey(game: GameData): string {
  const known = keys.get(game);
  if (known !== undefined) return known;
  const key = hashOf(Buffer.from(JSON.stringify(game))).slice(0, 16);
  keys.set(game, key);
  return key;
}
