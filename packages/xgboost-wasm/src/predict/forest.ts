import type {Tree} from "../model/tree.ts";

/** Words a node: feature (negative: ~feature, missing goes left), threshold or leaf value, left child. */
const WORDS = 3;

/** Trees laid out for the walk: a node's children are neighbours, a tree's nodes breadth first. */
export class Forest {
  private readonly words: Int32Array;
  private readonly floats: Float32Array;
  private readonly roots: Int32Array;
  /** For each laid-out node, its number in its own tree. */
  private readonly numbers: Int32Array;

  constructor(trees: readonly Tree[]) {
    const total = trees.reduce((sum, tree) => sum + tree.left.length, 0);
    this.words = new Int32Array(total * WORDS);
    this.floats = new Float32Array(this.words.buffer);
    this.roots = new Int32Array(trees.length);
    this.numbers = new Int32Array(total);
    let next = 0;
    trees.forEach((tree, t) => {
      this.roots[t] = next * WORDS;
      next = this.layOut(tree, next);
    });
  }

  private layOut(tree: Tree, first: number): number {
    const order = [0];
    for (let i = 0; i < order.length; i++) {
      const node = order[i];
      const at = (first + i) * WORDS;
      this.numbers[first + i] = node;
      this.floats[at + 1] = tree.condition[node];
      if (tree.left[node] < 0) {
        this.words[at + 2] = -1;
        continue;
      }
      this.words[at] = tree.defaultLeft[node] ? ~tree.feature[node] : tree.feature[node];
      this.words[at + 2] = (first + order.length) * WORDS;
      order.push(tree.left[node], tree.right[node]);
    }
    return first + order.length;
  }

  private leaf(tree: number, data: Float32Array, offset: number): number {
    const {words, floats} = this;
    let node = this.roots[tree];
    let left = words[node + 2];
    while (left >= 0) {
      const feature = words[node];
      if (feature >= 0) node = data[offset + feature] < floats[node + 1] ? left : left + WORDS;
      else node = data[offset + ~feature] >= floats[node + 1] ? left + WORDS : left;
      left = words[node + 2];
    }
    return node;
  }

  /** Adds trees [first, last) to sums (row by row, `outputs` a row); outputOf tells each tree's output. */
  addMargins(
    data: Float32Array,
    columns: number,
    rows: number,
    outputOf: readonly number[],
    outputs: number,
    first: number,
    last: number,
    sums: Float32Array
  ): void {
    // Blocks of rows, so that a tree is walked many times while it is in the cache.
    const block = 64;
    for (let from = 0; from < rows; from += block) {
      const to = Math.min(from + block, rows);
      for (let tree = first; tree < last; tree++) {
        const output = outputOf[tree];
        for (let row = from; row < to; row++) {
          sums[row * outputs + output] += this.floats[this.leaf(tree, data, row * columns) + 1];
        }
      }
    }
  }

  /** Number of the leaf that a row ends in, in the tree's own numbering. */
  leafNumber(tree: number, data: Float32Array, offset: number): number {
    return this.numbers[this.leaf(tree, data, offset) / WORDS];
  }
}
