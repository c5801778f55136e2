// Native XGBoost and this package on small, wide and usual shapes, one thread, in turns, the best of several runs.
// `npm run bench:shapes -w xgboost-wasm -- [--repeat 5] [--only dense]`
import {execFileSync} from "node:child_process";
import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {parseArgs} from "node:util";
import {build} from "esbuild";
import {createRandom} from "../src/random.ts";
import {findNativeXgboost} from "./find-python.ts";

export interface Shape {
  name: string;
  rows: number;
  columns: number;
  depth: number;
  trees: number;
  /** Rows that are explained. */
  asked: number;
  /** Share of the values that are there; 0: all, in a dense matrix. */
  sparse: number;
}

const SHAPES: readonly Shape[] = [
  {name: "dense", rows: 100_000, columns: 50, depth: 8, trees: 20, asked: 500, sparse: 0},
  {name: "small", rows: 1000, columns: 10, depth: 6, trees: 1000, asked: 500, sparse: 0},
  {name: "sparse", rows: 20_000, columns: 2000, depth: 6, trees: 20, asked: 100, sparse: 0.01}
];

type Figures = Record<"train" | "shap" | "predict", number>;

/** Writes a shape's data: continuous values, and labels that depend on the first columns. */
function writeShape(folder: string, shape: Shape): void {
  const {rows, columns, sparse} = shape;
  const random = createRandom(7);
  const label = new Float32Array(rows);
  const save = (name: string, values: Float32Array | Int32Array) =>
    writeFileSync(join(folder, name), new Uint8Array(values.buffer));
  const data = sparse ? null : new Float32Array(rows * columns);
  const [starts, indices, values]: [number[], number[], number[]] = [[0], [], []];
  for (let row = 0; row < rows; row++) {
    let score = 0;
    for (let column = 0; column < columns; column++) {
      if (sparse && random() >= sparse) continue;
      const value = random() + random() + random() - 1.5;
      if (data) data[row * columns + column] = value;
      else {
        indices.push(column);
        values.push(value);
      }
      if (column < columns / 5) score += value * (column % 3 === 0 ? 1 : value);
    }
    starts.push(indices.length);
    label[row] = score + random() - 0.5 > (sparse ? 0.5 : columns / 100) ? 1 : 0;
  }
  save("label.f32", label);
  if (data) save("data.f32", data);
  else {
    save("indptr.i32", Int32Array.from(starts));
    save("indices.i32", Int32Array.from(indices));
    save("values.f32", Float32Array.from(values));
  }
  const files = [
    ["indptr.i32", "int32"],
    ["indices.i32", "int32"],
    ["values.f32", "float32"]
  ];
  writeFileSync(join(folder, "shape.json"), JSON.stringify({...shape, files}));
}

/** The better of each figure: seconds, but rows a second. */
function better(a: Figures | undefined, b: Figures): Figures {
  if (!a) return b;
  return {
    train: Math.min(a.train, b.train),
    shap: Math.min(a.shap, b.shap),
    predict: Math.max(a.predict, b.predict)
  };
}

async function main(): Promise<void> {
  const {values} = parseArgs({options: {repeat: {type: "string", default: "5"}, only: {type: "string"}}});
  const here = fileURLToPath(new URL(".", import.meta.url));
  const folder = mkdtempSync(join(tmpdir(), "xgboost-wasm-shapes-"));
  const ours = join(folder, "ours.mjs");
  const native = findNativeXgboost();
  if (!native) throw new Error("no Python has XGBoost: apt install python3-xgboost, or set PYTHON");
  const entryPoints = [join(here, "shapes-ours.ts")];
  await build({entryPoints, bundle: true, format: "esm", platform: "node", outfile: ours});
  const run = (command: string, ...args: string[]): Figures =>
    JSON.parse(
      execFileSync(command, [...args, folder], {encoding: "utf8"})
        .trim()
        .split("\n")
        .pop() ?? ""
    );
  console.log(`native XGBoost ${native.version}, Node ${process.version}, best of ${values.repeat}`);
  console.log("| shape | | native | here | ratio |\n| --- | --- | --- | --- | --- |");
  for (const shape of SHAPES.filter(({name}) => values.only === undefined || values.only === name)) {
    writeShape(folder, shape);
    let [theirs, own]: (Figures | undefined)[] = [];
    for (let time = 0; time < Number(values.repeat); time++) {
      theirs = better(theirs, run(native.python, "-W", "ignore", join(here, "shapes.py")));
      own = better(own, run(process.execPath, ours));
    }
    for (const [figure, words] of [
      ["train", "s a tree"],
      ["shap", `SHAP values of ${shape.asked} rows, s`],
      ["predict", "rows predicted a second"]
    ] as const) {
      const [a, b] = [theirs![figure], own![figure]];
      const show = (value: number) => (figure === "predict" ? value.toFixed(0) : value.toPrecision(3));
      console.log(`| ${shape.name} | ${words} | ${show(a)} | ${show(b)} | ${(b / a).toFixed(2)} |`);
    }
  }
  rmSync(folder, {recursive: true});
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
