import {stat, statfs} from "node:fs/promises";
import {dirname, resolve} from "node:path";
import {Gauge, type Registry} from "prom-client";
import type {DataPaths} from "../../lib/files/paths.ts";
import {within} from "../within.ts";

/** Longer than this no scrape waits for a file system, such as one of a network that is away. */
const PATIENCE_MS = 1_000;

/** Of a file system, bytes. */
export interface DiskSpace {
  /** The same for all folders that lie on it. */
  readonly device: number;
  readonly used: number;
  /** Left to users without rights, as `df` counts it. */
  readonly available: number;
}

/**
 * The space where a folder lies, or would lie once it is made.
 * @throws Error of the file system
 */
export async function diskSpace(folder: string): Promise<DiskSpace> {
  const place = resolve(folder);
  try {
    const [{dev}, {bsize, blocks, bfree, bavail}] = await Promise.all([stat(place), statfs(place)]);
    return {device: dev, used: (blocks - bfree) * bsize, available: bavail * bsize};
  } catch (error) {
    const above = dirname(place);
    if ((error as NodeJS.ErrnoException).code !== "ENOENT" || above === place) throw error;
    return diskSpace(above);
  }
}

/** Their names label them. */
type Folders = Pick<DataPaths, "data" | "predictions" | "answers" | "models">;

/**
 * Space of the file systems that the server's folders lie on, each once, by the first folder on it; asked at each
 * scrape. One that fails, or does not answer in time, has no value then.
 */
export function registerDiskMetrics(
  registers: Registry[],
  {data, predictions, answers, models}: Folders,
  ask: (folder: string) => Promise<DiskSpace> = diskSpace
): void {
  const all = Object.entries({data, predictions, answers, models});
  const spaces = new Map<string, DiskSpace>();
  // One that hangs is not asked a second time meanwhile: each question holds a thread of the process.
  const asked = new Map<string, Promise<void>>();
  const askOnce = (name: string, folder: string): Promise<void> => {
    const before = asked.get(name);
    if (before !== undefined) return before;
    const asking = ask(folder)
      .then(
        (space) => void spaces.set(name, space),
        () => void spaces.delete(name)
      )
      .finally(() => asked.delete(name));
    asked.set(name, asking);
    return asking;
  };
  const tell = async (gauge: Gauge<"folder">, of: (space: DiskSpace) => number): Promise<void> => {
    await within(PATIENCE_MS, Promise.all(all.map(([name, folder]) => askOnce(name, folder))));
    gauge.reset();
    const told = new Set<number>();
    for (const [name] of all) {
      const space = asked.has(name) ? undefined : spaces.get(name);
      if (space === undefined || told.has(space.device)) continue;
      told.add(space.device);
      gauge.set({folder: name}, of(space));
    }
  };
  new Gauge({
    name: "system_disk_usage_bytes",
    help: "Space in use on the file system of this folder",
    labelNames: ["folder"],
    registers,
    aggregator: "max",
    collect() {
      return tell(this, ({used}) => used);
    }
  });
  new Gauge({
    name: "system_disk_available_bytes",
    help: "Space left on the file system of this folder",
    labelNames: ["folder"],
    registers,
    aggregator: "min",
    collect() {
      return tell(this, ({available}) => available);
    }
  });
}
