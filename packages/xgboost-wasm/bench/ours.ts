// One run of this package; prints one JSON line. Arguments: data folder, rows, held-out rows, trees, threads.
import {closeSync, openSync, readSync} from "node:fs";
import {join} from "node:path";
import {DMatrix, train} from "../src/index.ts";
import {COLUMNS} from "./generator.ts";

function read(file: string, count: number, offset = 0): Float32Array {
  const values = new Float32Array(count);
  const bytes = new Uint8Array(values.buffer);
  const descriptor = openSync(file, "r");
  for (let at = 0; at < bytes.length; ) {
    const count = readSync(descriptor, bytes, at, Math.min(1 << 28, bytes.length - at), offset * 4 + at);
    if (count === 0) throw new Error(`${file} is too short`);
    at += count;
  }
  closeSync(descriptor);
  return values;
}

const [folder, ...numbers] = process.argv.slice(2);
const [rows, held, trees, threads] = numbers.map(Number);
const data = read(join(folder, "x.f32"), rows * COLUMNS);
const label = read(join(folder, "y.f32"), rows);
const cpu = () => {
  const {user, system} = process.cpuUsage();
  return (user + system) / 1e6;
};
const started = performance.now();
const cpuStarted = cpu();
const matrix = new DMatrix({data, rows, columns: COLUMNS, label});
const marks: number[] = [];
const cpuMarks: number[] = [];
const params = {objective: "binary:logistic", max_depth: 8, eta: 0.1, nthread: threads} as const;
const booster = await train(params, matrix, {
  numRound: trees,
  onProgress: () => {
    marks.push(performance.now());
    cpuMarks.push(cpu());
  }
});
const trainingPeak = process.resourceUsage().maxRSS / 1024;
const first = marks[0] - started;
const perTree = (marks[marks.length - 1] - marks[0]) / (trees - 1);
const test = read(join(folder, "x.f32"), held * COLUMNS, rows * COLUMNS);
const truth = read(join(folder, "y.f32"), held, rows);
booster.predict(test.subarray(0, 4096 * COLUMNS));
let predictSeconds = Number.POSITIVE_INFINITY;
let p: Float32Array = new Float32Array();
for (let i = 0; i < 5; i++) {
  const before = performance.now();
  p = booster.predict(test);
  predictSeconds = Math.min(predictSeconds, (performance.now() - before) / 1000);
}
let loss = 0;
let right = 0;
for (let i = 0; i < held; i++) {
  const q = Math.min(Math.max(p[i], 1e-7), 1 - 1e-7);
  loss -= truth[i] > 0.5 ? Math.log(q) : Math.log(1 - q);
  right += p[i] > 0.5 === truth[i] > 0.5 ? 1 : 0;
}
const single = test.slice(0, COLUMNS);
for (let i = 0; i < 20000; i++) booster.predict(single);
const singleStart = performance.now();
for (let i = 0; i < 20000; i++) booster.predict(single);
const singleMicros = ((performance.now() - singleStart) * 1000) / 20000;
console.log(
  JSON.stringify({
    engine: threads === 1 ? "xgboost-wasm, 1 thread" : `xgboost-wasm, ${threads} threads`,
    secondsPerTree: perTree / 1000,
    cpuSecondsPerTree: (cpuMarks[cpuMarks.length - 1] - cpuMarks[0]) / (trees - 1),
    secondsToFirstTree: first / 1000,
    cpuSecondsToFirstTree: cpuMarks[0] - cpuStarted,
    peakMB: trainingPeak,
    heldOutLogLoss: loss / held,
    heldOutAccuracy: right / held,
    predictedRowsPerSecond: held / predictSeconds,
    microsecondsPerRow: singleMicros
  })
);
