import {readdirSync, statSync, unlinkSync} from "node:fs";
import {join} from "node:path";

export interface Retention {
  readonly maxAgeDays: number;
  /** Of all files together. */
  readonly maxBytes: number;
}

const DAY_MS = 86_400_000;

const statOrNull = (path: string) => {
  try {
    return statSync(path);
  } catch {
    return null;
  }
};

/**
 * Deletes files of the log that are too old, and then the oldest until the rest is small enough. Other processes
 * may do the same at the same time.
 * @returns how many files it deleted
 */
export function applyRetention(
  folder: string,
  {maxAgeDays, maxBytes}: Retention,
  ageOf: (mtimeMs: number) => number
): number {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".parquet") && !name.startsWith("."))
    .flatMap((name) => {
      const path = join(folder, name);
      const stats = statOrNull(path);
      return stats === null ? [] : [{path, bytes: stats.size, time: stats.mtimeMs}];
    })
    .sort((a, b) => a.time - b.time);
  let bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  let deleted = 0;
  for (const file of files) {
    if (ageOf(file.time) <= maxAgeDays * DAY_MS && bytes <= maxBytes) break;
    try {
      unlinkSync(file.path);
      deleted++;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    }
    bytes -= file.bytes;
  }
  return deleted;
}
