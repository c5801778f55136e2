import type {Model, Tree} from "./tree.ts";

/** Marks an empty array of 64-bit integers, which JavaScript has no use for here but UBJSON types. */
export class Int64List {}

/** JSON with typed arrays, from which both the text and the binary file are written. */
export type Document =
  | string
  | number
  | boolean
  | null
  | Float32Array
  | Int32Array
  | Uint8Array
  | Int64List
  | readonly Document[]
  | {readonly [key: string]: Document};

const VERSION = [1, 7, 4];
const NO_PARENT = 2147483647;

/** XGBoost's way to write a float; it takes one without point and exponent for an integer, and refuses it. */
export function floatText(value: number): string {
  if (Object.is(value, -0)) return "-0E0";
  const [digits, exponent] = shortest(value).toExponential().split("e");
  return `${digits}E${Number(exponent)}`;
}

/** The number with the fewest digits that rounds to this float32. */
export function shortest(value: number): number {
  if (value === 0) return value;
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return Number(value.toPrecision(9));
}

function treeDocument(tree: Tree, id: number, numFeature: number): Document {
  const count = tree.left.length;
  return {
    base_weights: tree.baseWeight,
    categories: new Int32Array(),
    categories_nodes: new Int32Array(),
    categories_segments: new Int64List(),
    categories_sizes: new Int64List(),
    default_left: tree.defaultLeft,
    id,
    left_children: tree.left,
    loss_changes: tree.lossChange,
    parents: tree.parent.map((parent) => (parent < 0 ? NO_PARENT : parent)),
    right_children: tree.right,
    split_conditions: tree.condition,
    split_indices: tree.feature,
    split_type: new Uint8Array(count),
    sum_hessian: tree.sumHessian,
    tree_param: {
      num_deleted: "0",
      num_feature: String(numFeature),
      num_nodes: String(count),
      size_leaf_vector: "0"
    }
  };
}

/** The model as XGBoost 1.7 lays it out. */
export function toDocument(model: Model): Document {
  const objective: Document =
    model.objective === "multi:softprob"
      ? {name: model.objective, softmax_multiclass_param: {num_class: String(model.numClass)}}
      : {
          name: model.objective,
          reg_loss_param: {scale_pos_weight: String(shortest(Math.fround(model.scalePosWeight)))}
        };
  return {
    learner: {
      attributes: model.attributes,
      feature_names: model.featureNames,
      feature_types: model.featureTypes,
      gradient_booster: {
        model: {
          gbtree_model_param: {
            num_parallel_tree: String(model.numParallelTree ?? 1),
            num_trees: String(model.trees.length),
            size_leaf_vector: "0"
          },
          tree_info: model.treeInfo,
          trees: model.trees.map((tree, id) => treeDocument(tree, id, model.numFeature))
        },
        name: "gbtree"
      },
      learner_model_param: {
        base_score: floatText(Math.fround(model.baseScore)),
        boost_from_average: model.baseScoreGiven ? "0" : "1",
        num_class: String(model.numClass),
        num_feature: String(model.numFeature),
        num_target: "1"
      },
      objective
    },
    version: VERSION
  };
}
