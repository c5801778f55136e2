import {marginOf, OBJECTIVES} from "../objectives.ts";
import type {Document} from "./values.ts";

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
  /** For nodes that split by category: bits of the categories that go right, 32 a word. */
  categories?: ReadonlyMap<number, Uint32Array>;
  /** Trees whose leaves hold a value for each output: `leafSize` values a node, used in leaves. */
  leafVectors?: Float32Array;
  leafSize?: number;
  /** The tree as the file had it, to be written again as it was. */
  raw?: Readonly<Record<string, Document>>;
}

export type BoosterName = "gbtree" | "dart" | "gblinear";

/** Everything in a model file. */
export interface Model {
  /** gbtree where not given. */
  booster?: BoosterName;
  /** XGBoost's name of the objective. */
  objective: string;
  /** 0 unless the objective has classes. */
  numClass: number;
  /** Targets of a regression on several; 1 where not given. */
  numTarget?: number;
  /** Trees a round and output; 1 where not given. */
  numParallelTree?: number;
  numFeature: number;
  /** On the output's scale. */
  baseScore: number;
  /** One an output, where the file gives them so. */
  baseScores?: readonly number[];
  /** Whether base_score was set by hand (XGBoost's boost_from_average "0"). */
  baseScoreGiven?: boolean;
  scalePosWeight: number;
  featureNames: readonly string[];
  featureTypes: readonly string[];
  attributes: Readonly<Record<string, string>>;
  trees: readonly Tree[];
  /** Class (output) of each tree. */
  treeInfo: readonly number[];
  /** What each tree counts, of a dart. */
  treeWeights?: readonly number[];
  /** Weights of a gblinear: features x outputs, then a bias for each output. */
  linear?: {readonly weights: Float32Array; readonly rounds: number};
  /** Parameters of the objective, as the file names them. */
  objectiveParams?: Readonly<Record<string, Document>>;
  /** The rest of the file, without trees, to be written again as it was. */
  frame?: Readonly<Record<string, Document>>;
}

type Shape = Pick<Model, "numClass" | "numTarget">;

export function outputCount({numClass, numTarget = 1}: Shape): number {
  return Math.max(1, numClass, numTarget);
}

/** Whether every tree has a value for each output. */
export function isMultiOutput({trees}: Pick<Model, "trees">): boolean {
  return (trees[0]?.leafSize ?? 1) > 1;
}

/** Trees that a round adds. */
export function treesOfRound(model: Shape & Pick<Model, "numParallelTree" | "trees">): number {
  return (isMultiOutput(model) ? 1 : outputCount(model)) * (model.numParallelTree ?? 1);
}

export function roundsOf(model: Model): number {
  return model.linear ? model.linear.rounds : model.trees.length / treesOfRound(model);
}

/** The margins that base_score stands for, one an output. XGBoost's gblinear starts every output from the first. */
export function baseMargins(
  model: Shape & Pick<Model, "objective" | "baseScore" | "baseScores" | "booster">
): Float32Array {
  const shape = OBJECTIVES[model.objective];
  const scores = model.booster === "gblinear" ? undefined : model.baseScores;
  return Float32Array.from({length: outputCount(model)}, (_, k) =>
    marginOf(scores?.[k] ?? model.baseScore, shape)
  );
}
