import type {Model, Tree} from "../model/tree.ts";
import {prediction} from "./prediction-kernel.ts";
import {gaussLegendre, type Quadrature} from "./quadrature.ts";
import {depthOf, expectedValue, shareOf} from "./shap.ts";

// See assembly/predict/explain.ts for the layout.
const HEAD = 32;
const AT_POINT = 32;
const LANE = 512;
/** Rows that a tree is prepared for at a time, at most. */
const MOST_ROWS = 512;
const LEAST_ROWS = 64;
/** Bytes of these rows' values and shares, about. */
const BYTES = 8 << 20;
/** Deeper trees are explained row by row. */
const DEEPEST = 64;

interface Way {
  readonly features: number[];
  /** Share of the training rows that stay on the way when the feature is unknown. */
  readonly zeros: number[];
}

/** SHAP values by the WebAssembly kernel, for trees that split by thresholds and have one value a leaf. */
export class BlockExplainer {
  private readonly expected: Float64Array;
  private readonly depths: number[];
  /** Features that are split on, and the place of each among them. */
  private readonly used: readonly number[];
  private readonly slots: ReadonlyMap<number, number>;
  private readonly batch: number;
  private readonly columns: Float32Array;
  private readonly shares: Float64Array;
  private readonly program: number;
  private readonly scratch: number;
  private readonly words: Int32Array;
  private readonly floats: Float32Array;
  private readonly doubles: Float64Array;
  private readonly explainTree: (...args: number[]) => void;

  /** Null where a tree is too deep. */
  static of(model: Model): BlockExplainer | null {
    const depths = model.trees.map(depthOf);
    return depths.some((depth) => depth > DEEPEST) ? null : new BlockExplainer(model, depths);
  }

  private constructor(
    private readonly model: Model,
    depths: number[]
  ) {
    const {trees, treeWeights} = model;
    this.depths = depths;
    this.expected = Float64Array.from(trees, (tree, t) => expectedValue(tree) * (treeWeights?.[t] ?? 1));
    const features = new Set<number>();
    for (const {left, feature} of trees) {
      for (let node = 0; node < left.length; node++) if (left[node] >= 0) features.add(feature[node]);
    }
    this.used = [...features].sort((a, b) => a - b);
    this.slots = new Map(this.used.map((feature, slot) => [feature, slot]));
    const wanted = BYTES / (12 * Math.max(1, this.used.length));
    this.batch = Math.min(MOST_ROWS, Math.max(LEAST_ROWS, Math.floor(wanted / 2) * 2));
    const values = this.used.length * this.batch;
    const shareBytes = values * 8;
    this.program = Math.ceil((shareBytes + values * 4) / 16) * 16;
    const largest = trees.reduce((most, tree, t) => {
      const points = pointsFor(depths[t]);
      return Math.max(most, (tree.left.length >> 1) * (HEAD + 2 * (points * AT_POINT + 8)));
    }, 0);
    this.scratch = Math.ceil((this.program + largest) / 16) * 16;
    const deepest = depths.reduce((most, depth) => Math.max(most, depth), 0);
    const bytes = this.scratch + deepest * (1 + 2 * pointsFor(deepest)) * LANE;
    const {buffer, run} = prediction("explainTree", bytes);
    this.explainTree = run;
    this.shares = new Float64Array(buffer, 0, values);
    this.columns = new Float32Array(buffer, shareBytes, values);
    this.words = new Int32Array(buffer);
    this.floats = new Float32Array(buffer);
    this.doubles = new Float64Array(buffer, 0, buffer.byteLength >> 3);
  }

  /** Fills `out`, rows x outputs x (features + 1), with what trees [first, last) add to `begin`, rows x outputs. */
  explain(
    data: Float32Array,
    outputs: number,
    [first, last]: readonly [number, number],
    begin: Float32Array,
    out: Float32Array
  ): void {
    const {numFeature, trees, treeInfo} = this.model;
    const rows = begin.length / outputs;
    const width = numFeature + 1;
    const {batch, shares, used} = this;
    for (let from = 0; from < rows; from += batch) {
      const count = Math.min(batch, rows - from);
      this.fill(data, from, count);
      for (let output = 0; output < outputs; output++) {
        shares.fill(0);
        let expected = 0;
        for (let t = first; t < last; t++) {
          if (treeInfo[t] !== output) continue;
          expected += this.expected[t];
          if (trees[t].left[0] < 0) continue;
          const points = this.prepare(t);
          this.explainTree(this.program, points, this.depths[t], this.scratch, count + (count & 1));
        }
        for (let row = 0; row < count; row++) {
          const at = (from + row) * outputs + output;
          for (let slot = 0; slot < used.length; slot++)
            out[at * width + used[slot]] = shares[slot * batch + row];
          out[at * width + numFeature] = begin[at] + expected;
        }
      }
    }
  }

