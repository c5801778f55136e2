/** Run by tests as a process of its own, so that its memory can be measured: one drift report over a folder. */
import {runDrift} from "../../../../pipelines/monitoring/drift/run-drift.ts";
import {testWorld} from "./monitored-world.ts";

const [evaluation, duels, predictions, now, verifyRows] = process.argv.slice(2);
const world = testWorld();
const start = performance.now();
const before = process.cpuUsage();
const {window, columns, verdict} = await runDrift({
  paths: {evaluation, duels, predictions},
  world,
  window: "7d",
  now: new Date(now),
  verifyRows: Number(verifyRows)
});
const cpu = process.cpuUsage(before);
process.stdout.write(
  `${JSON.stringify({
    rows: window.rows,
    columns: columns.length,
    status: verdict.status,
    seconds: (performance.now() - start) / 1000,
    cpuSeconds: (cpu.user + cpu.system) / 1e6,
    megabytes: process.resourceUsage().maxRSS / 1024
  })}\n`
);
