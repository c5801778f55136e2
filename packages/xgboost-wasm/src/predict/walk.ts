import type {Tree} from "../model/tree.ts";

/** The leaf that a row (at `offset` in data) ends in. */
export function leafOf(tree: Tree, data: Float32Array, offset: number): number {
  let node = 0;
  while (tree.left[node] >= 0) {
    const value = data[offset + tree.feature[node]];
    const goesLeft = Number.isNaN(value) ? tree.defaultLeft[node] === 1 : value < tree.condition[node];
    node = goesLeft ? tree.left[node] : tree.right[node];
  }
  return node;
}

/** Adds trees [first, last) to sums (row by row, `outputs` a row), without WebAssembly. */
export function addMarginsPlainly(
  trees: readonly Tree[],
  outputOf: readonly number[],
  data: Float32Array,
  columns: number,
  outputs: number,
  first: number,
  last: number,
  sums: Float32Array
): void {
  for (let row = 0; row * outputs < sums.length; row++) {
    for (let t = first; t < last; t++) {
      sums[row * outputs + outputOf[t]] += trees[t].condition[leafOf(trees[t], data, row * columns)];
    }
  }
}
