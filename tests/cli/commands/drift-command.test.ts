import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, afterEach, describe, expect, it, vi} from "vitest";
import {driftCommand, exitStatus} from "../../../cli/commands/drift-command.ts";
import {parseDuration} from "../../../lib/terminal/duration.ts";
import {STATUSES} from "../../../pipelines/monitoring/drift/report/drift-report.ts";
import {runCommand} from "../../support/run-command.ts";

const folder = mkdtempSync(join(tmpdir(), "predictiondex-drift-cli-"));
afterAll(() => rmSync(folder, {recursive: true, force: true}));
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  process.exitCode = undefined;
});

/** Runs the command in this process, over a folder with nothing in it. */
async function run(...args: string[]) {
  vi.stubEnv("PREDICTIONDEX_DATA", folder);
  vi.stubEnv("PREDICTIONDEX_MODELS", join(folder, "models"));
  vi.stubEnv("DEBUG", "");
  let stderr = "";
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    stderr += String(text);
    return true;
  });
  const stdout = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  await runCommand(driftCommand(), ["node", "drift", ...args]);
  return {status: process.exitCode, stderr, written: stdout.mock.calls.length};
}

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
    expect(STATUSES.map((status) => exitStatus(status, "drift"))).toEqual([0, 0, 0, 2, 2, 2]);
    expect(STATUSES.map((status) => exitStatus(status, "watch"))).toEqual([0, 0, 2, 2, 2, 2]);
  });
  it("says in one line what is missing, with status 1", async () => {
    const {status, stderr, written} = await run();
    expect(status).toBe(1);
    expect(written).toBe(0);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(stderr).toContain("no model is in production");
  });
  it("takes over the shared registry first, which says what is in production", async () => {
    vi.stubEnv("REGISTRY_URL", "postgresql://me:secret@127.0.0.1:1/models");
    const {status, stderr} = await run();
    expect(status).toBe(1);
    expect(stderr).toMatch(/the registry at postgresql:\/\/127\.0\.0\.1:1\/models cannot be used/);
  });
  it("with --every goes on after a failure, telling of it, until it is interrupted", async () => {
    const before = new Set(process.listeners("SIGINT"));
    const running = run("--every", "0.05s");
    const [interrupt] = process.listeners("SIGINT").filter((listener) => !before.has(listener));
    await vi.waitFor(
      () => expect(vi.mocked(process.stderr.write).mock.calls.length).toBeGreaterThan(1),
      30_000
    );
    interrupt("SIGINT");
    const {status, stderr, written} = await running;
    const lines = stderr.trimEnd().split("\n");
    expect(lines.length).toBeGreaterThanOrEqual(2);
    expect(new Set(lines)).toEqual(new Set([lines[0]]));
    expect(lines[0]).toMatch(/^drift: no model is in production/);
    expect(status).toBeUndefined();
    expect(written).toBe(0);
  });
  it.each([
    ["--every", "often", "such as 90s, 10m"],
    ["--window", "a week", "such as 90s, 10m"],
    ["--playouts", "0", "expected a whole number from 1"],
    ["--verify", "-5", "expected a whole number from 0"],
    ["--format", "html", "Allowed choices are md, json"]
  ])("names %s, the value %s and what would be right", async (option, value, right) => {
    const {status, stderr} = await run(option, value);
    expect(status).toBe(1);
    expect(stderr).toContain(option);
    expect(stderr).toContain(`'${value}'`);
    expect(stderr).toContain(right);
  });
});
