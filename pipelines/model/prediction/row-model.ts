import {type Model, Predictor} from "xgboost-wasm/predict";
import type {Explanation} from "./prediction-answers.ts";
import type {RowModel} from "./recommender.ts";

export interface ExplainableModel extends RowModel {
  explainRow(features: Float32Array): Explanation;
}

/** A loaded model as the recommender uses it; isomorphic. */
export function createRowModel(model: Model): ExplainableModel {
  const predictor = new Predictor(model);
  return {
    featureNames: model.featureNames,
    predictRow: (features) => predictor.predict(features)[0],
    explainRow(features) {
      const shares = predictor.predict(features, {predContribs: true});
      return {expected: shares[shares.length - 1], contributions: shares.subarray(0, -1)};
    }
  };
}
