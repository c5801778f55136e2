import type {DataPaths} from "../../lib/files/paths.ts";

/** What a scene may use. */
export interface Stage {
  readonly paths: DataPaths;
  /** Address of the running server. */
  readonly url: string;
  readonly signal: AbortSignal;
  /** GETs, or POSTs `body`, and gives the JSON answer whatever its status. */
  ask<T>(path: string, body?: unknown): Promise<T>;
  say(line: string): void;
}

/** One stop of the tour. */
export interface Scene {
  readonly title: string;
  /** What there is to see, in a sentence or two. */
  readonly words: string;
  /** Pages of the site that show the same. */
  readonly pages: readonly string[];
  play(stage: Stage): Promise<void>;
}
