// Trains, answers, explains, saves and loads: the same line in every runtime and bundle.
import {Booster, cv, DMatrix, train} from "xgboost-wasm";
import {Predictor} from "xgboost-wasm/predict";

const rows = 3000;
const columns = 6;
const data = Float32Array.from({length: rows * columns}, (_, i) => ((i * 7919) % 2003) / 1000 - 1);
const label = Float32Array.from({length: rows}, (_, row) =>
  Math.hypot(data[row * columns], data[row * columns + 1]) < 0.7 ? 1 : 0
);
const matrix = new DMatrix({data, rows, columns, label});
const params = {objective: "binary:logistic", max_depth: 4};
const files = [];
for (const nthread of [1, 2]) files.push((await train({...params, nthread}, matrix)).saveModel());
if (files[0] !== files[1]) throw new Error("two threads train another model than one");
const booster = Booster.load(files[0]);
const predictor = Predictor.load(booster.saveModel("ubj"));
const some = data.subarray(0, 50 * columns);
const shap = predictor.predict(some, {predContribs: true});
const margins = booster.predict(some, {outputMargin: true});
const sums = margins.map((_, row) =>
  shap.subarray(row * 7, row * 7 + 7).reduce((sum, value) => sum + value, 0)
);
const apart = Math.max(...margins.map((margin, row) => Math.abs(margin - sums[row])));
if (apart > 1e-5) throw new Error(`SHAP values are ${apart} apart from the margins`);
const folds = await cv(params, matrix, {numRound: 2, nfold: 2});
const told = [files[0].length, margins[0], folds["test-logloss-mean"][1]].map((value) =>
  value.toPrecision(6)
);
console.log(`xgboost-wasm works: ${told.join(" ")}`);
// Bundles for pages have no process; nothing may keep one alive.
