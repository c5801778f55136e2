import type {Model} from "../model/tree.ts";

/** Adds a gblinear's sums to the margins; a missing value counts nothing. */
export function addLinearMargins(
  {linear, numFeature}: Pick<Model, "linear" | "numFeature">,
  data: Float32Array,
  outputs: number,
  sums: Float32Array
): void {
  const weights = linear!.weights;
  for (let at = 0; at < sums.length; at++) {
    const [row, output] = [Math.floor(at / outputs), at % outputs];
    let sum = Math.fround(sums[at] + weights[numFeature * outputs + output]);
    for (let feature = 0; feature < numFeature; feature++) {
      const value = data[row * numFeature + feature];
      if (!Number.isNaN(value))
        sum = Math.fround(sum + Math.fround(value * weights[feature * outputs + output]));
    }
    sums[at] = sum;
  }
}

/** Each feature's term of the sum, rows x outputs x (features + 1), the last one bias and base. */
export function linearContributions(
  {linear, numFeature}: Pick<Model, "linear" | "numFeature">,
  data: Float32Array,
  outputs: number,
  start: Float32Array
): Float32Array {
  const weights = linear!.weights;
  const width = numFeature + 1;
  const out = new Float32Array(start.length * width);
  for (let at = 0; at < start.length; at++) {
    const [row, output] = [Math.floor(at / outputs), at % outputs];
    for (let feature = 0; feature < numFeature; feature++) {
      const value = data[row * numFeature + feature];
      if (!Number.isNaN(value)) out[at * width + feature] = value * weights[feature * outputs + output];
    }
    out[at * width + numFeature] = start[at] + weights[numFeature * outputs + output];
  }
  return out;
}
