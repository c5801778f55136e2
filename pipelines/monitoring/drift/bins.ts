const FINE_BINS = 40;
/** Deciles: the usual bins of a population stability index. */
const COARSE_SHARE = 0.1;
/** A coarse bin of the tail that holds less than this joins its neighbour. */
const LEAST_SHARE = 0.01;

/** Largest single-precision number below `value`. */
export function nextBelow(value: number): number {
  if (value === 0) return -1.401298464324817e-45;
  const float = new Float32Array([value]);
  const bits = new Int32Array(float.buffer);
  bits[0] += value > 0 ? -1 : 1;
  return float[0];
}

/**
 * Upper edges of at most 40 bins over `values` (ascending): every distinct value its own bin where there
 * are few, otherwise bins of equal mass.
 */
export function fineEdges(values: ArrayLike<number>): number[] {
  if (values.length === 0) throw new RangeError("fineEdges: no values");
  const distinct: number[] = [];
  for (let i = 0; i < values.length && distinct.length <= FINE_BINS; i += 1)
    if (i === 0 || values[i] !== values[i - 1]) distinct.push(values[i]);
  if (distinct.length <= FINE_BINS) return distinct;
  const edges: number[] = [];
  for (let k = 1; k <= FINE_BINS; k += 1) {
    const edge = values[Math.ceil((k * values.length) / FINE_BINS) - 1];
    if (edge !== edges.at(-1)) edges.push(edge);
  }
  return edges;
}

/** Counts of `values` (ascending) in the bins that end at `edges`, the last of which is the maximum. */
export function countInBins(values: ArrayLike<number>, edges: readonly number[]): number[] {
  const counts = new Array<number>(edges.length).fill(0);
  let bin = 0;
  for (let i = 0; i < values.length; i += 1) {
    while (bin < edges.length - 1 && values[i] > edges[bin]) bin += 1;
    counts[bin] += 1;
  }
  return counts;
}

/** Coarse bin of each fine one: neighbours are joined until a bin holds a tenth of the reference. */
export function coarseBins(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const coarse: number[] = [];
  let bin = 0;
  let mass = 0;
  counts.forEach((count, i) => {
    const share = count / total;
    if (mass > 0 && share >= COARSE_SHARE && mass >= LEAST_SHARE) {
      bin += 1;
      mass = 0;
    }
    coarse.push(bin);
    mass += share;
    if (mass >= COARSE_SHARE && i < counts.length - 1) {
      bin += 1;
      mass = 0;
    }
  });
  if (mass < LEAST_SHARE && bin > 0) return coarse.map((b) => Math.min(b, bin - 1));
  return coarse;
}

/** Sums fine counts into coarse bins. */
export function toCoarse(fine: ArrayLike<number>, coarse: readonly number[]): number[] {
  const sums = new Array<number>((coarse.at(-1) ?? -1) + 1).fill(0);
  coarse.forEach((bin, i) => {
    sums[bin] += fine[i];
  });
  return sums;
}
