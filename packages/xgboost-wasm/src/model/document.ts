import {ModelError} from "../errors.ts";
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
            num_parallel_tree: "1",
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

type Fields = Readonly<Record<string, unknown>>;

function fields(value: unknown, path: string): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value) || ArrayBuffer.isView(value)) {
    throw new ModelError(path, "expected an object");
  }
  return value as Fields;
}

function text(value: unknown, path: string): string {
  if (typeof value !== "string")
    throw new ModelError(path, `expected a string, got ${JSON.stringify(value)}`);
  return value;
}

/** A number written as a string, XGBoost's way (3.x puts base_score in brackets). */
function numberText(value: unknown, path: string): number {
  const written = typeof value === "number" ? String(value) : text(value, path);
  const number = Number(written.replace(/^\[(.*)\]$/, "$1"));
  if (written.trim() === "" || !Number.isFinite(number)) {
    throw new ModelError(path, `expected a number, got ${JSON.stringify(value)}`);
  }
  return number;
}

function count(value: unknown, path: string, high: number): number {
  const number = numberText(value, path);
  if (!Number.isInteger(number) || number < 0 || number > high) {
    throw new ModelError(path, `expected a whole number from 0 to ${high}, got ${number}`);
  }
  return number;
}

function list(value: unknown, path: string): ArrayLike<unknown> {
  if (Array.isArray(value)) return value;
  if (ArrayBuffer.isView(value) && !(value instanceof DataView))
    return value as unknown as ArrayLike<unknown>;
  throw new ModelError(path, "expected an array");
}

function strings(value: unknown, path: string): string[] {
  return Array.from(list(value ?? [], path), (item, i) => text(item, `${path}[${i}]`));
}

function numbers(value: unknown, path: string, length: number): number[] {
  const items = list(value, path);
  if (items.length !== length) {
    throw new ModelError(path, `expected ${length} entries, got ${items.length}`);
  }
  return Array.from(items, (item, i) => {
    const number = typeof item === "boolean" ? Number(item) : item;
    if (typeof number !== "number" || !Number.isFinite(number)) {
      throw new ModelError(`${path}[${i}]`, `expected a finite number, got ${String(item)}`);
    }
    return number;
  });
}

/** A whole number in [low, high) at each inner node, `outside` elsewhere. */
function readTree(value: unknown, path: string, numFeature: number): Tree {
  const tree = fields(value, path);
  const params = fields(tree["tree_param"], `${path}.tree_param`);
  const size = count(params["num_nodes"], `${path}.tree_param.num_nodes`, 2 ** 28);
  if (size === 0) throw new ModelError(path, "a tree without nodes");
  if (count(params["num_deleted"] ?? 0, `${path}.tree_param.num_deleted`, 2 ** 28) > 0) {
    throw new ModelError(path, "trees with deleted nodes are not supported: load and save it with XGBoost");
  }
  if (count(params["size_leaf_vector"] ?? 0, `${path}.tree_param.size_leaf_vector`, 2 ** 28) > 1) {
    throw new ModelError(path, "vector leaves are not supported");
  }
  const column = (name: string) => numbers(tree[name], `${path}.${name}`, size);
  const optional = (name: string) =>
    tree[name] === undefined ? new Array<number>(size).fill(0) : column(name);
  if (optional("split_type").some((type) => type !== 0)) {
    throw new ModelError(`${path}.split_type`, "categorical splits are not supported");
  }
  const result: Tree = {
    left: Int32Array.from(column("left_children")),
    right: Int32Array.from(column("right_children")),
    parent: new Int32Array(size).fill(-1),
    feature: Int32Array.from(column("split_indices")),
    condition: Float32Array.from(column("split_conditions")),
    defaultLeft: Uint8Array.from(column("default_left"), (v) => (v ? 1 : 0)),
    lossChange: Float32Array.from(optional("loss_changes")),
    sumHessian: Float32Array.from(optional("sum_hessian")),
    baseWeight: Float32Array.from(optional("base_weights"))
  };
  checkShape(result, path, numFeature);
  return result;
}

