import type {Tree} from "../model/tree.ts";

// TreeSHAP: Lundberg, Erion, Lee: Consistent Individualized Feature Attribution for Tree Ensembles (2018),
// algorithm 2. A path element is a feature met on the way down, with the share of paths that pass when the
// feature is unknown (zero), when it is known (one), and the weight of the subsets of that size.

/** Sum of leaf values weighted by cover. */
export function expectedValue(tree: Tree): number {
  const mean = (node: number): number => {
    if (tree.left[node] < 0) return tree.condition[node];
    const [l, r] = [tree.left[node], tree.right[node]];
    return (mean(l) * tree.sumHessian[l] + mean(r) * tree.sumHessian[r]) / tree.sumHessian[node];
  };
  return mean(0);
}

function depthOf(tree: Tree): number {
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
  private readonly features: Int32Array;
  private readonly zeros: Float64Array;
  private readonly ones: Float64Array;
  private readonly weights: Float64Array;
  private data: Float32Array = new Float32Array();
  private offset = 0;
  private phi: Float64Array = new Float64Array();
  private condition = FREE;

  constructor(private readonly tree: Tree) {
    this.expected = expectedValue(tree);
    const room = depthOf(tree) + 3;
    const size = (room * (room + 1)) / 2;
    this.features = new Int32Array(size);
    this.zeros = new Float64Array(size);
    this.ones = new Float64Array(size);
    this.weights = new Float64Array(size);
  }

  /** Adds each feature's share of this tree's value for a row to phi. */
  explain(data: Float32Array, offset: number, phi: Float64Array, condition: Condition = FREE): void {
    this.data = data;
    this.offset = offset;
    this.phi = phi;
    this.condition = condition;
    this.descend(0, 0, 0, 1, 1, -1, 1);
  }

  private extend(path: number, depth: number, zero: number, one: number, feature: number): void {
    const {features, zeros, ones, weights} = this;
    features[path + depth] = feature;
    zeros[path + depth] = zero;
    ones[path + depth] = one;
    weights[path + depth] = depth === 0 ? 1 : 0;
    for (let i = depth - 1; i >= 0; i--) {
      weights[path + i + 1] += (one * weights[path + i] * (i + 1)) / (depth + 1);
      weights[path + i] = (zero * weights[path + i] * (depth - i)) / (depth + 1);
    }
  }

  private unwind(path: number, depth: number, index: number): void {
    const {features, zeros, ones, weights} = this;
    const one = ones[path + index];
    const zero = zeros[path + index];
    let next = weights[path + depth];
    for (let i = depth - 1; i >= 0; i--) {
      if (one !== 0) {
        const kept = weights[path + i];
        weights[path + i] = (next * (depth + 1)) / ((i + 1) * one);
        next = kept - (weights[path + i] * zero * (depth - i)) / (depth + 1);
      } else {
        weights[path + i] = (weights[path + i] * (depth + 1)) / (zero * (depth - i));
      }
    }
    for (let i = index; i < depth; i++) {
      features[path + i] = features[path + i + 1];
      zeros[path + i] = zeros[path + i + 1];
      ones[path + i] = ones[path + i + 1];
    }
  }

  private unwoundSum(path: number, depth: number, index: number): number {
    const {zeros, ones, weights} = this;
    const one = ones[path + index];
    const zero = zeros[path + index];
    let next = weights[path + depth];
    let total = 0;
    for (let i = depth - 1; i >= 0; i--) {
      if (one !== 0) {
        const weight = (next * (depth + 1)) / ((i + 1) * one);
        total += weight;
        next = weights[path + i] - (weight * zero * (depth - i)) / (depth + 1);
      } else if (zero !== 0) {
        total += (weights[path + i] * (depth + 1)) / (zero * (depth - i));
      }
    }
    return total;
  }

  private descend(
    node: number,
    depthHere: number,
    parentPath: number,
    zero: number,
    one: number,
    feature: number,
    share: number
  ): void {
    if (share === 0) return;
    const {tree, features, zeros, ones, weights, condition} = this;
    let depth = depthHere;
    const path = parentPath + depth;
    // The parent's elements, of which there are `depth`, precede this node's copy.
    for (let i = depth - 1; i >= 0; i--) {
      features[path + i] = features[parentPath + i];
      zeros[path + i] = zeros[parentPath + i];
      ones[path + i] = ones[parentPath + i];
      weights[path + i] = weights[parentPath + i];
    }
    const fixed = condition.sign !== 0 && condition.feature === feature;
    if (!fixed) this.extend(path, depth, zero, one, feature);
    else depth--;

    if (tree.left[node] < 0) {
      for (let i = 1; i <= depth; i++) {
        const weight = this.unwoundSum(path, depth, i);
        this.phi[features[path + i]] +=
          weight * (ones[path + i] - zeros[path + i]) * tree.condition[node] * share;
      }
      return;
    }
    const split = tree.feature[node];
    const value = this.data[this.offset + split];
    const goesLeft = Number.isNaN(value) ? tree.defaultLeft[node] === 1 : value < tree.condition[node];
    const hot = goesLeft ? tree.left[node] : tree.right[node];
    const cold = goesLeft ? tree.right[node] : tree.left[node];
    const hotZero = tree.sumHessian[hot] / tree.sumHessian[node];
    const coldZero = tree.sumHessian[cold] / tree.sumHessian[node];
    let incomingZero = 1;
    let incomingOne = 1;
    for (let i = 1; i <= depth; i++) {
      if (features[path + i] !== split) continue;
      incomingZero = zeros[path + i];
      incomingOne = ones[path + i];
      this.unwind(path, depth, i);
      depth--;
      break;
    }
    let hotShare = share;
    let coldShare = share;
    if (condition.feature === split && condition.sign > 0) coldShare = 0;
    else if (condition.feature === split && condition.sign < 0) {
      hotShare *= hotZero;
      coldShare *= coldZero;
    }
    this.descend(hot, depth + 1, path, hotZero * incomingZero, incomingOne, split, hotShare);
    this.descend(cold, depth + 1, path, coldZero * incomingZero, 0, split, coldShare);
  }
}
