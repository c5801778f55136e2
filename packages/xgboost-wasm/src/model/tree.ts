import {marginOf, OBJECTIVES} from "../objectives.ts";

/** A regression tree as parallel arrays, node 0 the root, as in XGBoost's model file. */
export interface Tree {
  /** Child indexes; -1 in a leaf. */
  left: Int32Array;
  right: Int32Array;
  /** -1 at the root. */
  parent: Int32Array;
  feature: Int32Array;
  /** Threshold (a row goes left when its value is below it), or the leaf's value. */
  condition: Float32Array;
  /** 1 where a missing value goes left. */
  defaultLeft: Uint8Array;
  lossChange: Float32Array;
  sumHessian: Float32Array;
  baseWeight: Float32Array;
}

/** Everything in a model file. */
export interface Model {
  objective: "binary:logistic" | "reg:squarederror" | "multi:softprob";
  /** 0 unless multi:softprob. */
  numClass: number;
  /** Trees a round and output; 1 where not given. */
  numParallelTree?: number;
  numFeature: number;
  /** On the output's scale. */
  baseScore: number;
  /** Whether base_score was set by hand (XGBoost's boost_from_average "0"). */
  baseScoreGiven?: boolean;
  scalePosWeight: number;
  featureNames: readonly string[];
  featureTypes: readonly string[];
  attributes: Readonly<Record<string, string>>;
  trees: readonly Tree[];
  /** Class (output) of each tree. */
  treeInfo: readonly number[];
}

export function outputCount(model: Pick<Model, "numClass">): number {
  return Math.max(1, model.numClass);
}

/** Trees that a round adds. */
export function treesOfRound(model: Pick<Model, "numClass" | "numParallelTree">): number {
  return outputCount(model) * (model.numParallelTree ?? 1);
}

/** The margin that base_score stands for. */
export function baseMargin(model: Pick<Model, "objective" | "baseScore">): number {
  return marginOf(model.baseScore, OBJECTIVES[model.objective]);
}