  /** Copies the values of the features used, column by column. */
  private fill(data: Float32Array, from: number, count: number): void {
    const {batch, columns, used} = this;
    for (let row = 0; row < count; row++) {
      const offset = (from + row) * this.model.numFeature;
      for (let slot = 0; slot < used.length; slot++) columns[slot * batch + row] = data[offset + used[slot]];
    }
  }

  /** Writes the tree's records for the kernel; returns the number of points. */
  private prepare(t: number): number {
    const tree = this.model.trees[t];
    const depth = this.depths[t];
    const rule = gaussLegendre(pointsFor(depth));
    const scale = this.model.treeWeights?.[t] ?? 1;
    const way: Way = {features: [], zeros: []};
    this.write(tree, scale, rule, way, 0, this.program);
    return rule.points.length;
  }

  /** Writes the record of a split, then those below it; returns the address after them. */
  private write(tree: Tree, scale: number, rule: Quadrature, way: Way, node: number, at: number): number {
    const {words, floats, batch, columns} = this;
    const depth = way.features.length;
    const feature = tree.feature[node];
    const slot = this.slots.get(feature)!;
    const above = way.features.lastIndexOf(feature);
    const edgeBytes = rule.points.length * AT_POINT + 8;
    const word = at >> 2;
    words[word] = columns.byteOffset + slot * batch * 4;
    floats[word + 1] = tree.condition[node];
    words[word + 2] = tree.defaultLeft[node];
    words[word + 3] = above;
    words[word + 4] = slot * batch * 8;
    way.features[depth] = feature;
    let next = at + HEAD + 2 * edgeBytes;
    for (const [side, child] of [tree.left[node], tree.right[node]].entries()) {
      const share = shareOf(tree, node, child);
      const outer = above < 0 ? 1 : way.zeros[above];
      const leaf = tree.left[child] < 0 ? tree.condition[child] * scale : null;
      this.writeFactors((at + HEAD + side * edgeBytes) >> 3, rule, share, outer, leaf);
      words[word + 5 + side] = leaf === null ? next : 0;
      if (leaf !== null) continue;
      way.zeros[depth] = share * outer;
      next = this.write(tree, scale, rule, way, child, next);
    }
    way.features.length = depth;
    return next;
  }

  /** The factors of an edge; `outer` is the feature's zero above, or 1. */
  private writeFactors(
    at: number,
    {points, weights}: Quadrature,
    share: number,
    outer: number,
    leaf: number | null
  ): void {
    const {doubles} = this;
    const zero = share * outer;
    const value = leaf ?? 1;
    for (let k = 0; k < points.length; k++) {
      const [t, rest] = [points[k], 1 - points[k]];
      const before = t + outer * rest;
      const after = t + zero * rest;
      const stays = after / before;
      const leaves = (zero * rest) / before;
      const lost = (1 - outer) / before;
      const shareStays = weights[k] * ((1 - zero) / after - lost);
      const shareLeaves = zero === 0 ? 0 : weights[k] * (-1 / rest - lost);
      const place = at + k * 4;
      doubles[place] = stays * value;
      doubles[place + 1] = leaves * value;
      doubles[place + 2] = leaf === null ? shareStays : shareStays * stays * leaf;
      doubles[place + 3] = leaf === null ? shareLeaves : shareLeaves * leaves * leaf;
    }
    doubles[at + points.length * 4] = (outer === 0 ? 0 : share) * value;
  }
}

/** Points that are exact for a tree of this depth. */
function pointsFor(depth: number): number {
  return Math.max(1, Math.ceil(depth / 2));
}
