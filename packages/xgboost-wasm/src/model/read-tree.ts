import type {Place} from "./place.ts";
import type {Tree} from "./tree.ts";
import type {Document} from "./values.ts";

export const MOST_NODES = 2 ** 28;
const MOST_TARGETS = 10_000;
/** Categories from here on are not kept apart in single precision, and XGBoost takes none. */
const MOST_CATEGORIES = 2 ** 24;
const NO_PARENT = 2147483647;
/** Feature number of a node that pruning left behind. */
const DELETED = 2147483647;

/** Reads a tree. Throws ModelError for one that XGBoost could not have written. */
export function readTree(place: Place, numFeature: number): Tree {
  const params = place.at("tree_param");
  const size = params.at("num_nodes").count(MOST_NODES);
  if (!size) place.fail("a tree without nodes");
  const features = params.at("num_feature").or(String(numFeature));
  if (features.count(2 ** 24) > numFeature) features.fail(`more features than the model's ${numFeature}`);
  const leafSize = params.at("size_leaf_vector").or("0").count(MOST_TARGETS);
  const zeros = (name: string): Float32Array =>
    place.at(name).value === undefined ? new Float32Array(size) : place.at(name).floats(size, true);
  const vectors = leafSize > 1;
  const tree: Tree = {
    left: place.at("left_children").integers(size),
    right: place.at("right_children").integers(size),
    parent: new Int32Array(size).fill(-1),
    feature: place.at("split_indices").integers(size),
    condition: place.at("split_conditions").floats(size, true),
    defaultLeft: Uint8Array.from(place.at("default_left").integers(size)),
    lossChange: zeros("loss_changes"),
    sumHessian: zeros("sum_hessian"),
    baseWeight: vectors ? new Float32Array(size) : zeros("base_weights"),
    raw: place.fields() as Readonly<Record<string, Document>>
  };
  tree.defaultLeft.forEach((left, node) => {
    if (left > 1) place.at(`default_left[${node}]`).fail(`expected 0 or 1, got ${left}`);
  });
  const deleted = params.at("num_deleted").value === undefined ? null : params.at("num_deleted").count(size);
  const numbered = place.at("leaf_weights").value !== undefined && vectors;
  const reached = checkShape(tree, place, {numFeature, deleted, numbered});
  if (reached.includes(0)) tree.left = tree.left.map((left, node) => (reached[node] === 1 ? left : -1));
  checkParents(tree, place, reached);
  readCategories(tree, place, reached);
  checkConditions(tree, place, reached, vectors);
  if (vectors) readVectors(tree, place, leafSize, reached);
  return tree;
}