/** Every node but the root is the child of exactly one node before it was reached: no cycle, no orphan. */
function checkShape(tree: Tree, path: string, numFeature: number): void {
  const size = tree.left.length;
  const seen = new Uint8Array(size);
  const stack = [0];
  seen[0] = 1;
  let reached = 1;
  while (stack.length > 0) {
    const node = stack.pop()!;
    const children = [tree.left[node], tree.right[node]];
    if (children[0] === -1 && children[1] === -1) continue;
    for (const child of children) {
      if (child < 0 || child >= size || seen[child]) {
        throw new ModelError(
          `${path}.left_children, right_children`,
          `node ${node} has child ${child}, expected a node from 1 to ${size - 1} that has no other parent`
        );
      }
      seen[child] = 1;
      tree.parent[child] = node;
      reached++;
      stack.push(child);
    }
    if (tree.feature[node] < 0 || tree.feature[node] >= numFeature) {
      throw new ModelError(
        `${path}.split_indices[${node}]`,
        `feature ${tree.feature[node]}, expected 0 to ${numFeature - 1}`
      );
    }
  }
  if (reached !== size) throw new ModelError(path, `${size - reached} nodes cannot be reached from the root`);
}

const OBJECTIVES = ["binary:logistic", "reg:squarederror", "multi:softprob"] as const;

/** Reads a parsed model file. Throws ModelError saying what is wrong where. */
export function fromDocument(document: unknown): Model {
  const learner = fields(fields(document, "")["learner"], "learner");
  const booster = fields(learner["gradient_booster"], "learner.gradient_booster");
  const at = "learner.gradient_booster";
  if (booster["name"] !== "gbtree") {
    throw new ModelError(`${at}.name`, `${JSON.stringify(booster["name"])} is not supported, only "gbtree"`);
  }
  const objectiveFields = fields(learner["objective"], "learner.objective");
  const objective = OBJECTIVES.find((name) => name === objectiveFields["name"]);
  if (!objective) {
    throw new ModelError(
      "learner.objective.name",
      `${JSON.stringify(objectiveFields["name"])} is not supported, only ${OBJECTIVES.join(", ")}`
    );
  }
  const param = fields(learner["learner_model_param"], "learner.learner_model_param");
  const paramAt = "learner.learner_model_param";
  const numFeature = count(param["num_feature"], `${paramAt}.num_feature`, 2 ** 24);
  const numClass = count(param["num_class"] ?? 0, `${paramAt}.num_class`, 1000);
  if ((objective === "multi:softprob") !== numClass > 1) {
    throw new ModelError(`${paramAt}.num_class`, `${numClass} does not fit ${objective}`);
  }
  const baseScore = numberText(param["base_score"], `${paramAt}.base_score`);
  if (objective === "binary:logistic" && !(baseScore > 0 && baseScore < 1)) {
    throw new ModelError(`${paramAt}.base_score`, `${baseScore} is no probability between 0 and 1`);
  }
  const model = fields(booster["model"], `${at}.model`);
  const trees = list(model["trees"], `${at}.model.trees`);
  const outputs = Math.max(1, numClass);
  const treeInfo = numbers(model["tree_info"], `${at}.model.tree_info`, trees.length);
  if (treeInfo.some((output) => !Number.isInteger(output) || output < 0 || output >= outputs)) {
    throw new ModelError(`${at}.model.tree_info`, `expected whole numbers from 0 to ${outputs - 1}`);
  }
  const names = strings(learner["feature_names"], "learner.feature_names");
  if (names.length > 0 && names.length !== numFeature) {
    throw new ModelError("learner.feature_names", `expected ${numFeature} names, got ${names.length}`);
  }
  const attributes: Record<string, string> = {};
  for (const [key, value] of Object.entries(fields(learner["attributes"] ?? {}, "learner.attributes"))) {
    attributes[key] = text(value, `learner.attributes.${key}`);
  }
  const loss = objectiveFields["reg_loss_param"];
  const scale =
    loss === undefined ? undefined : fields(loss, "learner.objective.reg_loss_param")["scale_pos_weight"];
  return {
    objective,
    numClass: numClass > 1 ? numClass : 0,
    numFeature,
    baseScore,
    baseScoreGiven: param["boost_from_average"] === "0",
    scalePosWeight:
      scale === undefined ? 1 : numberText(scale, "learner.objective.reg_loss_param.scale_pos_weight"),
    featureNames: names,
    featureTypes: strings(learner["feature_types"], "learner.feature_types"),
    attributes,
    trees: Array.from(trees, (tree, i) => readTree(tree, `${at}.model.trees[${i}]`, numFeature)),
    treeInfo
  };
}
