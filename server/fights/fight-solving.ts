import type {GameData} from "../../data-loaders/game-data.ts";
import {createPool, type WorkerPool} from "../../lib/workers/pool.ts";
import type {FightReply, FightsQuestion} from "./fight-tasks.ts";

/** Solves fights of a game. */
export interface FightSolving {
  /** @returns what came of each, in order */
  solve(game: GameData, question: FightsQuestion): Promise<FightReply[]>;
  close(): Promise<void>;
}

/** One thread: the price of a request keeps more from waiting than it can serve. */
const THREADS = 1;

/** In a thread of its own, which begins with the first question about a game. */
export class ThreadedFights implements FightSolving {
  #game: GameData | null = null;
  #pool: WorkerPool | null = null;

  solve(game: GameData, question: FightsQuestion): Promise<FightReply[]> {
    if (this.#pool === null || this.#game !== game) {
      void this.#pool?.close();
      this.#game = game;
      this.#pool = createPool(new URL("./fight-tasks.ts", import.meta.url), {game}, THREADS);
    }
    return this.#pool.run("solve", question);
  }

  async close(): Promise<void> {
    await this.#pool?.close();
  }
}
