import type {Tree} from "../model/tree.ts";

export interface SplitRecord {
  feature: number;
  threshold: number;
  /** Last bin that goes left. */
  bin: number;
  defaultLeft: boolean;
  gain: number;
  hessian: number;
  weight: number;
  left: {weight: number; hessian: number};
  right: {weight: number; hessian: number};
  /** Bits of the categories that go right, of a split by category. */
  categories?: Uint32Array;
}

/** Collects a growing tree's nodes; children get consecutive numbers in the order of the splits. */
export class TreeWriter {
  private readonly left: number[] = [];
  private readonly right: number[] = [];
  private readonly parent: number[] = [];
  private readonly feature: number[] = [];
  private readonly condition: number[] = [];
  private readonly defaultLeft: number[] = [];
  private readonly lossChange: number[] = [];
  private readonly sumHessian: number[] = [];
  private readonly baseWeight: number[] = [];
  private readonly bins: number[] = [];
  private readonly categories = new Map<number, Uint32Array>();
  private readonly eta: number;

  constructor(eta: number) {
    this.eta = Math.fround(eta);
  }

  addRoot(weight: number, hessian: number): void {
    this.add(-1, weight, hessian);
  }

  private add(parent: number, weight: number, hessian: number): number {
    this.left.push(-1);
    this.right.push(-1);
    this.parent.push(parent);
    this.feature.push(0);
    this.condition.push(Math.fround(Math.fround(weight) * this.eta));
    this.defaultLeft.push(0);
    this.lossChange.push(0);
    this.sumHessian.push(hessian);
    this.baseWeight.push(weight);
    this.bins.push(0);
    return this.left.length - 1;
  }

  /** Turns a leaf into a split; returns the left child, the right one follows it. */
  split(node: number, split: SplitRecord): number {
    const left = this.add(node, split.left.weight, split.left.hessian);
    this.left[node] = left;
    this.right[node] = this.add(node, split.right.weight, split.right.hessian);
    this.feature[node] = split.feature;
    this.condition[node] = split.threshold;
    this.defaultLeft[node] = split.defaultLeft ? 1 : 0;
    this.lossChange[node] = split.gain;
    this.sumHessian[node] = split.hessian;
    this.baseWeight[node] = split.weight;
    this.bins[node] = split.bin;
    if (split.categories) this.categories.set(node, split.categories);
    return left;
  }

  finish(): {tree: Tree; bins: Int32Array} {
    return {
      tree: {
        left: Int32Array.from(this.left),
        right: Int32Array.from(this.right),
        parent: Int32Array.from(this.parent),
        feature: Int32Array.from(this.feature),
        condition: Float32Array.from(this.condition),
        defaultLeft: Uint8Array.from(this.defaultLeft),
        lossChange: Float32Array.from(this.lossChange),
        sumHessian: Float32Array.from(this.sumHessian),
        baseWeight: Float32Array.from(this.baseWeight),
        ...(this.categories.size > 0 ? {categories: this.categories} : {})
      },
      bins: Int32Array.from(this.bins)
    };
  }
}
