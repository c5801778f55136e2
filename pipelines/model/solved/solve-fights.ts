import type {GameData} from "../../../data-loaders/game-data.ts";
import {noProgress, type StartProgress} from "../../../lib/terminal/report-progress.ts";
import {createPool, defaultThreads, type WorkerPool} from "../../../lib/workers/pool.ts";
import {DEFAULT_BUILD} from "../../battle/build.ts";
import type {Sides} from "../../battle/solve/many-fights.ts";
import {inOrder} from "./in-order.ts";
import type {Solved, SolveTask} from "./solve-tasks.ts";

/** Passes of the solver where nobody says: half of the intervals are narrower than 0.06 then. */
export const DEFAULT_PASSES = 2;
export const MOST_PASSES = 8;

/** How far a fight is solved. */
export interface SolverEffort {
  readonly passes: number;
  /** Of the interval at which fewer passes are enough. */
  readonly width: number;
  /** Payoffs of a pass after the first, beyond which the value of the pass before is kept. */
  readonly work: number;
}

/** Of fights that are solved by the hundred: some third of a second of processor in the mean. */
export const SOLVER_EFFORT: SolverEffort = {passes: 3, width: 0.0501, work: 1_000_000};

/** Fights handed to each thread, so that none is idle between two. */
const AHEAD = 2;

export interface SolvedFight extends Sides {
  /** Its place among all that were asked. */
  readonly fight: number;
  readonly solved: Solved;
}

export interface SolveOptions extends Partial<SolverEffort> {
  readonly game: GameData;
  readonly threads?: number;
  readonly progress?: StartProgress;
}

/** A fight and its place among all that are asked. */
export interface AskedFight extends Sides {
  readonly fight: number;
}

/** Threads that solve fights of a game. Who opens them closes them. */
const openSolvers = (game: GameData, threads?: number): WorkerPool =>
  createPool(new URL("./solve-tasks.ts", import.meta.url), {game}, threads);

/** Solves fights in worker threads and yields them in the order in which they were asked. */
export async function* solveFights(
  fights: readonly AskedFight[],
  {
    game,
    passes = DEFAULT_PASSES,
    width,
    work,
    threads = defaultThreads(),
    progress: start = noProgress
  }: SolveOptions
): AsyncGenerator<SolvedFight> {
  const pool = openSolvers(game, threads);
  const progress = start({label: "fights", total: fights.length, unit: "fights"});
  let ended = 0;
  const solve = async ({a, b}: Sides): Promise<Solved> => {
    const task: SolveTask = {
      a,
      b,
      passes,
      ...(width !== undefined && {width}),
      ...(work !== undefined && {work})
    };
    const solved = await pool.run<Solved>("solveFight", task);
    progress.update(++ended);
    return solved;
  };
  try {
    for await (const [asked, solved] of inOrder(fights, threads * AHEAD, solve)) {
      yield {...asked, solved};
    }
  } finally {
    progress.end();
    await pool.close();
  }
}

/** Every Pokémon with its default moves against every other, each pair once. */
export async function defaultFights(game: GameData, threads?: number): Promise<readonly AskedFight[]> {
  const pool = openSolvers(game, threads);
  try {
    const fighters = await Promise.all(
      game.pokemon.map(async (_, pokemon) => ({
        pokemon,
        moves: await pool.run<readonly number[]>("movesByDefault", pokemon),
        build: DEFAULT_BUILD
      }))
    );
    const able = fighters.filter(({moves}) => moves.length > 0);
    return able
      .flatMap((a, i) => able.slice(i + 1).map((b) => ({a, b})))
      .map((sides, fight) => ({...sides, fight}));
  } finally {
    await pool.close();
  }
}
