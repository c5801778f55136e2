import type {GameData} from "../../../data-loaders/game-data.ts";
import {noProgress, type StartProgress} from "../../../lib/terminal/report-progress.ts";
import {byPart} from "../../../lib/workers/in-parts.ts";
import {createPool} from "../../../lib/workers/pool.ts";
import type {Sides} from "../../battle/solve/many-fights.ts";
import type {BuildDuel} from "./build-duels.ts";
import {type BuildContext, type BuildRows, features, judge} from "./build-tasks.ts";
import {BUILDS} from "./builds-plan.ts";

/** Duels of a task; so many are done before a thread would have started. */
const AT_ONCE = 500;

export interface BuildWork {
  readonly game: GameData;
  /** Fights of a duel that is judged by. */
  readonly playouts?: number | undefined;
  readonly threads?: number | undefined;
  readonly progress?: StartProgress | undefined;
}

/** What is made of each part, in the duels' order. */
async function made<T>(
  duels: readonly Sides[],
  label: string,
  work: (part: readonly Sides[], context: BuildContext) => T,
  {game, playouts = BUILDS.judgedPlayouts, threads, progress: start = noProgress}: BuildWork
): Promise<readonly T[]> {
  const context: BuildContext = {game, playouts};
  const sides = duels.map(({a, b}): Sides => ({a, b}));
  if (sides.length === 0) return [];
  if (sides.length <= AT_ONCE) return [work(sides, context)];
  const pool = createPool(new URL("./build-tasks.ts", import.meta.url), context, threads);
  const progress = start({label, total: duels.length, unit: "duels"});
  let done = 0;
  try {
    return await byPart<Sides, T>(pool, work.name, sides, AT_ONCE, (more) => {
      done += more;
      progress.update(done);
    });
  } finally {
    progress.end();
    await pool.close();
  }
}

/** Oriented feature rows of duels of any build, in parts, in the duels' order. */
export const buildRows = (duels: readonly Sides[], options: BuildWork): Promise<readonly BuildRows[]> =>
  made(duels, "features of any build", features, options);

/** The duels with what is true of them, as nearly as the model is judged by. */
export const judgedBuilds = async (
  duels: readonly Sides[],
  options: BuildWork
): Promise<readonly BuildDuel[]> => (await made(duels, "truth of any build", judge, options)).flat();
