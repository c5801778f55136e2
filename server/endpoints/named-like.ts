import type {Collection} from "../../data-loaders/collection.ts";
import type {GameType, Move, Pokemon} from "../../data-loaders/game-data.ts";

/** The entities with `text` in a name; null, which is all, where no text was given or it is blank. */
export function namedLike<T extends Pokemon | Move | GameType>(
  collection: Collection<T>,
  text: string | undefined
): ReadonlySet<T> | null {
  return text === undefined || text.trim() === "" ? null : new Set(collection.names.search(text));
}
