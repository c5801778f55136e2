import type {GameData} from "../../data-loaders/game-data.ts";
import {createPool, type WorkerPool} from "../../lib/workers/pool.ts";
import {DiskPredictionLog, type DiskPredictionLogOptions} from "./disk-prediction-log.ts";
import type {PredictionLog} from "./prediction-log.ts";

/** The prediction log with its worker thread, which starts with the first file to write. */
export function openPredictionLog(
  game: GameData,
  options: Omit<DiskPredictionLogOptions, "write">
): PredictionLog {
  let pool: WorkerPool | null = null;
  const log = new DiskPredictionLog({
    ...options,
    write(request) {
      pool ??= createPool(new URL("./write-segment.ts", import.meta.url), game, 1);
      return pool.run("writeSegment", request);
    }
  });
  return {
    record: (...prediction) => log.record(...prediction),
    async close() {
      await log.close();
      await pool?.close();
    }
  };
}
