import type {Model, Tree} from "../model/tree.ts";
import {prediction} from "./prediction-kernel.ts";

// See assembly/predict/index.ts for the layout.
const NODE_BYTES = 16;
const TREE_BYTES = 12;
const MISSING_RIGHT = 0x80000000;
/** Rows copied in at a time: with a tree they fit the first-level cache. */
const BATCH = 64;

type AddTrees = (
  trees: number,
  first: number,
  last: number,
  rows: number,
  stride: number,
  count: number,
  out: number,
  outStride: number
) => void;

/** Trees in a memory of their own, walked by the WebAssembly kernel. */
export class FastForest {
  private readonly columns: number;
  private readonly addTrees: AddTrees;
  private readonly trees: number;
  private readonly rows: number;
  private readonly out: number;
  private readonly rowView: Float32Array;
  private readonly outView: Float32Array;

  /** For trees that split by thresholds and have one value a leaf. */
  constructor(
    {trees, treeInfo, treeWeights, numFeature}: Model,
    private readonly outputs: number
  ) {
    const columns = numFeature;
    this.columns = columns;
    const nodes = trees.reduce((sum, tree) => sum + tree.left.length, 0);
    this.trees = nodes * NODE_BYTES;
    this.rows = Math.ceil((this.trees + trees.length * TREE_BYTES) / 64) * 64;
    this.out = this.rows + BATCH * columns * 4;
    const bytes = this.out + BATCH * outputs * 4;
    const {buffer, run} = prediction("addTrees", bytes);
    this.addTrees = run as AddTrees;
    this.rowView = new Float32Array(buffer, this.rows, BATCH * columns);
    this.outView = new Float32Array(buffer, this.out, BATCH * outputs);
    const words = new Uint32Array(buffer, 0, this.rows / 4);
    const floats = new Float32Array(buffer, 0, this.rows / 4);
    let first = 0;
    trees.forEach((tree, t) => {
      const record = (this.trees + t * TREE_BYTES) / 4;
      words[record] = first * NODE_BYTES;
      words[record + 1] = layOut(tree, first, treeWeights?.[t] ?? 1, words, floats);
      words[record + 2] = treeInfo[t] * 4;
      first += tree.left.length;
    });
  }

  /** Adds trees [first, last) to sums, row by row. */
  addMargins(data: Float32Array, rows: number, first: number, last: number, sums: Float32Array): void {
    const {columns, outputs} = this;
    for (let from = 0; from < rows; from += BATCH) {
      const count = Math.min(BATCH, rows - from);
      const target = sums.subarray(from * outputs, (from + count) * outputs);
      this.rowView.set(data.subarray(from * columns, (from + count) * columns));
      this.outView.set(target);
      this.addTrees(this.trees, first, last, this.rows, columns * 4, count, this.out, outputs * 4);
      target.set(this.outView.subarray(0, count * outputs));
    }
  }
}

/** Writes a tree's nodes breadth first from number `first` on, its values times `weight`; returns its depth. */
function layOut(tree: Tree, first: number, weight: number, words: Uint32Array, floats: Float32Array): number {
  const order = [0];
  const depths = [0];
  for (let i = 0; i < order.length; i++) {
    const node = order[i];
    const at = ((first + i) * NODE_BYTES) / 4;
    if (tree.left[node] < 0) {
      words[at] = 0;
      floats[at + 1] = Number.NaN;
      words[at + 2] = (first + i) * NODE_BYTES;
      floats[at + 3] = tree.condition[node] * weight;
      continue;
    }
    words[at] = tree.feature[node] * 4 + (tree.defaultLeft[node] ? 0 : MISSING_RIGHT);
    floats[at + 1] = tree.condition[node];
    words[at + 2] = (first + order.length) * NODE_BYTES;
    order.push(tree.left[node], tree.right[node]);
    depths.push(depths[i] + 1, depths[i] + 1);
  }
  return depths[depths.length - 1];
}
