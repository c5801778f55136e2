import type {GameData} from "../../data-loaders/game-data.ts";

/** A file that is written to no more. */
export interface Sealed {
  readonly path: string;
  readonly rows: number;
  readonly bytes: number;
  readonly game: GameData;
}

/** One request's predictions on their way to disk. */
export interface Entry {
  readonly game: GameData;
  readonly line: string;
  readonly rows: number;
}

export const rowsIn = (entries: readonly {readonly rows: number}[]): number =>
  entries.reduce((sum, {rows}) => sum + rows, 0);
