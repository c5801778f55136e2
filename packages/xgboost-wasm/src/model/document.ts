import {floatText} from "./float-text.ts";
import {objectiveParams} from "./objective-params.ts";
import {type Model, roundsOf, type Tree, treesOfRound} from "./tree.ts";
import type {Document} from "./values.ts";
import {FloatList, Int64List} from "./values.ts";

type Fields = Readonly<Record<string, Document>>;

const VERSION = [1, 7, 4];
/** Where every field that is written here is known, and what only newer XGBoost knows is left out. */
const NEW_VERSION = [2, 1, 4];
/** The first that reads a base score for each output. */
const SCORES_VERSION = [3, 1, 0];
const NO_PARENT = 2147483647;

function treeDocument(tree: Tree, id: number, numFeature: number): Document {
  if (tree.raw) return {...tree.raw, id};
  const count = tree.left.length;
  const nodes = [...(tree.categories?.keys() ?? [])].sort((a, b) => a - b);
  const lists = nodes.map((node) => categoryList(tree.categories!.get(node)!));
  const sizes = lists.map((list) => list.length);
  return {
    base_weights: tree.baseWeight,
    categories: Int32Array.from(lists.flat()),
    categories_nodes: Int32Array.from(nodes),
    categories_segments: new Int64List(sizes.map((_, i) => sizes.slice(0, i).reduce((a, b) => a + b, 0))),
    categories_sizes: new Int64List(sizes),
    default_left: tree.defaultLeft,
    id,
    left_children: tree.left,
    loss_changes: tree.lossChange,
    parents: tree.parent.map((parent) => (parent < 0 ? NO_PARENT : parent)),
    right_children: tree.right,
    split_conditions: tree.condition,
    split_indices: tree.feature,
    split_type: Uint8Array.from({length: count}, (_, node) => (tree.categories?.has(node) ? 1 : 0)),
    sum_hessian: tree.sumHessian,
    tree_param: {
      num_deleted: "0",
      num_feature: String(numFeature),
      num_nodes: String(count),
      size_leaf_vector: "0"
    }
  };
}

/** The categories whose bits are set. */
export function categoryList(bits: Uint32Array): number[] {
  const list: number[] = [];
  for (let category = 0; category < bits.length * 32; category++) {
    if ((bits[category >> 5] >>> (category & 31)) & 1) list.push(category);
  }
  return list;
}

/** What a file says beside its trees, for a model that comes from none. */
function newFrame(model: Model): Fields {
  const {name, params, recent} = objectiveParams(model);
  const trees = {
    gbtree_model_param: {
      num_parallel_tree: String(model.numParallelTree ?? 1),
      num_trees: "0",
      size_leaf_vector: "0"
    },
    ...(recent ? {iteration_indptr: []} : {}),
    tree_info: [],
    trees: []
  };
  const plain = {model: trees, name: "gbtree"};
  return {
    learner: {
      attributes: {},
      feature_names: [],
      feature_types: [],
      gradient_booster:
        model.booster === "dart" ? {gbtree: plain, name: "dart", weight_drop: new FloatList()} : plain,
      learner_model_param: {
        base_score: baseScoreText(model),
        boost_from_average: model.baseScoreGiven ? "0" : "1",
        num_class: String(model.numClass),
        num_feature: String(model.numFeature),
        num_target: String(model.numTarget ?? 1)
      },
      objective: {name, ...params}
    },
    version: model.baseScores ? SCORES_VERSION : recent ? NEW_VERSION : VERSION
  };
}

/** One score in all as every version reads it, several as 3.1 and newer do. */
function baseScoreText({baseScore, baseScores}: Model): string {
  const text = (score: number) => floatText(Math.fround(score));
  return baseScores ? `[${baseScores.map(text).join(",")}]` : text(baseScore);
}

const fieldsOf = (fields: Fields, name: string): Fields => fields[name] as Fields;

/** The parsed file: as it was read, or as XGBoost 1.7 lays it out (2.1 or 3.1 for what older ones do not know). */
export function toDocument(model: Model): Document {
  const frame = model.frame ?? newFrame(model);
  const learner = fieldsOf(frame, "learner");
  const booster = fieldsOf(learner, "gradient_booster");
  return {
    ...frame,
    learner: {
      ...learner,
      ...("attributes" in learner || Object.keys(model.attributes).length > 0
        ? {attributes: model.attributes}
        : {}),
      ...("feature_names" in learner || model.featureNames.length > 0
        ? {feature_names: model.featureNames, feature_types: model.featureTypes}
        : {}),
      gradient_booster: model.linear
        ? booster
        : model.booster === "dart"
          ? {
              ...booster,
              gbtree: treesDocument(fieldsOf(booster, "gbtree"), model),
              weight_drop: new FloatList(model.treeWeights)
            }
          : treesDocument(booster, model)
    }
  };
}

function treesDocument(booster: Fields, model: Model): Document {
  const own = fieldsOf(booster, "model");
  const {trees, treeInfo, numFeature} = model;
  const rounds = own["iteration_indptr"] === undefined ? undefined : roundStarts(model);
  return {
    ...booster,
    model: {
      ...own,
      gbtree_model_param: {...fieldsOf(own, "gbtree_model_param"), num_trees: String(trees.length)},
      ...(rounds ? {iteration_indptr: rounds} : {}),
      tree_info: treeInfo,
      trees: trees.map((tree, id) => treeDocument(tree, id, numFeature))
    }
  };
}

function roundStarts(model: Model): number[] {
  const each = treesOfRound(model);
  return Array.from({length: roundsOf(model) + 1}, (_, round) => round * each);
}
