import {spawnSync} from "node:child_process";
import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterAll, describe, expect, it} from "vitest";
import {exitStatus} from "../../pipelines/drift/cli.ts";
import {parseDuration} from "../../pipelines/drift/duration.ts";
import {startMonitor} from "../../pipelines/drift/monitor.ts";
import {STATUSES} from "../../pipelines/drift/report/drift-report.ts";

const folder = mkdtempSync(join(tmpdir(), "predictiondex-drift-cli-"));
const env = {
  ...process.env,
  PREDICTIONDEX_DATA: folder,
  PREDICTIONDEX_MODELS: join(folder, "models"),
  DEBUG: ""
};
afterAll(() => rmSync(folder, {recursive: true, force: true}));
const MAIN = fileURLToPath(new URL("../../pipelines/drift/main.ts", import.meta.url));
const run = (...args: string[]) =>
  spawnSync(process.execPath, ["--import", "tsx", MAIN, ...args], {env, encoding: "utf8"});

describe("durations", () => {
  it("have a unit", () => {
    expect(["90s", "10m", "6h", "7d", "2w", "0.5h"].map(parseDuration)).toEqual([
      90_000, 600_000, 21_600_000, 604_800_000, 1_209_600_000, 1_800_000
    ]);
    for (const wrong of ["7", "d", "-1d", "0s", "7 days", "1e3s", ""])
      expect(() => parseDuration(wrong)).toThrow(/such as 90s, 10m/);
  });
});

describe("drift", () => {
  it("ends with 2 where something drifted, and with 0 otherwise", () => {
    expect(STATUSES.map((status) => exitStatus(status, "drift"))).toEqual([0, 0, 0, 2, 2]);
    expect(STATUSES.map((status) => exitStatus(status, "watch"))).toEqual([0, 0, 2, 2, 2]);
  });
  it("says in one line what is missing, with status 1", () => {
    const {status, stderr, stdout} = run();
    expect(status).toBe(1);
    expect(stdout).toBe("");
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(stderr).toContain("no model is in production");
  });
  it("names the option, the value and what would be right", () => {
    const {status, stderr} = run("--window", "a week");
    expect(status).toBe(1);
    expect(stderr).toMatch(/--window.*'a week' is invalid.*such as 90s, 10m/);
  });
});

describe("the monitor", () => {
  it("goes on after a failure, tells of it, and stops when told to", async () => {
    const lines: string[] = [];
    let told = (): void => {};
    const hear = (line: string): void => {
      lines.push(line);
      told();
    };
    const twice = new Promise<void>((resolve) => {
      told = () => {
        if (lines.length >= 2) resolve();
      };
    });
    const monitor = startMonitor({every: "0.1s", window: "1d", env, log: hear});
    await twice;
    await monitor.stop();
    expect(lines[0]).toContain("no model is in production");
    expect(lines[1]).toBe(lines[0]);
  });
});
