import {readdirSync, readFileSync, statSync} from "node:fs";
import {join} from "node:path";
import {isRunning} from "../../lib/files/leftovers.ts";
import {decodeSegment} from "./segment.ts";

/**
 * A segment that was not touched for this long is taken to be left behind although its writer cannot be seen to be
 * gone: it ran on another machine, or its process id has been given to another program.
 */
export const ORPHAN_AFTER_MS = 5 * 60_000;

export interface Self {
  readonly instance: string;
  readonly host: string;
  readonly pid: number;
}

/**
 * Segments left behind by processes that are gone: at once where they ran on this machine, after a time of silence
 * where on another that shares the folder.
 */
export function findOrphans(folder: string, self: Self, now: number): string[] {
  let names: string[];
  try {
    names = readdirSync(folder).filter((name) => name.endsWith(".jsonl"));
  } catch {
    return [];
  }
  return names
    .sort()
    .map((name) => join(folder, name))
    .filter((path) => {
      try {
        const silent = now - statSync(path).mtimeMs > ORPHAN_AFTER_MS;
        const segment = decodeSegment(readFileSync(path, "utf8"));
        if (segment === null) return silent;
        const {host, instance, pid} = segment.header;
        if (instance === self.instance) return false;
        return silent || (host === self.host && (pid === self.pid || !isRunning(pid)));
      } catch {
        return false;
      }
    });
}
