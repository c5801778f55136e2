import {Place} from "./place.ts";
import type {Model, Tree} from "./tree.ts";

const OBJECTIVES = ["binary:logistic", "reg:squarederror", "multi:softprob"] as const;
const MOST_NODES = 2 ** 28;
const MOST_TREES = 2 ** 24;

function readTree(tree: Place, numFeature: number): Tree {
  const params = tree.at("tree_param");
  const limited = (name: string, most: number, reason: string): void => {
    if (params.at(name).or(0).count(MOST_NODES) > most) tree.fail(`${reason} are not supported`);
  };
  const size = params.at("num_nodes").count(MOST_NODES);
  if (!size) tree.fail("a tree without nodes");
  limited("num_deleted", 0, "deleted nodes");
  limited("size_leaf_vector", 1, "vector leaves");
  const column = (name: string): number[] => tree.at(name).numbers(size);
  const optional = (name: string): number[] =>
    tree.at(name).value === undefined ? new Array<number>(size).fill(0) : column(name);
  if (optional("split_type").some(Boolean))
    tree.at("split_type").fail("categorical splits are not supported");
  const result: Tree = {
    left: Int32Array.from(column("left_children")),
    right: Int32Array.from(column("right_children")),
    parent: new Int32Array(size).fill(-1),
    feature: Int32Array.from(column("split_indices")),
    condition: Float32Array.from(column("split_conditions")),
    defaultLeft: Uint8Array.from(column("default_left"), (left) => +!!left),
    lossChange: Float32Array.from(optional("loss_changes")),
    sumHessian: Float32Array.from(optional("sum_hessian")),
    baseWeight: Float32Array.from(optional("base_weights"))
  };
  checkShape(result, tree, numFeature);
  return result;
}

/** Every node but the root is the child of exactly one node before it was reached: no cycle, no orphan. */
function checkShape({left, right, parent, feature}: Tree, place: Place, numFeature: number): void {
  const size = left.length;
  const seen = new Uint8Array(size);
  const stack = [0];
  seen[0] = 1;
  let reached = 1;
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    const children = [left[node], right[node]];
    if (children[0] === -1 && children[1] === -1) continue;
    for (const child of children) {
      if (child < 0 || child >= size || seen[child])
        place
          .at("left_children, right_children")
          .fail(`node ${node} has child ${child}, expected a node below ${size} that has no other parent`);
      seen[child] = 1;
      parent[child] = node;
      reached++;
      stack.push(child);
    }
    if (feature[node] < 0 || feature[node] >= numFeature)
      place.at(`split_indices[${node}]`).fail(`feature ${feature[node]}, expected 0 to ${numFeature - 1}`);
  }
  if (reached !== size) place.fail(`${size - reached} nodes cannot be reached from the root`);
}

/** Rounds are whole, and every round has its trees in the outputs' order. */
function checkRounds(model: Place, treeInfo: readonly number[], outputs: number, parallel: number): void {
  const each = outputs * parallel;
  if (treeInfo.length % each !== 0) {
    model
      .at("trees")
      .fail(
        `${treeInfo.length} trees are no whole number of rounds of ${outputs} outputs x ${parallel} trees`
      );
  }
  treeInfo.forEach((output, tree) => {
    const expected = Math.floor((tree % each) / parallel);
    if (output !== expected)
      model.at(`tree_info[${tree}]`).fail(`expected output ${expected}, got ${output}`);
  });
  const starts = model.at("iteration_indptr");
  if (starts.value === undefined) return;
  starts.numbers(treeInfo.length / each + 1).forEach((start, round) => {
    if (start !== round * each)
      starts.fail(`round ${round} begins at tree ${start}, expected ${round * each}`);
  });
}

/** Reads a parsed model file. Throws ModelError saying what is wrong where. */
export function fromDocument(document: unknown): Model {
  const learner = new Place(document).at("learner");
  const booster = learner.at("gradient_booster");
  const only = (place: Place, names: readonly string[]): string => {
    if (!names.includes(place.value as string))
      place.fail(`${JSON.stringify(place.value)} is not supported, only ${names.join(", ")}`);
    return place.text();
  };
  only(booster.at("name"), ["gbtree"]);
  const objectiveAt = learner.at("objective");
  const objective = only(objectiveAt.at("name"), OBJECTIVES) as Model["objective"];
  const params = learner.at("learner_model_param");
  const numFeature = params.at("num_feature").count(2 ** 24);
  const classes = params.at("num_class").or(0);
  const numClass = classes.count(1000);
  if ((objective === "multi:softprob") !== numClass > 1)
    classes.fail(`${numClass} does not fit ${objective}`);
  const base = params.at("base_score");
  const baseScore = base.number();
  if (objective === "binary:logistic" && !(baseScore > 0 && baseScore < 1))
    base.expected("a probability between 0 and 1", baseScore);
  const model = booster.at("model");
  const trees = model.at("trees").items();
  const numParallelTree = model.at("gbtree_model_param").at("num_parallel_tree").or(1).count(MOST_TREES);
  if (numParallelTree < 1) model.at("gbtree_model_param").at("num_parallel_tree").expected("at least 1");
  const declared = model.at("gbtree_model_param").at("num_trees");
  if (declared.count(MOST_TREES) !== trees.length) declared.fail(`${trees.length} trees are there`);
  const targets = params.at("num_target").or(1);
  if (targets.count(1000) > 1) targets.fail("several targets are not supported");
  const outputs = Math.max(1, numClass);
  const treeInfo = model.at("tree_info").numbers(trees.length);
  checkRounds(model, treeInfo, outputs, numParallelTree);
  const strings = (place: Place): string[] =>
    place
      .or([])
      .items()
      .map((item) => item.text());
  const names = learner.at("feature_names");
  const featureNames = strings(names);
  if (featureNames.length > 0 && featureNames.length !== numFeature)
    names.fail(`expected ${numFeature} names, got ${featureNames.length}`);
  const seen = new Set<string>();
  for (const name of featureNames) {
    if (seen.has(name)) names.fail(`${JSON.stringify(name)} is there twice`);
    seen.add(name);
  }
  const attributes = learner.at("attributes").or({});
  const loss = objectiveAt.at("reg_loss_param");
  return {
    objective,
    numClass: numClass > 1 ? numClass : 0,
    numParallelTree,
    numFeature,
    baseScore,
    baseScoreGiven: params.at("boost_from_average").value === "0",
    scalePosWeight: loss.value === undefined ? 1 : loss.at("scale_pos_weight").or(1).number(),
    featureNames,
    featureTypes: strings(learner.at("feature_types")),
    attributes: Object.fromEntries(
      Object.keys(attributes.fields()).map((key) => [key, attributes.at(key).text()])
    ),
    trees: trees.map((tree) => readTree(tree, numFeature)),
    treeInfo
  };
}
