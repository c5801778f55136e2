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

interface Solver {
  readonly pool: WorkerPool;
  running: number;
}

/**
 * In a thread of its own for each game, which begins with the first question about it, and ends with the last one once
 * another game is asked about.
 */
export class ThreadedFights implements FightSolving {
  readonly #solvers = new Map<GameData, Solver>();
  #latest: GameData | null = null;

  async solve(game: GameData, question: FightsQuestion): Promise<FightReply[]> {
    const solver = this.#solverOf(game);
    solver.running += 1;
    try {
      return await solver.pool.run("solve", question);
    } finally {
      solver.running -= 1;
      await this.#closeUnused();
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.#solvers.values()].map(({pool}) => pool.close()));
  }

  #solverOf(game: GameData): Solver {
    const known = this.#solvers.get(game);
    if (known !== undefined) return known;
    const pool = createPool(new URL("./fight-tasks.ts", import.meta.url), {game}, THREADS);
    const solver = {pool, running: 0};
    this.#solvers.set(game, solver);
    this.#latest = game;
    return solver;
  }

  async #closeUnused(): Promise<void> {
    for (const [game, {pool, running}] of this.#solvers) {
      if (running > 0 || game === this.#latest) continue;
      this.#solvers.delete(game);
      await pool.close();
    }
  }
}
