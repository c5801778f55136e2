import {ParameterError} from "../errors.ts";
import {categoryList} from "../model/document.ts";
import {streamed} from "../model/float-text.ts";
import type {Tree} from "../model/tree.ts";
import type {DumpedFeature} from "./feature-map.ts";

/** Digits that tell single floats apart. */
const DIGITS = 9;
/** Values of a leaf with several that text and graphs show. */
const SHOWN_VALUES = 3;

/** A split as a dump tells it. */
export interface Split {
  readonly name: string;
  /** A number, or nothing where the feature is an indicator. */
  readonly threshold?: string;
  /** Categories that lead to yes. */
  readonly categories?: readonly number[];
  readonly left: number;
  readonly right: number;
  readonly yes: number;
  readonly no: number;
  /** The child of rows without a value. */
  readonly missing: number;
}

/** A tree's nodes in words, for the formats of a dump. */
export class TreeView {
  constructor(
    private readonly tree: Tree,
    private readonly features: readonly DumpedFeature[]
  ) {}

  isLeaf(node: number): boolean {
    return this.tree.left[node] < 0;
  }

  cover(node: number): string {
    return streamed(this.tree.sumHessian[node], DIGITS);
  }

  gain(node: number): string {
    return streamed(this.tree.lossChange[node], DIGITS);
  }

  /** The leaf's value; of several the first two and the last, or all. */
  leaf(node: number, all = false): string {
    const {condition, leafVectors, leafSize = 1} = this.tree;
    if (!leafVectors) return streamed(condition[node], DIGITS);
    const values = leafVectors.subarray(node * leafSize, (node + 1) * leafSize);
    const texts = Array.from(values, (value) => streamed(value, DIGITS));
    if (!all && leafSize > SHOWN_VALUES) texts.splice(SHOWN_VALUES - 1, leafSize - SHOWN_VALUES, "...");
    return `[${texts.join(", ")}]`;
  }

  /** `whole`: thresholds of integer features as the first whole number that goes right, as text and JSON have it. */
  split(node: number, whole = true): Split {
    const {tree} = this;
    const [left, right] = [tree.left[node], tree.right[node]];
    const {name, type} = this.features[tree.feature[node]];
    const missing = tree.defaultLeft[node] ? left : right;
    const bits = tree.categories?.get(node);
    const common = {name, left, right, missing};
    if (type !== undefined && (bits !== undefined) !== (type === "c")) {
      const [is, isNot] = bits ? ["categories", "numbers"] : ["a threshold", "categories"];
      throw new ParameterError(
        "featureMap",
        name,
        `another type: the model splits it by ${is}, not ${isNot}`
      );
    }
    if (bits) return {...common, categories: categoryList(bits), yes: right, no: left};
    if (type === "i") return {...common, yes: missing === left ? right : left, no: missing};
    const threshold = tree.condition[node];
    const told = whole && type === "int" ? String(Math.ceil(threshold) + 0) : streamed(threshold, DIGITS);
    return {...common, threshold: told, yes: left, no: right};
  }
}
