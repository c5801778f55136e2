import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, expect, it} from "vitest";
import {startMonitor} from "../../../../pipelines/monitoring/drift/monitor.ts";

const folder = mkdtempSync(join(tmpdir(), "predictiondex-monitor-"));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

it("the monitor goes on after a failure, tells of it, and stops when told to", async () => {
  const env = {
    ...process.env,
    PREDICTIONDEX_DATA: folder,
    PREDICTIONDEX_MODELS: join(folder, "models"),
    DEBUG: ""
  };
  const lines: string[] = [];
  let told = (): void => {};
  const twice = new Promise<void>((resolve) => {
    told = () => {
      if (lines.length >= 2) resolve();
    };
  });
  const log = (line: string): void => {
    lines.push(line);
    told();
  };
  const monitor = startMonitor({every: "0.1s", window: "1d", env, log});
  try {
    await twice;
  } finally {
    await monitor.stop();
  }
  expect(lines[0]).toContain("no model is in production");
  expect(lines[1]).toBe(lines[0]);
});
