import {type BigIntStats, statSync} from "node:fs";

/**
 * Calls `changed` when a file appears or is replaced. It polls: notifications of the file system do not cross
 * container volumes, and one `stat` a second costs nothing.
 * @returns a function that stops watching
 */
export function watchFile(path: string, changed: () => void | Promise<void>, intervalMs = 1000): () => void {
  const state = (): string | null => {
    let stats: BigIntStats;
    try {
      stats = statSync(path, {bigint: true});
    } catch {
      return null;
    }
    return `${stats.ino} ${stats.size} ${stats.mtimeNs}`;
  };
  let last = state();
  let busy = false;
  const timer = setInterval(async () => {
    const now = state();
    if (busy || now === null || now === last) return;
    last = now;
    busy = true;
    try {
      await changed();
    } finally {
      busy = false;
    }
  }, intervalMs);
  timer.unref();
  return () => clearInterval(timer);
}
