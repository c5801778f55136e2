import {writeFileSync} from "node:fs";
import {join} from "node:path";
import type {GameData} from "../../../data-loaders/game-data.ts";
import {loadGame} from "../../../data-loaders/load-game.ts";
import type {DataPaths} from "../../../lib/files/paths.ts";
import {publishDirectory} from "../../../lib/files/publish.ts";
import {noProgress, type Progress, type StartProgress} from "../../../lib/terminal/report-progress.ts";
import {createPool, type WorkerPool} from "../../../lib/workers/pool.ts";
import {createBattleTables} from "../../battle/battle-tables.ts";
import {type Shard, WHOLE} from "../shard.ts";
import {createDuelFile, type DuelFile} from "./duel-file.ts";
import type {SimulatedDuels, SimulationTask} from "./duel-tasks.ts";
import {type BestMovesFrom, fighters, inShard, SCENARIOS, type Scenario, scenarioSize} from "./scenarios.ts";

/** Playouts of a duel that has no exact answer. */
export const DEFAULT_PLAYOUTS = 200;
export const DEFAULT_SEED = 20_181_116;

export interface DuelsOptions {
  readonly paths: Pick<DataPaths, "game" | "duels">;
  readonly seed?: number;
  readonly playouts?: number;
  readonly threads?: number;
  /** The part of the duels to simulate; all by default. */
  readonly shard?: Shard;
  /** A file published with the duels, such as what they are a part of. */
  readonly describe?: (
    report: Pick<DuelsReport, "rows" | "exact">,
    folder: string
  ) => {readonly name: string; readonly text: string};
  readonly log?: (message: string) => void;
  readonly progress?: StartProgress;
}

export interface DuelsReport {
  readonly seed: number;
  readonly playouts: number;
  /** Duels by scenario. */
  readonly rows: Readonly<Record<Scenario, number>>;
  /** How many of all were answered without sampling. */
  readonly exact: number;
  readonly seconds: number;
}

/**
 * Simulates the three scenarios in worker threads and publishes `duels/SCENARIO.parquet`. The files depend on the
 * game, the seed and the playouts alone, not on the number of threads.
 */
export async function runDuels({
  paths,
  seed = DEFAULT_SEED,
  playouts = DEFAULT_PLAYOUTS,
  threads,
  shard = WHOLE,
  describe,
  log = () => {},
  progress: startProgress = noProgress
}: DuelsOptions): Promise<DuelsReport> {
  const start = performance.now();
  const game = await loadGame(paths.game);
  const tables = createBattleTables(game);
  const sizes = SCENARIOS.map((scenario) => scenarioSize(scenario, tables, shard));
  const pool = createPool(new URL("./duel-tasks.ts", import.meta.url), {game, shard}, threads);
  const rows: Record<Scenario, number> = {best_move: 0, random_move: 0, all_combinations: 0};
  let done = 0;
  let exact = 0;
  let progress: Progress | undefined;
  try {
    const best = await bestMoveTable(pool, tables.pokemon.length, shard, startProgress);
    const total = sizes.reduce((sum, size) => sum + size, 0);
    progress = startProgress({label: "duels", total, unit: "duels"});
    await publishDirectory(paths.duels, async (folder) => {
      const files = await createFiles(folder, game, playouts);
      try {
        const attackers = fighters(tables);
        const results = attackers.map((a) => {
          const task: SimulationTask = {a, best, seed, playouts};
          return pool.run<Record<Scenario, SimulatedDuels>>("simulate", task).then((duels) => {
            for (const {count} of Object.values(duels)) done += count;
            progress?.update(done);
            return duels;
          });
        });
        for (const [i, result] of results.entries()) {
          const duels = await result;
          for (const [scenario, file] of files) {
            file.append(attackers[i], duels[scenario]);
            rows[scenario] += duels[scenario].count;
            exact += duels[scenario].exact.reduce((sum, value) => sum + value, 0);
          }
        }
        for (const [scenario, file] of [...files]) {
          await file.finish();
          files.shift();
          log(`${scenario}: ${rows[scenario]} duels`);
        }
      } catch (error) {
        for (const [, file] of files) file.abandon();
        throw error;
      }
      if (describe === undefined) return;
      const {name, text} = describe({rows, exact}, folder);
      writeFileSync(join(folder, name), text);
    });
  } finally {
    progress?.end();
    await pool.close();
  }
  return {seed, playouts, rows, exact, seconds: (performance.now() - start) / 1000};
}

/** An open file of each scenario. */
async function createFiles(
  folder: string,
  game: GameData,
  playouts: number
): Promise<(readonly [Scenario, DuelFile])[]> {
  const files: (readonly [Scenario, DuelFile])[] = [];
  try {
    for (const scenario of SCENARIOS) {
      const path = join(folder, `${scenario}.parquet`);
      files.push([scenario, await createDuelFile(path, game, scenario, playouts)]);
    }
  } catch (error) {
    for (const [, file] of files) file.abandon();
    throw error;
  }
  return files;
}

/** Match-ups of `a` with itself and the Pokémon after it that are the shard's. */
function matchupsFrom(a: number, count: number, shard: Shard): number {
  let matchups = 0;
  for (let b = a; b < count; b++) if (inShard(a, b, shard)) matchups++;
  return matchups;
}

/** Every Pokémon's best move against every other, in memory the threads share. */
async function bestMoveTable(
  pool: WorkerPool,
  count: number,
  shard: Shard,
  startProgress: StartProgress
): Promise<Int16Array> {
  const matchups = Array.from({length: count}, (_, a) => matchupsFrom(a, count, shard));
  const total = matchups.reduce((sum, more) => sum + more, 0);
  const progress = startProgress({label: "best moves", total, unit: "match-ups"});
  const best = new Int16Array(new SharedArrayBuffer(count * count * 2));
  let done = 0;
  const rows = Array.from({length: count}, (_, a) =>
    pool.run<BestMovesFrom>("bestMoves", a).then((row) => {
      done += matchups[a];
      progress.update(done);
      return row;
    })
  );
  try {
    for (const [a, row] of rows.entries()) {
      const {own, theirs} = await row;
      best.set(own, a * count + a);
      for (const [i, move] of theirs.entries()) best[(a + i) * count + a] = move;
    }
  } finally {
    progress.end();
  }
  return best;
}
