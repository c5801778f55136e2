import type {GameData} from "../../data-loaders/game-data.ts";
import {createPool, type WorkerPool} from "../../lib/workers/pool.ts";
import {within} from "../within.ts";
import type {DiskPredictionLogOptions} from "./disk-log-options.ts";
import {DiskPredictionLog} from "./disk-prediction-log.ts";
import type {PredictionLog} from "./prediction-log.ts";
import type {WriteRequest, WriteResult} from "./write-segment.ts";

/** Of the time of an end, what threads have to end in. */
const THREADS_END_MS = 1000;

interface Writer {
  readonly pool: WorkerPool;
  running: number;
}

/**
 * The prediction log with a worker thread a game, which starts with the first file to write and ends when another
 * game is in service.
 * @param currentGame that of what a process that is gone left, if its segment is of it
 */
export function openPredictionLog(
  currentGame: () => GameData,
  options: Omit<DiskPredictionLogOptions, "write">
): PredictionLog {
  const writers = new Map<GameData, Writer>();
  const writerOf = (game: GameData): Writer => {
    const known = writers.get(game);
    if (known !== undefined) return known;
    const writer = {pool: createPool(new URL("./write-segment.ts", import.meta.url), game, 1), running: 0};
    writers.set(game, writer);
    return writer;
  };
  const closeUnused = async (): Promise<void> => {
    for (const [game, {pool, running}] of writers) {
      if (running > 0 || game === currentGame()) continue;
      writers.delete(game);
      await pool.close();
    }
  };
  const log = new DiskPredictionLog({
    ...options,
    async write(request: WriteRequest, game = currentGame()) {
      const writer = writerOf(game);
      writer.running += 1;
      try {
        return await writer.pool.run<WriteResult>("writeSegment", request);
      } finally {
        writer.running -= 1;
        await closeUnused();
      }
    }
  });
  return {
    record: (...prediction) => log.record(...prediction),
    isBehind: () => log.isBehind(),
    async close(withinMs) {
      await log.close(withinMs === undefined ? undefined : withinMs - THREADS_END_MS);
      const threads = Promise.all([...writers.values()].map(({pool}) => pool.close()));
      await within(THREADS_END_MS, threads);
    }
  };
}
