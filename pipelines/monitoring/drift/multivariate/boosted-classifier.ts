import {DMatrix, train} from "xgboost-wasm";
import type {TrainClassifier} from "./domain-classifier.ts";

/** Shallow trees: enough to see columns that move together, too few to learn rows by heart. */
const PARAMETERS = {
  objective: "binary:logistic",
  tree_method: "hist",
  eta: 0.2,
  max_depth: 4,
  min_child_weight: 10,
  subsample: 0.8,
  colsample_bytree: 0.5,
  max_bin: 64,
  seed: 1,
  nthread: 1
} as const;
const ROUNDS = 40;

/** A small boosted forest as the classifier between reference and window. */
export const trainBoosted: TrainClassifier = async (values, labels, columns) => {
  const data = new DMatrix({data: values, rows: labels.length, columns, label: labels});
  const booster = await train({...PARAMETERS}, data, {numRound: ROUNDS});
  return (rows) => booster.predict(rows);
};
