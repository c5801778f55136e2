import {type Interval, wilsonInterval} from "./normal.ts";

export interface CategoryShare {
  readonly category: string;
  readonly reference: number;
  /** Share in the sample with its Wilson interval. */
  readonly share: Interval;
  /** Sample minus reference, in share points. */
  readonly change: number;
}

/** Share of every category in both samples, in the given order; `effective` is the sample's effective size. */
export function populationShares(
  categories: readonly string[],
  sample: ArrayLike<number>,
  reference: ArrayLike<number>,
  effective: number,
  confidence: number
): CategoryShare[] {
  let n = 0;
  let m = 0;
  for (let i = 0; i < categories.length; i += 1) {
    n += sample[i];
    m += reference[i];
  }
  return categories.map((category, i) => {
    const share = n === 0 ? 0 : sample[i] / n;
    const before = m === 0 ? 0 : reference[i] / m;
    return {
      category,
      reference: before,
      share: wilsonInterval(share * effective, effective, confidence),
      change: share - before
    };
  });
}
