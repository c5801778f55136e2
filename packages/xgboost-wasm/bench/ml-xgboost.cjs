// One run of ml-xgboost through its module's own exports (its class fails on large data); prints one JSON
// line. Arguments: data folder, rows, held-out rows, trees.
const fs = require("node:fs");
const path = require("node:path");

const columns = 133;
const cpu = () => {
  const {user, system} = process.cpuUsage();
  return (user + system) / 1e6;
};
const [folder, ...numbers] = process.argv.slice(2);
const [rows, held, trees] = numbers.map(Number);

function read(file, count, offset = 0) {
  const bytes = new Uint8Array(count * 4);
  const descriptor = fs.openSync(path.join(folder, file), "r");
  for (let at = 0; at < bytes.length; ) {
    const count = fs.readSync(descriptor, bytes, at, Math.min(1 << 28, bytes.length - at), offset * 4 + at);
    if (count === 0) throw new Error(`${file} is too short`);
    at += count;
  }
  fs.closeSync(descriptor);
  return new Float32Array(bytes.buffer);
}

const library = require("ml-xgboost/dist/wasm/xgboost");
library.isReady.then((wasm) => {
  const put = (values) => {
    const address = wasm._malloc(values.byteLength);
    if (!address) throw new Error("out of memory");
    wasm.HEAPU8.set(new Uint8Array(values.buffer), address);
    return address;
  };
  const x = read("x.f32", rows * columns);
  const y = read("y.f32", rows);
  const started = performance.now();
  const cpuStarted = cpu();
  const px = put(x);
  const py = put(y);
  const create = () => wasm._create_model(px, py, rows, columns);
  const model = create();
  const set = wasm.cwrap("set_param", null, ["number", "string", "string"]);
  const params = {
    booster: "gbtree",
    objective: "binary:logistic",
    max_depth: "8",
    eta: "0.1",
    subsample: "1",
    silent: "1",
    tree_method: "hist"
  };
  for (const [name, value] of Object.entries(params)) set(model, name, value);
  const train = wasm.cwrap("train_full_model", null, ["number", "number"]);
  wasm._free(px);
  wasm._free(py);
  const created = performance.now();
  const cpuCreated = cpu();
  train(model, trees);
  const total = performance.now() - created;
  const cpuTotal = cpu() - cpuCreated;
  const peak = process.resourceUsage().maxRSS / 1024;
  const test = read("x.f32", held * columns, rows * columns);
  const truth = read("y.f32", held, rows);
  const out = wasm._malloc(4);
  const row = wasm._malloc(columns * 4);
  const before = performance.now();
  let loss = 0;
  let right = 0;
  for (let i = 0; i < held; i++) {
    wasm.HEAPF32.set(test.subarray(i * columns, (i + 1) * columns), row >> 2);
    wasm._predict_one(model, row, columns, out);
    const p = wasm.HEAPF32[out >> 2];
    const q = Math.min(Math.max(p, 1e-7), 1 - 1e-7);
    loss -= truth[i] > 0.5 ? Math.log(q) : Math.log(1 - q);
    right += p > 0.5 === truth[i] > 0.5 ? 1 : 0;
  }
  const seconds = (performance.now() - before) / 1000;
  console.log(
    JSON.stringify({
      engine: "ml-xgboost 1.1.2",
      secondsPerTree: total / trees / 1000,
      cpuSecondsPerTree: cpuTotal / trees,
      cpuSecondsToFirstTree: cpuCreated - cpuStarted + cpuTotal / trees,
      secondsToFirstTree: (created - started + total / trees) / 1000,
      peakMB: peak,
      heldOutLogLoss: loss / held,
      heldOutAccuracy: right / held,
      predictedRowsPerSecond: held / seconds,
      microsecondsPerRow: (seconds * 1e6) / held
    })
  );
});
