import type {Tree} from "../model/tree.ts";
import {gaussLegendre} from "./quadrature.ts";
import {goesLeft} from "./walk.ts";

// TreeSHAP: Lundberg, Erion, Lee: Consistent Individualized Feature Attribution for Tree Ensembles (2018). A path
// element is a feature met on the way down, with the share of training rows that pass when the feature is unknown
// (zero) and whether the row does when it is known (one). A leaf of value v adds to element i the mean over the
// orders of features
//
//   v (one_i - zero_i) integral over t from 0 to 1 of prod_{j != i} (one_j t + zero_j (1 - t)) dt
//
// and the integrand is a polynomial of a degree below the tree's depth: a Gauss-Legendre rule of half as many points
// is exact. At one point, products go down the tree and sums of leaves come up, one multiplication a node, where the
// paper's algorithm 2 does work in the square of the depth for every leaf; only positive numbers are multiplied and
// divided, so that nothing cancels.

/** Share of the training rows at a node that go on to this child; none where there were none. */
export function shareOf({sumHessian}: Tree, node: number, child: number): number {
  return sumHessian[node] === 0 ? 0 : sumHessian[child] / sumHessian[node];
}

/** Sum of leaf values weighted by cover; 0 below a node that no training row reached. */
export function expectedValue(tree: Tree): number {
  const mean = (node: number): number => {
    if (tree.left[node] < 0) return tree.condition[node];
    if (tree.sumHessian[node] === 0) return 0;
    const [l, r] = [tree.left[node], tree.right[node]];
    return (mean(l) * tree.sumHessian[l] + mean(r) * tree.sumHessian[r]) / tree.sumHessian[node];
  };
  return mean(0);
}

export function depthOf(tree: Tree): number {
  const depths = new Int32Array(tree.left.length);
  let deepest = 0;
  const stack = [0];
  while (stack.length > 0) {
    const node = stack.pop()!;
    deepest = Math.max(deepest, depths[node]);
    if (tree.left[node] < 0) continue;
    for (const child of [tree.left[node], tree.right[node]]) {
      depths[child] = depths[node] + 1;
      stack.push(child);
    }
  }
  return deepest;
}

/** Fixes one feature's presence: off 0, known 1, unknown -1 (for interactions). */
export interface Condition {
  sign: -1 | 0 | 1;
  feature: number;
}

const FREE: Condition = {sign: 0, feature: -1};

export class TreeExplainer {
  readonly expected: number;
  private readonly points: Float64Array;
  private readonly weights: Float64Array;
  /** The element added at each depth of the way down; -1 where none was. */
  private readonly features: Int32Array;
  private readonly zeros: Float64Array;
  private readonly ones: Float64Array;
  /** At each depth and point: the product of the elements above, and the sum of the leaves below. */
  private readonly products: Float64Array;
  private readonly sums: Float64Array;
  private data: Float32Array = new Float32Array();
  private offset = 0;
  private phi: Float64Array = new Float64Array();
  private condition = FREE;

  /** `scale` multiplies the tree's values. */
  constructor(
    private readonly tree: Tree,
    private readonly scale = 1
  ) {
    this.expected = expectedValue(tree) * scale;
    const depth = depthOf(tree);
    const {points, weights} = gaussLegendre(Math.max(1, Math.ceil(depth / 2)));
    this.points = points;
    this.weights = weights;
    this.features = new Int32Array(depth + 1);
    this.zeros = new Float64Array(depth + 1);
    this.ones = new Float64Array(depth + 1);
    this.products = new Float64Array((depth + 1) * points.length);
    this.sums = new Float64Array((depth + 1) * points.length);
  }

  /** Adds each feature's share of this tree's value for a row to phi. */
  explain(data: Float32Array, offset: number, phi: Float64Array, condition: Condition = FREE): void {
    this.data = data;
    this.offset = offset;
    this.phi = phi;
    this.condition = condition;
    this.products.fill(1, 0, this.points.length);
    this.descend(0, 0);
  }

  /** Fills this depth's sums with the leaves below, each times the product of its path, and their shares into phi. */
  private descend(node: number, depth: number): void {
    const {tree, products, sums, condition} = this;
    const count = this.points.length;
    const here = depth * count;
    if (tree.left[node] < 0) {
      const leaf = tree.condition[node] * this.scale;
      for (let k = 0; k < count; k++) sums[here + k] = leaf * products[here + k];
      return;
    }
    sums.fill(0, here, here + count);
    const split = tree.feature[node];
    const value = this.data[this.offset + split];
    const left = goesLeft(tree, node, value);
    const hot = left ? tree.left[node] : tree.right[node];
    const cold = left ? tree.right[node] : tree.left[node];
    const hotZero = shareOf(tree, node, hot);
    const coldZero = shareOf(tree, node, cold);
    if (condition.sign !== 0 && condition.feature === split) {
      this.pass(hot, depth, condition.sign > 0 ? 1 : hotZero);
      this.pass(cold, depth, condition.sign > 0 ? 0 : coldZero);
      return;
    }
    let earlier = depth - 1;
    while (earlier >= 0 && this.features[earlier] !== split) earlier--;
    const zero = earlier < 0 ? 1 : this.zeros[earlier];
    const one = earlier < 0 ? 1 : this.ones[earlier];
    this.enter(hot, depth, split, hotZero * zero, one, zero, one);
    this.enter(cold, depth, split, coldZero * zero, 0, zero, one);
  }

  /** Goes down without an element: the feature's presence is fixed. */
  private pass(child: number, depth: number, share: number): void {
    if (share === 0) return;
    const {products, sums} = this;
    const count = this.points.length;
    const here = depth * count;
    const below = here + count;
    this.features[depth] = -1;
    for (let k = 0; k < count; k++) products[below + k] = products[here + k] * share;
    this.descend(child, depth + 1);
    for (let k = 0; k < count; k++) sums[here + k] += sums[below + k];
  }

  /** Goes down with an element; `outerZero` and `outerOne` are those of the same feature above, or 1 and 1. */
  private enter(
    child: number,
    depth: number,
    feature: number,
    zero: number,
    one: number,
    outerZero: number,
    outerOne: number
  ): void {
    if (zero === 0 && one === 0) return;
    const {points, weights, products, sums} = this;
    const count = points.length;
    const here = depth * count;
    const below = here + count;
    this.features[depth] = feature;
    this.zeros[depth] = zero;
    this.ones[depth] = one;
    for (let k = 0; k < count; k++) {
      const t = points[k];
      const outer = outerOne * t + outerZero * (1 - t);
      products[below + k] = (products[here + k] * (one * t + zero * (1 - t))) / outer;
    }
    this.descend(child, depth + 1);
    let share = 0;
    for (let k = 0; k < count; k++) {
      const t = points[k];
      const sum = sums[below + k];
      // Leaves below belong to this element and no longer to the one above of the same feature.
      const own = (one - zero) / (one * t + zero * (1 - t));
      const outer = (outerOne - outerZero) / (outerOne * t + outerZero * (1 - t));
      share += weights[k] * sum * (own - outer);
      sums[here + k] += sum;
    }
    this.phi[feature] += share;
  }
}
