// Native XGBoost, ml-xgboost and this package on the same data, one after the other, each in a process of its
// own. `npm run bench -w xgboost-wasm -- [--rows 720000] [--trees 100] [--repeat 1] [--engines native,ours,...]`
import {execFileSync} from "node:child_process";
import {closeSync, mkdtempSync, openSync, rmSync, writeSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {parseArgs} from "node:util";
import {build} from "esbuild";
import {findNativeXgboost} from "./find-python.ts";
import {generate} from "./generator.ts";
import {goalLines, type Result} from "./result.ts";

const {values} = parseArgs({
  options: {
    rows: {type: "string", default: "720000"},
    trees: {type: "string", default: "100"},
    repeat: {type: "string", default: "1"},
    engines: {type: "string", default: "native1,native2,ml-xgboost,ours1,ours2"}
  }
});
const rows = Number(values.rows);
const held = Math.floor(rows / 4);
const here = fileURLToPath(new URL(".", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "xgboost-wasm-bench-"));

function writeData(): void {
  const [x, y] = ["x.f32", "y.f32"].map((name) => openSync(join(folder, name), "w"));
  const step = 20_000;
  for (let first = 0; first < rows + held; first += step) {
    const {data, label} = generate(first, Math.min(step, rows + held - first));
    writeSync(x, new Uint8Array(data.buffer));
    writeSync(y, new Uint8Array(label.buffer));
  }
  closeSync(x);
  closeSync(y);
}

/** This package is measured as published: compiled, without a loader. */
async function compileOurs(): Promise<string> {
  const outfile = join(folder, "ours.mjs");
  await build({entryPoints: [join(here, "ours.ts")], bundle: true, format: "esm", platform: "node", outfile});
  return outfile;
}

function run(command: string, ...args: string[]): Result | null {
  const common = [folder, String(rows), String(held), values.trees];
  try {
    const output = execFileSync(command, [...args.slice(0, -1), ...common, args[args.length - 1]], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      maxBuffer: 1 << 26
    });
    return JSON.parse(output.trim().split("\n").pop() ?? "");
  } catch (error) {
    console.error(`${args.join(" ")}: not measured (${String(error).split("\n")[0]})`);
    return null;
  }
}

function runNative(threads: string): Result | null {
  const native = findNativeXgboost();
  if (native) return run(native.python, "-W", "ignore", join(here, "native.py"), threads);
  console.error(
    "native XGBoost: not measured (no Python has it: apt install python3-xgboost, or set PYTHON)"
  );
  return null;
}

function show(results: readonly Result[]): void {
  const fixed = (value: number, digits: number) => value.toFixed(digits);
  const [reference] = results;
  console.log(
    "| engine | s/tree | ratio | CPU s/tree | s to first tree | peak MB | log-loss | accuracy | rows/s | µs/row |"
  );
  console.log("|---|---|---|---|---|---|---|---|---|---|");
  for (const r of results) {
    const cells = [
      r.engine,
      fixed(r.secondsPerTree, 3),
      fixed(r.secondsPerTree / reference.secondsPerTree, 2),
      fixed(r.cpuSecondsPerTree, 3),
      fixed(r.secondsToFirstTree, 2),
      fixed(r.peakMB, 0),
      fixed(r.heldOutLogLoss, 5),
      fixed(r.heldOutAccuracy, 4),
      Math.round(r.predictedRowsPerSecond).toLocaleString("en"),
      fixed(r.microsecondsPerRow, 1)
    ];
    console.log(`| ${cells.join(" | ")} |`);
  }
}

try {
  console.error(`writing ${rows} + ${held} rows to ${folder}`);
  writeData();
  const ours = await compileOurs();
  const engines: Record<string, () => Result | null> = {
    native1: () => runNative("1"),
    native2: () => runNative("2"),
    "ml-xgboost": () => run(process.execPath, "--no-experimental-fetch", join(here, "ml-xgboost.cjs"), "1"),
    ours1: () => run(process.execPath, ours, "1"),
    ours2: () => run(process.execPath, ours, "2")
  };
  const results: Record<string, Result> = {};
  for (const name of values.engines.split(",")) {
    const runs = Array.from({length: Number(values.repeat)}, () => engines[name]()).filter((r) => r !== null);
    const best = runs.sort((a, b) => a.secondsPerTree - b.secondsPerTree)[0];
    if (best) {
      console.error(JSON.stringify(best));
      results[name] = best;
    }
  }
  if (Object.keys(results).length > 0) {
    show(Object.values(results));
    console.log(`\n${goalLines(results).join("\n")}`);
  }
} finally {
  rmSync(folder, {recursive: true});
}