/** Every node but the root is the child of exactly one node before it was reached: no cycle; orphans are deleted. */
function checkShape(
  {left, right, parent, feature}: Tree,
  place: Place,
  {numFeature, deleted, numbered}: {numFeature: number; deleted: number | null; numbered: boolean}
): Uint8Array {
  const size = left.length;
  const seen = new Uint8Array(size);
  const stack = [0];
  seen[0] = 1;
  let reached = 1;
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (left[node] === -1 && (right[node] === -1 || numbered)) continue;
    for (const child of [left[node], right[node]]) {
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
  const orphans = size - reached;
  // The oldest files do not count them.
  if (orphans !== (deleted ?? orphans)) {
    place.fail(`${orphans} nodes cannot be reached from the root, of which ${deleted} are deleted`);
  }
  seen.forEach((there, node) => {
    const marked = feature[node] === DELETED || feature[node] === -1;
    if (there === 0 && !marked)
      place.at(`split_indices[${node}]`).fail("cannot be reached, but is not deleted");
  });
  return seen;
}

function checkParents(tree: Tree, place: Place, reached: Uint8Array): void {
  const parents = place.at("parents");
  if (parents.value === undefined) return;
  parents.integers(tree.left.length).forEach((given, node) => {
    const expected = tree.parent[node];
    const root = node === 0 && (given === NO_PARENT || given === -1);
    if (reached[node] === 1 && given !== expected && !root)
      place.at(`parents[${node}]`).fail(`expected ${expected}, got ${given}`);
  });
}

/** What XGBoost leaves undefined is the threshold of a split by category and the value of a leaf that has several. */
function checkConditions(tree: Tree, place: Place, reached: Uint8Array, vectors: boolean): void {
  tree.condition.forEach((value, node) => {
    if (Number.isFinite(value) || reached[node] === 0 || tree.categories?.has(node)) return;
    if (vectors && tree.left[node] === -1) return;
    place.at(`split_conditions[${node}]`).fail(`expected a finite number, got ${value}`);
  });
}

function readCategories(tree: Tree, place: Place, reached: Uint8Array): void {
  const size = tree.left.length;
  const types = place.at("split_type");
  const type = types.value === undefined ? new Int32Array(size) : types.integers(size);
  if (place.at("categories_nodes").value === undefined) {
    if (type.includes(1)) place.at("categories_nodes").fail("missing, though a node splits by category");
    return;
  }
  const all = place.at("categories").integers();
  const nodes = place.at("categories_nodes").integers();
  const segments = place.at("categories_segments").integers(nodes.length);
  const sizes = place.at("categories_sizes").integers(nodes.length);
  const categories = new Map<number, Uint32Array>();
  let next = 0;
  nodes.forEach((node, i) => {
    const here = place.at(`categories_nodes[${i}]`);
    if (node < 0 || node >= size || categories.has(node) || type[node] !== 1)
      here.fail(`node ${node} does not split by category, or is there twice`);
    if (segments[i] !== next || sizes[i] < 0 || next + sizes[i] > all.length)
      place
        .at(`categories_segments[${i}]`)
        .fail(`expected ${next} and a size within ${all.length} categories`);
    categories.set(node, bitsOf(all.subarray(next, next + sizes[i]), place));
    next += sizes[i];
  });
  if (next !== all.length) place.at("categories").fail(`expected ${next} entries, got ${all.length}`);
  type.forEach((kind, node) => {
    const wrong = kind !== 0 && kind !== 1;
    const lacking = kind === 1 && reached[node] === 1 && tree.left[node] !== -1 && !categories.has(node);
    if (wrong || lacking)
      place.at(`split_type[${node}]`).fail(wrong ? `got ${kind}` : "no categories are given");
  });
  if (categories.size > 0) tree.categories = categories;
}

function bitsOf(list: Int32Array, place: Place): Uint32Array {
  const largest = list.reduce((most, category) => Math.max(most, category), -1);
  const bits = new Uint32Array((largest >> 5) + 1 || 0);
  for (const category of list) {
    if (category < 0 || category >= MOST_CATEGORIES)
      place.at("categories").fail(`expected 0 to ${MOST_CATEGORIES - 1}, got ${category}`);
    bits[category >> 5] |= 1 << (category & 31);
  }
  return bits;
}

/** From XGBoost 3.1 on leaves number their vectors; before, every node's weights are there, the leaves' theirs. */
function readVectors(tree: Tree, place: Place, leafSize: number, reached: Uint8Array): void {
  const size = tree.left.length;
  tree.leafSize = leafSize;
  const weights = place.at("leaf_weights");
  if (weights.value === undefined) {
    tree.leafVectors = place.at("base_weights").floats(size * leafSize);
    return;
  }
  const leaves = tree.left.filter((left, node) => left === -1 && reached[node] === 1).length;
  const values = weights.floats(leaves * leafSize);
  tree.leafVectors = new Float32Array(size * leafSize);
  const used = new Uint8Array(leaves);
  for (let node = 0; node < size; node++) {
    if (tree.left[node] !== -1 || reached[node] === 0) continue;
    const leaf = tree.right[node];
    if (leaf < 0 || leaf >= leaves || used[leaf] === 1)
      place.at(`right_children[${node}]`).fail(`leaf ${leaf}, expected each from 0 to ${leaves - 1} once`);
    used[leaf] = 1;
    tree.leafVectors.set(values.subarray(leaf * leafSize, (leaf + 1) * leafSize), node * leafSize);
  }
  tree.right = tree.right.map((right, node) => (tree.left[node] === -1 ? -1 : right));
}
