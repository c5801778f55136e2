// How far held-out log-loss is from native XGBoost's, seed by seed: `node --import tsx bench/held-out.ts [SEEDS]`.
import {execFileSync} from "node:child_process";
import {mkdtempSync, readFileSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {Booster, DMatrix, train} from "../src/index.ts";
import {findNativeXgboost} from "./find-python.ts";
import {COLUMNS, generate} from "./generator.ts";

const ROWS = 3000;
const HELD = 3000;
const ROUNDS = 30;
const seeds = Number(process.argv[2] ?? 20);
const native = findNativeXgboost();
if (!native) throw new Error("no Python here has XGBoost");
const folder = mkdtempSync(join(tmpdir(), "xgboost-wasm-"));
const script = fileURLToPath(new URL("../tests/native/train.py", import.meta.url));

const loss = (booster: Booster, data: Float32Array, label: Float32Array): number =>
  booster.predict(data).reduce((sum, p, i) => sum - Math.log(label[i] === 1 ? p : 1 - p), 0) / label.length;

console.log(`native XGBoost ${native.version}, ${seeds} seeds, ${ROWS} rows x ${COLUMNS}, ${ROUNDS} rounds`);
for (const sampling of [{}, {subsample: 0.7, colsample_bytree: 0.7}]) {
  const ratios: number[] = [];
  for (let seed = 0; seed < seeds; seed++) {
    const {data, label} = generate(seed * (ROWS + HELD), ROWS + HELD);
    const [x, y] = [data.subarray(0, ROWS * COLUMNS), label.subarray(0, ROWS)];
    const [held, truth] = [data.subarray(ROWS * COLUMNS), label.subarray(ROWS)];
    writeFileSync(join(folder, "x.f32"), x);
    writeFileSync(join(folder, "y.f32"), y);
    const params = {objective: "binary:logistic", max_depth: 6, base_score: 0.5, seed, ...sampling} as const;
    const args = [folder, String(ROWS), String(COLUMNS), JSON.stringify(params), String(ROUNDS), "model"];
    execFileSync(native.python, ["-W", "ignore", script, ...args], {stdio: "pipe"});
    const theirs = Booster.load(readFileSync(join(folder, "model.json"), "utf8"));
    const matrix = new DMatrix({data: x, rows: ROWS, columns: COLUMNS, label: y});
    const ours = await train(params, matrix, {numRound: ROUNDS});
    ratios.push((loss(ours, held, truth) / loss(theirs, held, truth) - 1) * 100);
  }
  const mean = ratios.reduce((a, b) => a + b, 0) / seeds;
  const [low, high] = [Math.min(...ratios), Math.max(...ratios)];
  const told = [low, high, mean].map((value) => `${value.toFixed(2)} %`);
  console.log(`${JSON.stringify(sampling)}: from ${told[0]} to ${told[1]}, mean ${told[2]}`);
}
