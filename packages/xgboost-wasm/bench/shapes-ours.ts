// One shape by this package on one thread; prints one JSON line. Arguments: folder with shape.json and its data.
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {DMatrix, train} from "../src/index.ts";
import type {Shape} from "./shapes.ts";

const [folder] = process.argv.slice(2);
const bytesOf = (name: string): ArrayBuffer => new Uint8Array(readFileSync(join(folder, name))).buffer;
const shape: Shape = JSON.parse(readFileSync(join(folder, "shape.json"), "utf8"));
const {rows, columns, trees, depth, asked} = shape;
const label = new Float32Array(bytesOf("label.f32"));

function matrixOf(): DMatrix {
  if (!shape.sparse) return new DMatrix({data: new Float32Array(bytesOf("data.f32")), rows, columns, label});
  return DMatrix.fromSparse({
    indptr: new Int32Array(bytesOf("indptr.i32")),
    indices: new Int32Array(bytesOf("indices.i32")),
    values: new Float32Array(bytesOf("values.f32")),
    columns,
    label
  });
}

const cpu = (): number => {
  const {user, system} = process.cpuUsage();
  return (user + system) / 1e6;
};
const matrix = matrixOf();
const params = {objective: "binary:logistic", max_depth: depth, nthread: 1} as const;
await train(params, matrix, {numRound: 1});
let started = cpu();
const booster = await train(params, matrix, {numRound: trees});
const perTree = (cpu() - started) / trees;
const some = matrix.slice(Array.from({length: asked}, (_, row) => row));
started = cpu();
booster.predict(some, {predContribs: true});
const shap = cpu() - started;
started = cpu();
booster.predict(matrix, {outputMargin: true});
console.log(JSON.stringify({train: perTree, shap, predict: rows / (cpu() - started)}));
