import type {FeatureLayout} from "../layout.ts";
import type {ResolvedParameters} from "../parameters.ts";
import type {Codes} from "../quantize.ts";
import type {Candidate, Split} from "./candidate.ts";

type Sums = readonly [gradient: number, hessian: number];

const plus = (a: Sums, b: Sums): Sums => [a[0] + b[0], a[1] + b[1]];
const minus = (a: Sums, b: Sums): Sums => [a[0] - b[0], a[1] - b[1]];

/** A category feature's best split so far at a node. */
interface Best {
  gain: number;
  left: Sums;
  right: Sums;
  defaultLeft: boolean;
  categories: readonly number[];
}

/** Finds splits by category in a node's histogram, as XGBoost's hist updater does. */
export class CategoryFinder {
  /** Features with categories. */
  readonly features: readonly number[];

  constructor(
    private readonly codes: Codes,
    private readonly params: ResolvedParameters,
    private readonly regularization: number,
    private readonly offsets: Uint32Array
  ) {
    this.features = codes.layout.features.flatMap(({cuts}, i) => (cuts.categorical ? [i] : []));
  }

  /** The better one of the split found so far and the best by category; mask tells which features may be used. */
  improve(candidate: Candidate, mask: Uint8Array, found: Split | null): Split | null {
    let best = found;
    for (const feature of this.features) {
      if (mask[feature] === 0) continue;
      const own = this.search(candidate, this.codes.layout.features[feature]);
      if (!own) continue;
      // Of equals that of the first feature.
      const better = !best || own.gain > best.gain || (own.gain === best.gain && feature < best.feature);
      if (better) best = {feature, bin: -1, ...own};
    }
    return best;
  }

  private search(candidate: Candidate, layout: FeatureLayout): Omit<Split, "feature" | "bin"> | null {
    const bins = layout.cuts.upper.length;
    const start = candidate.histogram + this.offsets[layout.column] + layout.firstCode * 16;
    const histogram = this.codes.heap.f64(start, bins * 2);
    const sums = Array.from({length: bins}, (_, b): Sums => [histogram[2 * b], histogram[2 * b + 1]]);
    const found =
      bins < this.params.maxCatToOneHot ? this.oneHot(candidate, sums) : this.partition(candidate, sums);
    if (!found) return null;
    const {gain, left, right, defaultLeft, categories} = found;
    const bits = new Uint32Array((Math.max(...categories) >> 5) + 1);
    for (const category of categories) bits[category >> 5] |= 1 << (category & 31);
    return {
      gain,
      defaultLeft,
      leftG: left[0],
      leftH: left[1],
      rightG: right[0],
      rightH: right[1],
      right: bits
    };
  }

  /** One category against the rest, missing values on either side. */
  private oneHot(candidate: Candidate, sums: readonly Sums[]): Best | null {
    const whole: Sums = [candidate.gradient, candidate.hessian];
    const missing = minus(whole, sums.reduce(plus, [0, 0] as Sums));
    let best: Best | null = null;
    sums.forEach((one, category) => {
      for (const defaultLeft of [true, false]) {
        const right = defaultLeft ? one : plus(one, missing);
        best = this.better(best, candidate, minus(whole, right), right, defaultLeft, () => [category]);
      }
    });
    return best;
  }

  /** Two sets of categories: a cut of their order by weight, from both ends. */
  private partition(candidate: Candidate, sums: readonly Sums[]): Best | null {
    const {heap} = this.codes;
    const whole: Sums = [candidate.gradient, candidate.hessian];
    const weights = sums.map(([g, h]) =>
      heap.kernels.nodeWeight(this.regularization, g, h, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)
    );
    const order = sums.map((_, b) => b).sort((a, b) => weights[a] - weights[b] || a - b);
    const tried = Math.min(this.params.maxCatThreshold, sums.length) - 1;
    let best: Best | null = null;
    let side: Sums = [0, 0];
    for (let i = 0; i < tried; i++) {
      side = plus(side, sums[order[i]]);
      best = this.better(best, candidate, minus(whole, side), side, true, () => order.slice(0, i + 1));
    }
    side = [0, 0];
    for (let i = 0; i < tried; i++) {
      const last = sums.length - 1 - i;
      side = plus(side, sums[order[last]]);
      best = this.better(best, candidate, side, minus(whole, side), false, () => order.slice(0, last));
    }
    return best;
  }

  private better(
    best: Best | null,
    {gradient, hessian, low, high}: Candidate,
    left: Sums,
    right: Sums,
    defaultLeft: boolean,
    categories: () => readonly number[]
  ): Best | null {
    const {minChildWeight} = this.params;
    if (left[1] < minChildWeight || right[1] < minChildWeight) return best;
    const {kernels} = this.codes.heap;
    const gain = kernels.splitLoss(this.regularization, ...left, ...right, gradient, hessian, low, high);
    if (!(gain > (best?.gain ?? 0)) || !Number.isFinite(gain)) return best;
    return {gain, left, right, defaultLeft, categories: categories()};
  }
}
