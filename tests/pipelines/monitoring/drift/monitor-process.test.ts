import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {constants, getPriority, tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, expect, it} from "vitest";
import {startMonitor} from "../../../../pipelines/monitoring/drift/monitor.ts";

/** What the job does in place of its work: `act` is run in its process, before the tool is read. */
let folder: string;
let stub: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "predictiondex-monitor-"));
  stub = join(folder, "stub.cjs");
});
afterAll(() => rmSync(folder, {recursive: true, force: true}));

/** Processes take their time to start on a machine that has other work. */
const PATIENT = {timeout: 120_000};
const SAY = "const say = (text) => require('node:fs').writeSync(2, text);";
const WAIT = "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);";

function monitored(act: string) {
  writeFileSync(stub, SAY + act);
  const lines: string[] = [];
  const monitor = startMonitor({
    every: "1h",
    window: "7d",
    env: {...process.env, NODE_OPTIONS: `--require ${stub}`},
    log: (line) => void lines.push(line)
  });
  return {monitor, lines};
}

it("the job is the drift report again and again, at low priority, told line by line", async () => {
  const {monitor, lines} = monitored(
    `say(process.argv.slice(2).join(" ") + "\\n\\n  \\n" + process.pid + "\\n"); ${WAIT}`
  );
  await expect.poll(() => lines, PATIENT).toHaveLength(2);
  expect(lines[0]).toBe("drift --every 1h --window 7d");
  expect(getPriority(Number(lines[1]))).toBe(constants.priority.PRIORITY_BELOW_NORMAL);
  await monitor.stop();
  expect(() => process.kill(Number(lines[1]), 0), "the job has ended").toThrow("ESRCH");
  expect(lines, "an end that was asked for is no failure").toHaveLength(2);
});

it("a job that ends by itself is told of where it failed", async () => {
  const failed = monitored("process.exit(3);");
  await expect.poll(() => failed.lines, PATIENT).toEqual(["drift monitor: ended with status 3"]);
  await failed.monitor.stop();
  const done = monitored("say('all is done\\n'); process.exit(0);");
  await expect.poll(() => done.lines, PATIENT).toEqual(["all is done"]);
  await done.monitor.stop();
  expect(done.lines).toEqual(["all is done"]);
});
