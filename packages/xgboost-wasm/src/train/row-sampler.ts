import type {ResolvedParameters} from "../parameters.ts";
import type {Codes} from "../quantize.ts";

/** What the Hessian counts beside the gradient in a row's weight, as in XGBoost's sampler on GPUs. */
const HESSIAN_SHARE = 0.1;

/** The rows that one tree is grown on. */
export interface RowSample {
  /** Rows chosen, whose numbers stand in the codes' first buffer, ascending. */
  readonly count: number;
  /** Address of the gradient pairs to grow on. */
  readonly gradients: number;
}

/**
 * Chooses rows tree by tree: each with the same chance, or ("gradient_based") with a chance proportional to
 * sqrt(gradient² + 0.1 hessian²), at most 1, whose pairs are then divided by that chance. Sums over a sample are
 * so without bias, with the least variance for its size (Ibragimov and Gusev 2019, "Minimal Variance Sampling").
 */
export class RowSampler {
  private readonly weights: Float32Array;
  private readonly scaled: number;

  constructor(
    private readonly codes: Codes,
    private readonly params: Pick<ResolvedParameters, "subsample" | "gradientBased">
  ) {
    const byGradient = params.gradientBased && params.subsample < 1;
    this.weights = new Float32Array(byGradient ? codes.rows : 0);
    this.scaled = byGradient ? codes.heap.allocate(codes.rows * 8) : 0;
  }

  choose(gradients: number, random: () => number): RowSample {
    const {heap, rows, buffers} = this.codes;
    const {subsample} = this.params;
    if (this.scaled !== 0) return this.byGradient(gradients, random);
    if (subsample >= 1) {
      heap.kernels.fillSequence(buffers.first, rows);
      return {count: rows, gradients};
    }
    const target = heap.u32(buffers.first, rows);
    let count = 0;
    for (let i = 0; i < rows; i++) if (random() < subsample) target[count++] = i;
    return {count, gradients};
  }

  private byGradient(gradients: number, random: () => number): RowSample {
    const {weights, scaled, codes} = this;
    const {heap, rows, buffers} = codes;
    const pairs = heap.f32(gradients, rows * 2);
    for (let i = 0; i < rows; i++) {
      const gradient = pairs[2 * i];
      const hessian = pairs[2 * i + 1];
      weights[i] = Math.sqrt(gradient * gradient + HESSIAN_SHARE * hessian * hessian);
    }
    const sure = certainFrom(weights, this.params.subsample * rows);
    const target = heap.u32(buffers.first, rows);
    const out = heap.f32(scaled, rows * 2);
    let count = 0;
    for (let i = 0; i < rows; i++) {
      const chance = sure > 0 ? weights[i] / sure : 1;
      if (chance < 1 && random() >= chance) continue;
      target[count++] = i;
      const factor = chance < 1 ? 1 / chance : 1;
      out[2 * i] = pairs[2 * i] * factor;
      out[2 * i + 1] = pairs[2 * i + 1] * factor;
    }
    return {count, gradients: scaled};
  }
}

/** Weights are told apart by their exponent and the first bits of their mantissa. */
const SHIFT = 23 - 4;
const BUCKETS = 2 ** (31 - SHIFT);

/**
 * The weight from which on a row is certain to be chosen, so that `wanted` rows are expected if each other's chance is
 * its weight divided by that; 0 where all with any weight are.
 * @param weights none negative
 */
export function certainFrom(weights: Float32Array, wanted: number): number {
  const bits = new Uint32Array(weights.buffer, weights.byteOffset, weights.length);
  const counts = new Uint32Array(BUCKETS);
  const sums = new Float64Array(BUCKETS);
  for (let i = 0; i < weights.length; i++) {
    const bucket = bits[i] >>> SHIFT;
    counts[bucket]++;
    sums[bucket] += weights[i];
  }
  const lighter = new Float64Array(BUCKETS);
  for (let bucket = 1; bucket < BUCKETS; bucket++) lighter[bucket] = lighter[bucket - 1] + sums[bucket - 1];
  // From the heaviest on buckets are certain, down to the one in which, or above all of which, the bound is.
  let certain = 0;
  let bucket = BUCKETS - 1;
  for (; bucket > 0; bucket--) {
    const lowest = lowestOf(bucket);
    if ((certain + counts[bucket]) * lowest + lighter[bucket] >= wanted * lowest) break;
    certain += counts[bucket];
  }
  const open = new Float32Array(counts[bucket]);
  for (let i = 0, to = 0; i < weights.length; i++) if (bits[i] >>> SHIFT === bucket) open[to++] = weights[i];
  return boundAmong(open, lighter[bucket], wanted - certain);
}

const oneFloat = new Float32Array(1);
const itsBits = new Uint32Array(oneFloat.buffer);

function lowestOf(bucket: number): number {
  itsBits[0] = bucket << SHIFT;
  return oneFloat[0];
}

/** The same of the weights of one bucket, whatever is lighter taken together. */
function boundAmong(weights: Float32Array, lighter: number, wanted: number): number {
  let bound = Number.POSITIVE_INFINITY;
  let before = -1;
  for (;;) {
    let certain = 0;
    let sum = lighter;
    for (const weight of weights) {
      if (weight >= bound) certain++;
      else sum += weight;
    }
    // Falls towards the answer, which it has reached when no other weight has become certain.
    if (certain >= wanted) return bound;
    if (sum === 0) return 0;
    if (certain === before) return bound;
    before = certain;
    bound = sum / (wanted - certain);
  }
}
