import {mkdtempSync, rmSync} from "node:fs";
import {statfs} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {Registry} from "prom-client";
import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {type DiskSpace, diskSpace, registerDiskMetrics} from "../../../server/metrics/disk.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "disk-"));
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, {recursive: true});
});

describe("diskSpace", () => {
  it("is the file system's, also of a folder that is not made yet", async () => {
    const {bsize, blocks, bfree} = await statfs(folder);
    const there = await diskSpace(folder);
    const later = await diskSpace(join(folder, "not", "yet"));
    expect(later.device).toBe(there.device);
    // Others write meanwhile.
    const near = 0.05 * blocks * bsize;
    for (const {used, available} of [there, later]) {
      expect(Math.abs(used - (blocks - bfree) * bsize)).toBeLessThan(near);
      expect(available).toBeGreaterThan(0);
      expect(available).toBeLessThanOrEqual(bfree * bsize + near);
    }
  });
  it("says what the file system says", async () => {
    await expect(diskSpace(`${folder}/\0`)).rejects.toThrow("null bytes");
  });
});

const FOLDERS = {data: "/data", predictions: "/log", answers: "/answers", models: "/models"};
const DEVICES: Readonly<Record<string, number>> = {"/data": 1, "/log": 2, "/answers": 1, "/models": 1};
const space = async (path: string): Promise<DiskSpace> => ({
  device: DEVICES[path],
  used: 700 + DEVICES[path],
  available: 300 - DEVICES[path]
});
const registered = (ask: typeof space): Registry => {
  const registry = new Registry();
  registerDiskMetrics([registry], FOLDERS, ask);
  return registry;
};
const values = async (registry: Registry): Promise<string[]> =>
  (await registry.metrics()).split("\n").filter((line) => line.startsWith("system_disk"));

describe("the metrics of disks", () => {
  it("tell each file system once, by the first folder on it, and how processes are put together", async () => {
    const registry = registered(space);
    expect(await values(registry)).toEqual([
      'system_disk_usage_bytes{folder="data"} 701',
      'system_disk_usage_bytes{folder="predictions"} 702',
      'system_disk_available_bytes{folder="data"} 299',
      'system_disk_available_bytes{folder="predictions"} 298'
    ]);
    const all = await registry.getMetricsAsJSON();
    expect(all.map(({aggregator}) => aggregator)).toEqual(["max", "min"]);
  });

  it("leave out one that fails, and tell it again when it works", async () => {
    let fails = true;
    const registry = registered(async (path) => {
      if (fails && path === "/data") throw new Error("EIO");
      return space(path);
    });
    expect(await values(registry)).toContain('system_disk_available_bytes{folder="answers"} 299');
    expect((await values(registry)).join()).not.toContain('folder="data"');
    fails = false;
    expect(await values(registry)).toContain('system_disk_available_bytes{folder="data"} 299');
  });

  it("wait a second for one that does not answer, and do not ask it twice", async () => {
    vi.useFakeTimers();
    let answer = (_: DiskSpace): void => {};
    const hangs = vi.fn(() => new Promise<DiskSpace>((done) => (answer = done)));
    const registry = registered((path) => (path === "/log" ? hangs() : space(path)));
    for (let scrape = 0; scrape < 2; scrape += 1) {
      const scraped = values(registry);
      await vi.advanceTimersByTimeAsync(1_000);
      expect(await scraped).toEqual([
        'system_disk_usage_bytes{folder="data"} 701',
        'system_disk_available_bytes{folder="data"} 299'
      ]);
    }
    expect(hangs).toHaveBeenCalledTimes(1);
    answer(await space("/log"));
    await vi.advanceTimersByTimeAsync(0);
    hangs.mockImplementation(() => space("/log"));
    expect(await values(registry)).toContain('system_disk_available_bytes{folder="predictions"} 298');
  });
});
