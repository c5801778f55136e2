import type {DMatrix} from "../dmatrix.ts";
import {dcgGain, descending, discount} from "../metrics/ranking.ts";
import type {CustomObjective} from "./options.ts";

/** Ranks from here on are only compared with those before. */
const TOP = 32;
const EPSILON = 1e-16;

/**
 * LambdaMART (Burges, From RankNet to LambdaRank to LambdaMART, 2010) as XGBoost 2 and newer train it by default: of
 * each query the 32 rows ranked first are compared with all after them, weighted by what swapping the two changes of
 * the NDCG, or all alike for "rank:pairwise", over the difference of their scores.
 */
export function rankingLoss(byNdcg: boolean): CustomObjective {
  return (margins, data) => {
    const gradient = new Float32Array(margins.length);
    const hessian = new Float32Array(margins.length);
    const starts = data.groups ?? Uint32Array.of(0, data.rows);
    for (let g = 0; g + 1 < starts.length; g++) {
      const range = [starts[g], starts[g + 1]] as const;
      lambdas(margins, data, range, byNdcg, gradient, hessian);
    }
    return {gradient, hessian};
  };
}

function lambdas(
  margins: Float32Array,
  {label}: DMatrix,
  [begin, end]: readonly [number, number],
  byNdcg: boolean,
  gradient: Float32Array,
  hessian: Float32Array
): void {
  const labels = label!;
  const order = descending(margins, begin, end);
  const ideal = descending(labels, begin, end)
    .subarray(0, TOP)
    .reduce((sum, row, i) => sum + dcgGain(labels[row]) * discount(i), 0);
  const inverse = ideal === 0 ? 0 : 1 / ideal;
  const [best, worst] = [margins[order[0]], margins[order[order.length - 1]]];
  let sum = 0;
  for (let i = 0; i < Math.min(order.length, TOP); i++) {
    for (let j = i + 1; j < order.length; j++) {
      if (labels[order[i]] === labels[order[j]]) continue;
      const [high, low] = labels[order[i]] > labels[order[j]] ? [i, j] : [j, i];
      const [better, lesser] = [order[high], order[low]];
      const difference = Math.fround(margins[better] - margins[lesser]);
      const sigmoid = Math.fround(1 / (1 + Math.exp(-difference) + EPSILON));
      let change = 1;
      if (byNdcg) {
        const gains = dcgGain(labels[better]) - dcgGain(labels[lesser]);
        change = Math.abs(gains * (discount(high) - discount(low)) * inverse);
      }
      if (best !== worst) change /= Math.abs(difference) + 0.01;
      const lambda = Math.fround((sigmoid - 1) * change);
      const curvature = Math.fround(Math.max(sigmoid * (1 - sigmoid), EPSILON) * change * 2);
      gradient[better] += lambda;
      gradient[lesser] -= lambda;
      hessian[better] += curvature;
      hessian[lesser] += curvature;
      sum -= 2 * lambda;
    }
  }
  if (!(sum > 0)) return;
  const norm = Math.fround(Math.log2(1 + sum) / sum);
  for (let row = begin; row < end; row++) {
    gradient[row] *= norm;
    hessian[row] *= norm;
  }
}
