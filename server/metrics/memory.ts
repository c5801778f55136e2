import {readFileSync} from "node:fs";
import {freemem, totalmem} from "node:os";

/** Bytes. */
export interface Memory {
  readonly used: number;
  readonly available: number;
}

/** Text of a file; throws where it is not there. */
export type ReadText = (path: string) => string;

const read: ReadText = (path) => readFileSync(path, "utf8");

/** By version of Linux' control groups: the limit, what is in use, and statistics with the cache that can be given back. */
const GROUPS = [
  {
    limit: "/sys/fs/cgroup/memory.max",
    usage: "/sys/fs/cgroup/memory.current",
    statistics: "/sys/fs/cgroup/memory.stat",
    cache: "inactive_file"
  },
  {
    limit: "/sys/fs/cgroup/memory/memory.limit_in_bytes",
    usage: "/sys/fs/cgroup/memory/memory.usage_in_bytes",
    statistics: "/sys/fs/cgroup/memory/memory.stat",
    cache: "total_inactive_file"
  }
] as const;

/** Memory of the control group, the container's, where it has a limit below the machine's; the machine's otherwise. */
export function memoryHere(text: ReadText = read): Memory {
  const machine = totalmem();
  for (const {limit, usage, statistics, cache} of GROUPS) {
    try {
      // "max" where there is no limit; version 1 says a number above every memory.
      const most = Number(text(limit).trim());
      if (!(most < machine)) continue;
      const inactive = Number(new RegExp(`^${cache} (\\d+)$`, "m").exec(text(statistics))?.[1] ?? 0);
      const used = Math.max(0, Number(text(usage).trim()) - inactive);
      if (!Number.isFinite(used)) continue;
      return {used, available: Math.max(0, most - used)};
    } catch {
      // Not this version, or no Linux.
    }
  }
  return {used: machine - freemem(), available: freemem()};
}
