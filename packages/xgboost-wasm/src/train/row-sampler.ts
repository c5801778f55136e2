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

/**
 * The weight from which on a row is certain to be chosen, so that `wanted` rows are expected if each other's chance is
 * its weight divided by that; 0 where all are.
 */
export function certainFrom(weights: Float32Array, wanted: number): number {
  // Rises towards the answer: rows at least as heavy as the bound before count as one each.
  let bound = 0;
  for (let turn = 0; turn < 100; turn++) {
    let certain = 0;
    let sum = 0;
    for (let i = 0; i < weights.length; i++) {
      const weight = weights[i];
      if (bound > 0 && weight >= bound) certain++;
      else sum += weight;
    }
    const next = certain < wanted ? sum / (wanted - certain) : bound;
    if (Math.abs(next - bound) <= 1e-6 * next) return next;
    bound = next;
  }
  return bound;
}
