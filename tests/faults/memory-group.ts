import {existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";

/** A control group of the kernel that ends what takes more memory than it may. */
export interface MemoryGroup {
  /** What a process writes its id into to be in it. */
  readonly processes: string;
  /** Processes of the group that were ended for it. */
  kills(): number;
  remove(): void;
}

const ROOT = "/sys/fs/cgroup";
const VERSIONS = [
  {root: ROOT, limit: "memory.max", events: "memory.events"},
  {root: join(ROOT, "memory"), limit: "memory.limit_in_bytes", events: "memory.oom_control"}
];

/** Makes one of either version of control groups; null where this user may not. */
export function memoryGroup(name: string, bytes: number): MemoryGroup | null {
  for (const {root, limit, events} of VERSIONS) {
    const folder = join(root, name);
    const processes = join(folder, "cgroup.procs");
    try {
      mkdirSync(folder);
    } catch {
      continue;
    }
    try {
      // An ordinary folder, where no control groups are mounted, has no such file.
      if (!existsSync(processes)) throw new Error();
      writeFileSync(join(folder, limit), String(bytes));
    } catch {
      rmdirSync(folder);
      continue;
    }
    return {
      processes,
      kills: () => Number(/^oom_kill (\d+)/m.exec(readFileSync(join(folder, events), "utf8"))?.[1]),
      remove: () => rmdirSync(folder)
    };
  }
  return null;
}
