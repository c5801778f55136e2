import {readdirSync, readFileSync, statSync} from "node:fs";
import {join} from "node:path";
import {isRunning} from "../../lib/files/leftovers.ts";
import {decodeHeader} from "./segment.ts";

/**
 * Servers up to version 0.1 call theirs `.jsonl` and would take over, and lose, what they cannot read: they do not
 * look at others.
 */
export const SEGMENT_EXTENSION = ".segment";
const SEGMENT = /\.(segment|jsonl)$/;

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
    names = readdirSync(folder).filter((name) => SEGMENT.test(name));
  } catch {
    return [];
  }
  return names
    .sort()
    .map((name) => join(folder, name))
    .filter((path) => {
      try {
        const silent = now - statSync(path).mtimeMs > ORPHAN_AFTER_MS;
        const header = decodeHeader(readFileSync(path, "utf8"));
        if (header === null) return silent;
        const {host, instance, pid} = header;
        if (instance === self.instance) return false;
        return silent || (host === self.host && (pid === self.pid || !isRunning(pid)));
      } catch {
        return false;
      }
    });
}
