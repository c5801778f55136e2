import {type BigIntStats, statSync} from "node:fs";

const stateOf = (path: string): string => {
  let stats: BigIntStats;
  try {
    stats = statSync(path, {bigint: true});
  } catch {
    return "";
  }
  return `${stats.ino} ${stats.size} ${stats.mtimeNs}`;
};

/**
 * Calls `changed` when one of the files appears or is replaced. It polls: notifications of the file system do not
 * cross container volumes, and a few `stat`s a second cost nothing.
 * @param paths asked anew each time, since one file may say which others matter
 * @returns a function that stops watching
 */
export function watchFiles(
  paths: () => readonly string[],
  changed: () => void | Promise<void>,
  intervalMs = 1000
): () => void {
  const look = (): Map<string, string> => new Map(paths().map((path) => [path, stateOf(path)]));
  const last = look();
  let busy = false;
  const timer = setInterval(async () => {
    if (busy) return;
    const now = look();
    const other = [...now].some(([path, state]) => state !== "" && state !== last.get(path));
    for (const [path, state] of now) if (state !== "") last.set(path, state);
    for (const path of last.keys()) if (!now.has(path)) last.delete(path);
    if (!other) return;
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
