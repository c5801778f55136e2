import type {Model, Tree} from "../model/tree.ts";

/** Categories from here on (and below 0) are none: single precision does not tell them apart. */
const NO_CATEGORY = 2 ** 24;

/** Where a value that is there goes at a node. */
function valueGoesLeft(tree: Tree, node: number, value: number): boolean {
  const bits = tree.categories?.get(node);
  if (!bits) return value < tree.condition[node];
  if (!(value >= 0 && value < NO_CATEGORY)) return true;
  const category = Math.floor(value);
  const word = category >> 5;
  return word >= bits.length || ((bits[word] >>> (category & 31)) & 1) === 0;
}

export function goesLeft(tree: Tree, node: number, value: number): boolean {
  return Number.isNaN(value) ? tree.defaultLeft[node] === 1 : valueGoesLeft(tree, node, value);
}

/** The leaf that a row (at `offset` in data) ends in. */
export function leafOf(tree: Tree, data: Float32Array, offset: number): number {
  let node = 0;
  while (tree.left[node] >= 0) {
    node = goesLeft(tree, node, data[offset + tree.feature[node]]) ? tree.left[node] : tree.right[node];
  }
  return node;
}

/** Adds trees [first, last) to sums (row by row, `outputs` a row), without WebAssembly. */
export function addMarginsPlainly(
  {
    trees,
    treeInfo,
    treeWeights,
    numFeature
  }: Pick<Model, "trees" | "treeInfo" | "treeWeights" | "numFeature">,
  data: Float32Array,
  outputs: number,
  [first, last]: readonly [number, number],
  sums: Float32Array
): void {
  for (let row = 0; row * outputs < sums.length; row++) {
    for (let t = first; t < last; t++) {
      const tree = trees[t];
      const leaf = leafOf(tree, data, row * numFeature);
      const weight = treeWeights?.[t] ?? 1;
      const {leafVectors} = tree;
      if (leafVectors) {
        for (let k = 0; k < outputs; k++) sums[row * outputs + k] += leafVectors[leaf * outputs + k] * weight;
      } else sums[row * outputs + treeInfo[t]] += Math.fround(tree.condition[leaf] * weight);
    }
  }
}
